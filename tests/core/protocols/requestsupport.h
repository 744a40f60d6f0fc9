// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/resolvedtarget.h"
#include "protocols/protocol.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace lineup::test {

using namespace Qt::StringLiterals;

// What the tests of requests have in common: a target that sets every parameter, and its request.
inline Target everything(const QString &provider, const QString &model, const QString &baseUrl = {})
{
    Target target;
    target.provider = provider;
    target.model = model;
    target.baseUrl = baseUrl;
    target.parameters.maxOutputTokens = 100;
    target.parameters.temperature = 0.5;
    target.parameters.topP = 0.75;
    target.parameters.stop = { u"END"_s };
    target.parameters.seed = 7;
    target.parameters.reasoningEffort = u"low"_s;
    return target;
}
inline ResolvedTarget resolved(const Target &target)
{
    return resolve(target, ModelCatalogue());
}
inline HttpRequest request(const ResolvedTarget &target, const RequestOptions &options = {},
                           const Prompt &prompt = { u"S"_s, { { Role::User, u"U"_s } } })
{
    return findProtocol(target.protocol)->request(target, prompt, options);
}
inline QJsonObject body(const ResolvedTarget &target, const RequestOptions &options = {})
{
    return QJsonDocument::fromJson(request(target, options).body).object();
}

} // namespace lineup::test

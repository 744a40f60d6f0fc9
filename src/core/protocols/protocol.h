// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answerparser.h"
#include "httptypes.h"
#include "model/prompt.h"
#include "model/resolvedtarget.h"
#include "model/secret.h"

#include <QList>
#include <QString>

#include <memory>

namespace lineup {

// One model that a provider offers, as its list has it.
struct ModelInfo
{
    QString id;
    QString name; // for people; may be empty
    std::optional<qint64> contextTokens;
    std::optional<qint64> maxOutputTokens;

    friend bool operator==(const ModelInfo &, const ModelInfo &) = default;
};

struct ModelPage
{
    QList<ModelInfo> models;
    QString nextPage; // empty: this was the last one
    bool valid = false; // the body was a list of models
};

// A wire protocol: a stateless translator between our values and HTTP. It owns no socket, key, settings or
// signal. The facts come from the providers' API references and official SDKs.
class Protocol
{
public:
    Protocol() = default;
    virtual ~Protocol() = default;
    Q_DISABLE_COPY_MOVE(Protocol)

    virtual QString id() const = 0;
    virtual QString name() const = 0;
    virtual AuthScheme defaultAuth() const = 0;

    // Why a request cannot be made of this, for people; empty: it can.
    virtual QString refusal(const Prompt &, const RequestOptions &) const { return {}; }
    // What a whole answer lacks that the request asked to keep, for people.
    virtual QStringList lost(const Prompt &, const RequestOptions &, const QString & /*answer*/) const
    {
        return {};
    }
    // A streaming request. The target's baseUrl is joined with the protocol's path (a query is kept).
    virtual HttpRequest request(const ResolvedTarget &target, const Prompt &prompt,
                                const RequestOptions &options) const = 0;
    virtual std::unique_ptr<AnswerParser> createParser(const ResolvedTarget &target) const = 0;

    // What a response with an error status means. `sent` are the optional parameters of the request, so that
    // a 400 can be matched with one of them.
    virtual ProviderError error(int status, const RawHeaders &headers, const QByteArray &body,
                                const QStringList &sent) const = 0;

    virtual HttpRequest modelsRequest(const ResolvedTarget &target, const QString &page) const = 0;
    virtual ModelPage parseModels(const QByteArray &body) const = 0;
};

// All protocols that take prompts; to add one, add its file pair and a line in protocols.cpp.
const QList<const Protocol *> &protocols();
// Those of machine translation services, which take texts and a language.
const QList<const Protocol *> &translationProtocols();
// nullptr where there is none of that id. Lives as long as the program.
const Protocol *findProtocol(QStringView id);

// The header that carries the key; an empty name where the scheme is None or the key is empty.
RawHeader authHeader(AuthScheme scheme, const Secret &key);

} // namespace lineup

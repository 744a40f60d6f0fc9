// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httptypes.h"
#include "model/prompt.h"
#include "model/resolvedtarget.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

namespace lineup {

// Collects one request's body. An optional parameter gets in unless the target leaves it unset, the provider
// never takes it (Quirks::neverSend), the model takes no sampling, or the provider has just refused it
// (RequestOptions::omit); what got in and may still be refused is remembered for HttpRequest,
// and so is what the target sets in vain.
//
// Parameters::extra is merged last: its members replace ours, but where both are objects their members are
// merged, so that adding to "generationConfig" does not wipe our part of it.
class RequestBuilder
{
public:
    // Both must outlive the builder.
    RequestBuilder(const ResolvedTarget &target, const RequestOptions &options);

    const ResolvedTarget &target() const { return m_target; }
    // Whether the optional parameter of that lineup-file name may be sent.
    bool allows(const QString &parameter) const;
    // The reasoning effort to send, in lower case; empty where none is.
    QString effort();
    // How the effort is written: the model's way, else the provider's.
    EffortStyle effortStyle() const;

    void put(const QString &field, const QJsonValue &value) { m_body.insert(field, value); }
    // Remembers that an optional parameter was put.
    void sent(const QString &parameter);
    // Remembers that a parameter of the target's was not put.
    void withheld(const QString &parameter);

    // Puts the parameters of that kind into `object` under the protocol's names; an empty name: not accepted.
    void putSampling(QJsonObject &object, const QString &temperature, const QString &topP);
    void putMaxTokens(QJsonObject &object, const QString &field);
    void putStop(QJsonObject &object, const QString &field);
    void putSeed(QJsonObject &object, const QString &field);

    QJsonObject &body() { return m_body; }
    // The finished request; `headers` are the protocol's own ones.
    HttpRequest post(const QUrl &url, const QByteArray &accept, const RawHeaders &headers) const;

private:
    // Whether a parameter that the target sets gets into `field`; notes it as withheld where it never does.
    bool mayPut(const QString &parameter, const QString &field);

    const ResolvedTarget &m_target;
    const RequestOptions &m_options;
    QJsonObject m_body;
    QStringList m_sent;
    QStringList m_withheld;
};

// The target's address with `path` (already percent-encoded) behind its own path and `query` behind its own
// query.
QUrl endpoint(const ResolvedTarget &target, const QString &path, const QUrlQuery &query = {});
QString percentEncoded(const QString &pathSegment);
// A GET for a list of models.
HttpRequest getRequest(const ResolvedTarget &target, const QUrl &url, const RawHeaders &headers);
// The target's own header of that name, else `fallback`.
QByteArray customHeader(const ResolvedTarget &target, QByteArrayView name, const QByteArray &fallback);
// [{"role", "content"}] as OpenAI, Anthropic and Ollama have it; the system text is not in it.
QJsonArray chatMessages(const Prompt &prompt);

} // namespace lineup

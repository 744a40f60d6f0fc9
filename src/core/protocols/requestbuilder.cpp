// SPDX-License-Identifier: Apache-2.0
#include "requestbuilder.h"

#include <QJsonDocument>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void mergeExtra(QJsonObject &body, const QJsonObject &extra)
{
    for (auto it = extra.begin(); it != extra.end(); ++it) {
        if (it->isObject() && body.value(it.key()).isObject()) {
            QJsonObject merged = body.value(it.key()).toObject();
            const QJsonObject added = it->toObject();
            for (auto member = added.begin(); member != added.end(); ++member)
                merged.insert(member.key(), *member);
            body.insert(it.key(), merged);
        } else {
            body.insert(it.key(), *it);
        }
    }
}

bool isToken(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return c > ' ' && c < 0x7f && !QByteArrayView("()<>@,;:\\\"/[]?={}").contains(c);
    });
}

// The target's own headers replace ours of the same name. One that HTTP cannot carry is left out: a line
// break in a value would begin another header.
RawHeaders withCustomHeaders(RawHeaders headers, const QList<Header> &custom)
{
    for (const Header &header : custom) {
        const QByteArray name = header.name.trimmed().toLatin1();
        const QByteArray value = header.value.trimmed().toUtf8();
        if (!isToken(name) || value.contains('\r') || value.contains('\n') || value.contains('\0'))
            continue;
        headers.removeIf(
            [&name](const RawHeader &own) { return own.name.compare(name, Qt::CaseInsensitive) == 0; });
        headers.append({ name, value });
    }
    return headers;
}

} // namespace

RequestBuilder::RequestBuilder(const ResolvedTarget &target, const RequestOptions &options)
    : m_target(target)
    , m_options(options)
{ }

bool RequestBuilder::allows(const QString &parameter) const
{
    return !m_target.quirks.neverSend.contains(parameter) && !m_options.omit.contains(parameter);
}

bool RequestBuilder::mayPut(const QString &parameter, const QString &field)
{
    if (field.isEmpty() || m_target.quirks.neverSend.contains(parameter))
        withheld(parameter);
    else
        return !m_options.omit.contains(parameter);
    return false;
}

QString RequestBuilder::effort()
{
    const QString effort = m_target.target.parameters.reasoningEffort.trimmed().toLower();
    const QString parameter = u"reasoningEffort"_s;
    const QString field = effortStyle() == EffortStyle::None ? QString() : parameter;
    return !effort.isEmpty() && mayPut(parameter, field) ? effort : QString();
}

EffortStyle RequestBuilder::effortStyle() const
{
    return m_target.model.effort.value_or(m_target.quirks.effort);
}

void RequestBuilder::sent(const QString &parameter)
{
    if (!m_sent.contains(parameter))
        m_sent.append(parameter);
}

void RequestBuilder::withheld(const QString &parameter)
{
    if (!m_withheld.contains(parameter))
        m_withheld.append(parameter);
}

void RequestBuilder::putSampling(QJsonObject &object, const QString &temperature, const QString &topP)
{
    const Parameters &parameters = m_target.target.parameters;
    const bool taken = m_target.model.takesSampling.value_or(true);
    if (parameters.temperature && mayPut(u"temperature"_s, taken ? temperature : QString())) {
        object.insert(temperature, *parameters.temperature);
        sent(u"temperature"_s);
    }
    if (parameters.topP && mayPut(u"topP"_s, taken ? topP : QString())) {
        object.insert(topP, *parameters.topP);
        sent(u"topP"_s);
    }
}

void RequestBuilder::putMaxTokens(QJsonObject &object, const QString &field)
{
    const auto &limit = m_target.target.parameters.maxOutputTokens;
    if (!limit || !mayPut(u"maxOutputTokens"_s, field))
        return;
    object.insert(field, *limit);
    sent(u"maxOutputTokens"_s);
}

void RequestBuilder::putStop(QJsonObject &object, const QString &field)
{
    const QStringList &stop = m_target.target.parameters.stop;
    if (stop.isEmpty() || !mayPut(u"stop"_s, field))
        return;
    object.insert(field, QJsonArray::fromStringList(stop));
    sent(u"stop"_s);
}

void RequestBuilder::putSeed(QJsonObject &object, const QString &field)
{
    const auto &seed = m_target.target.parameters.seed;
    if (!seed || !mayPut(u"seed"_s, field))
        return;
    object.insert(field, *seed);
    sent(u"seed"_s);
}

HttpRequest RequestBuilder::post(const QUrl &url, const QByteArray &accept, const RawHeaders &headers) const
{
    QJsonObject body = m_body;
    mergeExtra(body, m_target.target.parameters.extra);
    HttpRequest request;
    request.url = url;
    request.headers = RawHeaders{
        { "Content-Type", "application/json" }, { "Accept", accept }, { "Accept-Encoding", "identity" }
    } + headers;
    request.headers = withCustomHeaders(request.headers, m_target.target.headers);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.optionalParameters = m_sent;
    request.withheldParameters = m_withheld;
    return request;
}

QUrl endpoint(const ResolvedTarget &target, const QString &path, const QUrlQuery &query)
{
    QUrl url = target.baseUrl;
    QString base = url.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path, QUrl::StrictMode);
    QUrlQuery merged(url);
    const auto items = query.queryItems(QUrl::FullyEncoded);
    for (const auto &[name, value] : items) {
        if (!merged.hasQueryItem(name))
            merged.addQueryItem(name, value);
    }
    if (!merged.isEmpty())
        url.setQuery(merged);
    return url;
}

QString percentEncoded(const QString &pathSegment)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(pathSegment));
}

HttpRequest getRequest(const ResolvedTarget &target, const QUrl &url, const RawHeaders &headers)
{
    HttpRequest request;
    request.method = "GET";
    request.url = url;
    request.headers
        = RawHeaders{ { "Accept", "application/json" }, { "Accept-Encoding", "identity" } } + headers;
    request.headers = withCustomHeaders(request.headers, target.target.headers);
    return request;
}

QByteArray customHeader(const ResolvedTarget &target, QByteArrayView name, const QByteArray &fallback)
{
    for (const Header &header : target.target.headers) {
        if (header.name.trimmed().compare(QString::fromLatin1(name), Qt::CaseInsensitive) == 0)
            return header.value.trimmed().toUtf8();
    }
    return fallback;
}

QJsonArray chatMessages(const Prompt &prompt)
{
    QJsonArray messages;
    for (const Message &message : prompt.messages) {
        // What a model has not said yet cannot be continued, and several providers refuse it.
        if (message.role == Role::Assistant && message.text.isEmpty())
            continue;
        messages.append(QJsonObject{
            { "role"_L1, message.role == Role::Assistant ? "assistant"_L1 : "user"_L1 },
            { "content"_L1, message.text },
        });
    }
    return messages;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "providererror.h"

#include "errorbody.h"
#include "errorcodes.h"
#include "refusedparameter.h"
#include "retrywait.h"
#include "wirejson.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

#include <array>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxDetailChars = 2000;
constexpr qsizetype excerptChars = 300;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(lineup::ProviderError)
};

// Codes alone do not tell: Anthropic's empty purse is an invalid_request_error.
bool saysBilling(const QString &message)
{
    return message.contains("credit balance is too low"_L1, Qt::CaseInsensitive);
}

// Gemini's details tell it, but proxies drop them.
bool saysBadKey(const ErrorBody &body)
{
    return body.codes.contains(u"invalid_argument"_s)
        && body.message.contains("API key not valid"_L1, Qt::CaseInsensitive);
}

// Proxies wrap the provider's error into text of their own, its code with it.
bool saysRefused(const QString &message)
{
    static const QRegularExpression words(
        u"\\bContentPolicyViolation|\\bResponsibleAIPolicyViolation\\b|content management policy|"
        "\\bcode\\W{1,6}(content_filter|content_policy_violation|moderation_blocked)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return message.contains(words);
}

CodeMeaning meaningOf(int status, const ErrorBody &body)
{
    if (const auto telling = tellingCode(body.codes))
        return *telling;
    if (saysBilling(body.message))
        return { 402, false, true };
    if (saysBadKey(body))
        return { 401 };
    if ((status == 400 || status == 0) && saysRefused(body.message))
        return { 400, true, false };
    if (body.status)
        return { *body.status };
    if (status >= 300)
        return { status };
    if (const auto general = generalCode(body.codes))
        return *general;
    return { status };
}

// Bodies without a message get a sentence of ours: a gateway's page says nothing to people.
QString fallbackMessage(int status, const QByteArray &body, const RawHeaders &headers)
{
    if (status >= 300 && status < 400) {
        const QUrl target(QString::fromLatin1(headerValue(headers, "location").left(2000)));
        const QString address = plainSentence(
            target.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment), 200);
        return address.isEmpty()
            ? Texts::tr("The server redirects the request (status %1). Redirects are not followed.")
                  .arg(status)
            : Texts::tr("The server redirects the request to %1 (status %2). Redirects are not followed.")
                  .arg(address, QString::number(status));
    }
    const QByteArray start = body.left(1024).trimmed();
    if (start.isEmpty())
        return Texts::tr("The server answered with status %1 and without an explanation.").arg(status);
    if (start.startsWith('<'))
        return Texts::tr("The server answered with status %1 and a web page instead of an explanation.")
            .arg(status);
    return Texts::tr("The server answered with status %1: %2")
        .arg(QString::number(status), plainSentence(decodedUtf8(body.left(2000)), excerptChars));
}

ProviderError answerError(ErrorKind kind, const QString &message, const QString &detail)
{
    ProviderError error;
    error.error.kind = kind;
    error.error.message = message;
    error.error.detail = detail;
    return error;
}

ProviderError build(const CodeMeaning &meaning, const ErrorBody &body, const RawHeaders &headers)
{
    ProviderError error;
    error.error.kind = meaning.status == 0 ? ErrorKind::Server : kindOfStatus(meaning.status);
    error.refused = meaning.refused;
    error.retryable = !meaning.billing && !meaning.refused && isRetryableStatus(meaning.status)
        && headerValue(headers, "x-should-retry").trimmed().toLower() != "false";
    error.error.message = body.message;
    error.error.requestId = requestIdOf(headers);
    if (error.error.requestId.isEmpty())
        error.error.requestId = body.requestId;
    error.waitMs = retryWaitMs(headers, QDateTime::currentDateTimeUtc());
    if (!error.waitMs)
        error.waitMs = body.waitMs;
    return error;
}

} // namespace

ProviderError httpError(int status, const RawHeaders &headers, const QByteArray &bytes,
                        const QStringList &sent)
{
    const ErrorBody body = readErrorBody(bytes);
    const CodeMeaning meaning = meaningOf(status, body);
    ProviderError error = build(meaning, body, headers);
    error.error.httpStatus = status;
    error.error.detail = plainExcerpt(bytes, maxDetailChars);
    if (error.error.message.isEmpty() || (status >= 300 && status < 400))
        error.error.message = fallbackMessage(status, bytes, headers);
    if (!error.refused && status == 400 && error.error.kind == ErrorKind::InvalidRequest)
        error.refusedParameter = refusedParameter(body.param, body.message, sent);
    return error;
}

ProviderError eventError(const QJsonObject &event, const RawHeaders &headers)
{
    const ErrorBody body = readErrorObject(event);
    ProviderError error = build(meaningOf(0, body), body, headers);
    error.retryable = false; // the request was accepted: only statuses and broken connections are retried
    error.error.detail = plainExcerpt(QJsonDocument(event).toJson(QJsonDocument::Compact), maxDetailChars);
    if (error.error.message.isEmpty())
        error.error.message = Texts::tr("The provider reported an error without an explanation.");
    return error;
}

ProviderError notAnAnswer(QByteArrayView excerpt)
{
    const bool page = excerpt.trimmed().startsWith('<');
    return answerError(
        ErrorKind::Protocol,
        page ? Texts::tr("The server sent a web page instead of an answer. Check the address.")
             : Texts::tr("The server sent something that is not an answer. Check the address and "
                         "the protocol."),
        plainExcerpt(excerpt, excerptChars));
}

ProviderError compressedAnswer(const QByteArray &encoding)
{
    return answerError(ErrorKind::Protocol,
                       Texts::tr("The server sent a compressed answer (%1) although none was asked for.")
                           .arg(plainExcerpt(encoding, 40)),
                       {});
}

ProviderError tooManySkippedLines(QByteArrayView excerpt)
{
    return answerError(ErrorKind::Protocol,
                       Texts::tr("The answer was stopped because too much of it could not be understood."),
                       plainExcerpt(excerpt, excerptChars));
}

ProviderError answerTooLarge()
{
    return answerError(ErrorKind::TooLarge, Texts::tr("The answer was stopped because it is too large."), {});
}

QString requestIdOf(const RawHeaders &headers)
{
    constexpr std::array names{ "x-request-id",
                                "request-id",
                                "apim-request-id",
                                "x-generation-id",
                                "mistral-correlation-id",
                                "x-litellm-call-id",
                                "x-groq-request-id",
                                "x-trace-id",
                                "cf-ray" };
    for (const char *name : names) {
        const QByteArray value = headerValue(headers, name);
        if (!value.isEmpty())
            return plainExcerpt(value, 200);
    }
    return {};
}

} // namespace lineup

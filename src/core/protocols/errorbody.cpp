// SPDX-License-Identifier: Apache-2.0
#include "errorbody.h"

#include "retrywait.h"
#include "wirejson.h"

#include <QJsonArray>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxMessageChars = 500;
constexpr qsizetype maxWordChars = 200;

QString word(const QJsonValue &value)
{
    return plainSentence(value.toString(), maxWordChars);
}

void takeCode(ErrorBody &body, const QJsonValue &value)
{
    const int number = value.isDouble() ? value.toInt() : value.toString().toInt();
    if (number >= 400 && number <= 599) {
        if (!body.status)
            body.status = number;
        return;
    }
    const QString code = word(value).toLower();
    if (!code.isEmpty() && !body.codes.contains(code))
        body.codes.append(code);
}

// Gemini: {"@type": ".../ErrorInfo", "reason"} and {"@type": ".../RetryInfo", "retryDelay"}.
void takeDetail(ErrorBody &body, const QJsonObject &detail)
{
    takeCode(body, detail.value("reason"_L1));
    takeCode(body, detail.value("error_code"_L1));
    const auto wait = durationMs(detail.value("retryDelay"_L1).toString());
    if (wait && !body.waitMs)
        body.waitMs = wait;
}

void takeDetails(ErrorBody &body, const QJsonValue &details)
{
    if (details.isObject())
        takeDetail(body, details.toObject());
    const QJsonArray list = details.toArray();
    for (const auto detail : list)
        takeDetail(body, detail.toObject());
}

void takeCodes(ErrorBody &body, const QJsonObject &object)
{
    takeDetails(body, object.value("details"_L1));
    takeCode(body, object.value("innererror"_L1).toObject().value("code"_L1));
    takeCode(body, object.value("code"_L1));
    takeCode(body, object.value("type"_L1));
    takeCode(body, object.value("status"_L1));
    if (body.param.isEmpty())
        body.param = word(object.value("param"_L1));
}

// FastAPI and Mistral: {"detail": [{"loc": ["body", "seed"], "msg": "..."}]} or {"detail": "text"}.
QString detailText(const QJsonValue &detail)
{
    if (detail.isString())
        return detail.toString();
    if (detail.isObject())
        return detail.toObject().value("message"_L1).toString();
    QStringList parts;
    const QJsonArray list = detail.toArray();
    for (const auto entry : list) {
        const QJsonObject object = entry.toObject();
        QStringList path;
        const QJsonArray location = object.value("loc"_L1).toArray();
        for (const auto step : location)
            path.append(step.isDouble() ? QString::number(step.toInt()) : step.toString());
        const QString text = entry.isString() ? entry.toString() : object.value("msg"_L1).toString();
        parts.append(path.isEmpty() ? text : path.join(u'.') + ": "_L1 + text);
    }
    return parts.join("; "_L1);
}

QString messageOf(const QJsonObject &object)
{
    const QJsonValue message = object.value("message"_L1);
    return message.isObject() ? detailText(message.toObject().value("detail"_L1)) : message.toString();
}

// The order in which providers' shapes are tried; the first that has a text wins.
QString findMessage(const QJsonObject &object, const QJsonObject &error)
{
    const QStringList candidates{
        messageOf(error),
        object.value("error"_L1).toString(),
        messageOf(object),
        detailText(object.value("detail"_L1)),
        error.value("code"_L1).toString(),
        error.value("type"_L1).toString(),
    };
    for (const QString &candidate : candidates) {
        const QString text = plainSentence(candidate, maxMessageChars);
        if (!text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

ErrorBody readErrorObject(const QJsonObject &object)
{
    ErrorBody body;
    body.isJson = true;
    const QJsonObject error = object.value("error"_L1).toObject();
    body.message = findMessage(object, error);
    takeCodes(body, error);
    takeCodes(body, object);
    body.codes.removeAll(u"error"_s); // what Anthropic and Mistral call the envelope
    body.requestId = word(object.value("request_id"_L1));
    if (body.requestId.isEmpty())
        body.requestId = word(error.value("request_id"_L1));
    return body;
}

ErrorBody readErrorBody(const QByteArray &bytes)
{
    constexpr qsizetype maxErrorBytes = 1024 * 1024;
    if (bytes.size() > maxErrorBytes)
        return {};
    const QJsonDocument document = readJson(bytes);
    // Gemini wraps the error of a stream that is no event stream into an array.
    if (document.isArray())
        return readErrorObject(document.array().at(0).toObject());
    return document.isObject() ? readErrorObject(document.object()) : ErrorBody();
}

} // namespace lineup

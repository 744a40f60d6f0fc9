// SPDX-License-Identifier: Apache-2.0
#include "runcodec.h"

#include "model/credentialrules.h"
#include "searchtext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
void put(QJsonObject &json, const QString &name, const std::optional<T> &value)
{
    if (value)
        json.insert(name, *value);
}

void put(QJsonObject &json, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        json.insert(name, storableText(value));
}

std::optional<double> real(const QJsonObject &json, const QString &name)
{
    const QJsonValue value = json.value(name);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<qint64> whole(const QJsonObject &json, const QString &name)
{
    const QJsonValue value = json.value(name);
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

QString text(const QJsonObject &json, const QString &name)
{
    return json.value(name).toString();
}

QJsonObject errorObject(const AnswerError &error)
{
    QJsonObject json{ { u"kind"_s, errorKindName(error.kind) } };
    if (error.httpStatus != 0)
        json.insert(u"httpStatus"_s, error.httpStatus);
    put(json, u"message"_s, error.message);
    put(json, u"requestId"_s, error.requestId);
    put(json, u"detail"_s, error.detail);
    return json;
}

std::optional<AnswerError> errorFrom(const QJsonObject &json)
{
    const std::optional<ErrorKind> kind = errorKindFromName(text(json, u"kind"_s));
    if (!kind)
        return {};
    return AnswerError{ *kind, json.value(u"httpStatus"_s).toInt(), text(json, u"message"_s),
                        text(json, u"requestId"_s), text(json, u"detail"_s) };
}

QJsonObject timingObject(const Timing &timing)
{
    QJsonObject json;
    if (timing.queuedMs != 0)
        json.insert(u"queuedMs"_s, timing.queuedMs);
    if (timing.retryWaitMs != 0)
        json.insert(u"retryWaitMs"_s, timing.retryWaitMs);
    put(json, u"firstReasoningMs"_s, timing.firstReasoningMs);
    put(json, u"firstTokenMs"_s, timing.firstTokenMs);
    put(json, u"totalMs"_s, timing.totalMs);
    return json;
}

Timing timingFrom(const QJsonObject &json)
{
    return { json.value(u"queuedMs"_s).toDouble(), json.value(u"retryWaitMs"_s).toDouble(),
             real(json, u"firstReasoningMs"_s), real(json, u"firstTokenMs"_s), real(json, u"totalMs"_s) };
}

QJsonObject usageObject(const Usage &usage)
{
    QJsonObject json;
    put(json, u"inputTokens"_s, usage.inputTokens);
    put(json, u"outputTokens"_s, usage.outputTokens);
    put(json, u"reasoningTokens"_s, usage.reasoningTokens);
    put(json, u"cachedInputTokens"_s, usage.cachedInputTokens);
    return json;
}

Usage usageFrom(const QJsonObject &json)
{
    return { whole(json, u"inputTokens"_s), whole(json, u"outputTokens"_s), whole(json, u"reasoningTokens"_s),
             whole(json, u"cachedInputTokens"_s) };
}

QJsonArray segmentArray(const QList<Segment> &segments)
{
    QJsonArray array;
    for (const Segment &segment : segments) {
        QJsonArray one{ int(segment.kind), segment.startMs };
        if (segment.endMs)
            one.append(*segment.endMs);
        array.append(one);
    }
    return array;
}

QList<Segment> segmentsFrom(const QJsonArray &array)
{
    QList<Segment> segments;
    for (const auto value : array) {
        // As objects in the first schema.
        const QJsonObject json = value.toObject();
        const QJsonArray one = value.isArray()
            ? value.toArray()
            : QJsonArray{ json.value(u"kind"_s), json.value(u"start"_s), json.value(u"end"_s) };
        const int kind = std::clamp(one.at(0).toInt(), 0, int(Segment::Kind::RetryWait));
        const std::optional<double> end
            = one.at(2).isDouble() ? std::optional(one.at(2).toDouble()) : std::nullopt;
        segments.append({ Segment::Kind(kind), one.at(1).toDouble(), end });
    }
    return segments;
}

QJsonObject asObject(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

QByteArray asBytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

QJsonObject answerDetail(const Answer &answer)
{
    QJsonObject json{ { u"target"_s, storableText(answer.targetId) },
                      { u"status"_s, statusName(answer.status) },
                      { u"attempts"_s, answer.attempts },
                      { u"sample"_s, answer.sample },
                      { u"take"_s, answer.take },
                      { u"timing"_s, timingObject(answer.timing) } };
    put(json, u"label"_s, answer.label);
    put(json, u"provider"_s, answer.provider);
    put(json, u"model"_s, answer.model);
    put(json, u"modelReturned"_s, answer.modelReturned);
    put(json, u"finishReason"_s, answer.finishReason);
    put(json, u"requestId"_s, answer.requestId);
    put(json, u"continuationToken"_s, answer.continuationToken);
    put(json, u"costUsd"_s, answer.costUsd);
    if (answer.error)
        json.insert(u"error"_s, errorObject(*answer.error));
    if (answer.skippedLines > 0)
        json.insert(u"skippedLines"_s, answer.skippedLines);
    if (const QJsonObject usage = usageObject(answer.usage); !usage.isEmpty())
        json.insert(u"usage"_s, usage);
    if (!answer.segments.isEmpty())
        json.insert(u"segments"_s, segmentArray(answer.segments));
    if (!answer.notices.isEmpty())
        json.insert(u"notices"_s, QJsonArray::fromStringList(answer.notices));
    return json;
}

bool readAnswerDetail(const QJsonObject &json, Answer &answer)
{
    const std::optional<AnswerStatus> status = statusFromName(text(json, u"status"_s));
    if (!status || !json.value(u"target"_s).isString())
        return false;
    answer.targetId = text(json, u"target"_s);
    answer.status = *status;
    answer.label = text(json, u"label"_s);
    answer.provider = text(json, u"provider"_s);
    answer.model = text(json, u"model"_s);
    answer.modelReturned = text(json, u"modelReturned"_s);
    answer.finishReason = text(json, u"finishReason"_s);
    answer.requestId = text(json, u"requestId"_s);
    answer.continuationToken = text(json, u"continuationToken"_s);
    answer.costUsd = real(json, u"costUsd"_s);
    answer.error = errorFrom(json.value(u"error"_s).toObject());
    answer.attempts = json.value(u"attempts"_s).toInt();
    answer.skippedLines = json.value(u"skippedLines"_s).toInt();
    answer.sample = json.value(u"sample"_s).toInt(1);
    answer.take = json.value(u"take"_s).toInt(1);
    answer.timing = timingFrom(json.value(u"timing"_s).toObject());
    answer.usage = usageFrom(json.value(u"usage"_s).toObject());
    answer.segments = segmentsFrom(json.value(u"segments"_s).toArray());
    answer.notices.clear();
    const QJsonArray notices = json.value(u"notices"_s).toArray();
    for (const auto notice : notices)
        answer.notices.append(notice.toString());
    return true;
}

QByteArray templateToBytes(const PromptTemplate &prompt)
{
    QJsonObject variables;
    for (auto value = prompt.variables.begin(); value != prompt.variables.end(); ++value)
        variables.insert(storableText(value.key()), storableText(value.value()));
    return asBytes({ { u"system"_s, storableText(prompt.system) },
                     { u"user"_s, storableText(prompt.user) },
                     { u"variables"_s, variables } });
}

std::optional<PromptTemplate> templateFromBytes(const QByteArray &bytes)
{
    const QJsonObject json = asObject(bytes);
    if (!json.value(u"user"_s).isString())
        return {};
    PromptTemplate result;
    result.system = text(json, u"system"_s);
    result.user = text(json, u"user"_s);
    const QJsonObject variables = json.value(u"variables"_s).toObject();
    for (auto value = variables.begin(); value != variables.end(); ++value)
        result.variables.insert(value.key(), value.value().toString());
    return result;
}

std::optional<PromptTemplate> sameAsPrompt(const Prompt &prompt)
{
    if (prompt.messages.size() != 1 || prompt.messages.first().role != Role::User)
        return {};
    return PromptTemplate{ prompt.system, prompt.messages.first().text, {} };
}

QByteArray promptToBytes(const Prompt &prompt)
{
    QJsonArray messages;
    for (const Message &message : prompt.messages)
        messages.append(QJsonObject{ { u"role"_s, message.role == Role::User ? u"user"_s : u"assistant"_s },
                                     { u"text"_s, storableText(message.text) } });
    return asBytes({ { u"system"_s, storableText(prompt.system) }, { u"messages"_s, messages } });
}

std::optional<Prompt> promptFromJsonBytes(const QByteArray &bytes)
{
    const QJsonObject json = asObject(bytes);
    if (!json.value(u"messages"_s).isArray())
        return {};
    Prompt result;
    result.system = text(json, u"system"_s);
    const QJsonArray messages = json.value(u"messages"_s).toArray();
    for (const auto value : messages) {
        const QJsonObject message = value.toObject();
        const Role role = text(message, u"role"_s) == "user"_L1 ? Role::User : Role::Assistant;
        result.messages.append({ role, text(message, u"text"_s) });
    }
    return result;
}

Lineup withoutCredentials(Lineup lineup)
{
    for (Target &target : lineup.targets) {
        const auto secret = [](const Header &header) {
            return isCredentialHeader(header.name) || looksLikeKey(header.value);
        };
        target.headers.removeIf(secret);
    }
    return lineup;
}

QString pricesToText(const QList<Price> &prices, const PriceOrigin &origin)
{
    QJsonArray array;
    for (const Price &price : prices) {
        QJsonObject json{ { u"input"_s, price.input },
                          { u"output"_s, price.output },
                          { u"cachedInput"_s, price.cachedInput } };
        if (price.inputTokensAbove > 0)
            json.insert(u"inputTokensAbove"_s, price.inputTokensAbove);
        if (price.from.isValid())
            json.insert(u"from"_s, price.from.toString(Qt::ISODate));
        if (origin.asOf.isValid())
            json.insert(u"asOf"_s, origin.asOf.toString(Qt::ISODate));
        if (origin.users)
            json.insert(u"users"_s, true);
        array.append(json);
    }
    return array.isEmpty() ? QString()
                           : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<Price> pricesFromText(const QByteArray &bytes)
{
    QList<Price> prices;
    const QJsonArray array = QJsonDocument::fromJson(bytes).array();
    for (const auto value : array) {
        const QJsonObject json = value.toObject();
        prices.append({ json.value(u"input"_s).toDouble(), json.value(u"output"_s).toDouble(),
                        json.value(u"cachedInput"_s).toDouble(),
                        json.value(u"inputTokensAbove"_s).toInteger(),
                        QDate::fromString(text(json, u"from"_s), Qt::ISODate) });
    }
    return prices;
}

PriceOrigin priceOriginFromText(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).array().first().toObject();
    return { QDate::fromString(text(json, u"asOf"_s), Qt::ISODate), json.value(u"users"_s).toBool() };
}

QJsonObject answerToLine(const Answer &answer)
{
    QJsonObject json = answerDetail(answer);
    put(json, u"text"_s, answer.text);
    put(json, u"reasoning"_s, answer.reasoning);
    if (answer.picked)
        json.insert(u"picked"_s, true);
    put(json, u"rating"_s, answer.rating);
    put(json, u"note"_s, answer.note);
    if (answer.editedText)
        json.insert(u"editedText"_s, storableText(*answer.editedText));
    return json;
}

std::optional<Answer> answerFromLine(const QJsonObject &json)
{
    Answer answer;
    if (!readAnswerDetail(json, answer))
        return {};
    answer.text = text(json, u"text"_s);
    answer.reasoning = text(json, u"reasoning"_s);
    answer.picked = json.value(u"picked"_s).toBool();
    const std::optional<qint64> rating = whole(json, u"rating"_s);
    if (rating && *rating >= 1 && *rating <= 5)
        answer.rating = int(*rating);
    answer.note = text(json, u"note"_s);
    if (json.value(u"editedText"_s).isString())
        answer.editedText = text(json, u"editedText"_s);
    return answer;
}

} // namespace lineup

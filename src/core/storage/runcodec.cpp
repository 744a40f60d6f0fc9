// SPDX-License-Identifier: Apache-2.0
#include "runcodec.h"

#include "model/credentialrules.h"
#include "model/lineupfile.h"
#include "searchtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

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
    QJsonObject json{ { u"queuedMs"_s, timing.queuedMs }, { u"retryWaitMs"_s, timing.retryWaitMs } };
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
        QJsonObject json{ { u"kind"_s, int(segment.kind) }, { u"start"_s, segment.startMs } };
        put(json, u"end"_s, segment.endMs);
        array.append(json);
    }
    return array;
}

QList<Segment> segmentsFrom(const QJsonArray &array)
{
    QList<Segment> segments;
    for (const QJsonValue &value : array) {
        const QJsonObject json = value.toObject();
        const int kind = std::clamp(json.value(u"kind"_s).toInt(), 0, int(Segment::Kind::RetryWait));
        segments.append({ Segment::Kind(kind), json.value(u"start"_s).toDouble(), real(json, u"end"_s) });
    }
    return segments;
}

QJsonObject answerObject(const Answer &answer)
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

std::optional<QList<Answer>> answersFrom(const QJsonValue &value)
{
    QList<Answer> answers;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array) {
        const QJsonObject json = item.toObject();
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
        answers.append(answer);
    }
    return answers;
}

QJsonObject asObject(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

QByteArray asBytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QString translated(const char *message)
{
    return QCoreApplication::translate("HistoryStore", message);
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
    for (const QJsonValue &notice : notices)
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
    for (const QJsonValue &value : messages) {
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
        target.headers.erase(std::remove_if(target.headers.begin(), target.headers.end(), secret),
                             target.headers.end());
    }
    return lineup;
}

QJsonObject runToLine(const Run &run)
{
    QJsonArray answers;
    for (const Answer &answer : run.answers)
        answers.append(answerObject(answer));
    QJsonArray superseded;
    for (const Answer &answer : run.superseded)
        superseded.append(answerObject(answer));
    QJsonObject json{ { u"format"_s, u"lineup-run"_s },
                      { u"version"_s, 1 },
                      { u"id"_s, run.id },
                      { u"wallMs"_s, run.wallMs },
                      { u"appVersion"_s, run.appVersion },
                      { u"lineup"_s, asObject(lineupToJson(withoutCredentials(run.lineup))) },
                      { u"template"_s, asObject(templateToBytes(run.promptTemplate)) },
                      { u"prompt"_s, asObject(promptToBytes(run.prompt)) },
                      { u"answers"_s, answers },
                      { u"superseded"_s, superseded } };
    put(json, u"parent"_s, run.parentId);
    if (run.startedAt.isValid())
        json.insert(u"startedAt"_s, run.startedAt.toUTC().toString(Qt::ISODateWithMs));
    return json;
}

std::optional<Run> runFromLine(const QByteArray &line, QString &problem)
{
    QJsonParseError error;
    const QJsonObject json = QJsonDocument::fromJson(line, &error).object();
    if (error.error != QJsonParseError::NoError) {
        problem = translated(QT_TRANSLATE_NOOP("HistoryStore", "This line is not JSON."));
        return {};
    }
    if (text(json, u"format"_s) != "lineup-run"_L1 || json.value(u"version"_s).toInt() != 1) {
        problem = translated(QT_TRANSLATE_NOOP("HistoryStore", "This line is not a run that Lineup knows."));
        return {};
    }
    const LineupFileResult lineup = parseLineup(asBytes(json.value(u"lineup"_s).toObject()));
    const auto prompt = promptFromJsonBytes(asBytes(json.value(u"prompt"_s).toObject()));
    const auto promptTemplate = templateFromBytes(asBytes(json.value(u"template"_s).toObject()));
    const auto answers = answersFrom(json.value(u"answers"_s));
    const auto superseded = answersFrom(json.value(u"superseded"_s));
    const QString id = text(json, u"id"_s);
    if (QUuid::fromString(id).isNull() || !lineup.lineup || !prompt || !promptTemplate || !answers
        || !superseded) {
        problem = translated(QT_TRANSLATE_NOOP("HistoryStore", "This run is not complete."));
        return {};
    }
    Run run;
    run.id = QUuid::fromString(id).toString(QUuid::WithoutBraces);
    run.parentId = text(json, u"parent"_s);
    run.startedAt = QDateTime::fromString(text(json, u"startedAt"_s), Qt::ISODateWithMs).toUTC();
    run.wallMs = json.value(u"wallMs"_s).toDouble();
    run.appVersion = text(json, u"appVersion"_s);
    run.lineup = *lineup.lineup;
    run.prompt = *prompt;
    run.promptTemplate = *promptTemplate;
    run.answers = *answers;
    run.superseded = *superseded;
    return run;
}

} // namespace lineup

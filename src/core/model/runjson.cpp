// SPDX-License-Identifier: Apache-2.0
#include "runjson.h"

#include <QJsonArray>
#include <QTextBoundaryFinder>

#include <array>
#include <cmath>
#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<BestCriterion, QLatin1StringView>, 4> criterionNames{ {
    { BestCriterion::Fastest, "fastest"_L1 },
    { BestCriterion::Cheapest, "cheapest"_L1 },
    { BestCriterion::Shortest, "shortest"_L1 },
    { BestCriterion::Longest, "longest"_L1 },
} };

template <typename T>
QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

// QJsonDocument writes a lone surrogate as "?"; U+FFFD says what happened.
QString wellFormed(const QString &text)
{
    QString result = text;
    for (qsizetype i = 0; i < result.size(); ++i) {
        if (result[i].isHighSurrogate() && i + 1 < result.size() && result[i + 1].isLowSurrogate())
            ++i;
        else if (result[i].isSurrogate())
            result[i] = QChar::ReplacementCharacter;
    }
    return result;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(wellFormed(text));
}

qsizetype graphemes(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype count = 0;
    while (finder.toNextBoundary() >= 0)
        ++count;
    return count;
}

// Smaller is better; unset is not eligible.
std::optional<double> score(const Answer &answer, BestCriterion criterion)
{
    switch (criterion) {
    case BestCriterion::Fastest:
        return answer.timing.totalMs;
    case BestCriterion::Cheapest:
        return answer.costUsd;
    case BestCriterion::Shortest:
        return double(graphemes(answer.text));
    case BestCriterion::Longest:
        return -double(graphemes(answer.text));
    }
    Q_UNREACHABLE();
}

// To the microsecond: what lies below is noise of the conversion.
double rounded(double ms)
{
    return std::round(ms * 1000) / 1000;
}

QJsonValue roundedOrNull(const std::optional<double> &ms)
{
    return ms ? QJsonValue(rounded(*ms)) : QJsonValue(QJsonValue::Null);
}

QJsonObject timingToJson(const Timing &timing)
{
    return { { u"queuedMs"_s, rounded(timing.queuedMs) },
             { u"retryWaitMs"_s, rounded(timing.retryWaitMs) },
             { u"firstReasoningMs"_s, roundedOrNull(timing.firstReasoningMs) },
             { u"firstTokenMs"_s, roundedOrNull(timing.firstTokenMs) },
             { u"totalMs"_s, roundedOrNull(timing.totalMs) } };
}

QJsonObject usageToJson(const Usage &usage)
{
    return { { u"inputTokens"_s, orNull(usage.inputTokens) },
             { u"outputTokens"_s, orNull(usage.outputTokens) },
             { u"reasoningTokens"_s, orNull(usage.reasoningTokens) },
             { u"cachedInputTokens"_s, orNull(usage.cachedInputTokens) } };
}

QJsonValue bestToJson(const Run &run, std::optional<BestCriterion> criterion)
{
    const int index = criterion ? bestAnswer(run, *criterion) : -1;
    if (index < 0)
        return QJsonValue::Null;
    return QJsonObject{ { u"target"_s, wellFormed(run.answers[index].targetId) },
                        { u"criterion"_s, bestCriterionName(*criterion) } };
}

} // namespace

std::optional<BestCriterion> bestCriterionFromName(QStringView name)
{
    for (const auto &[criterion, candidate] : criterionNames) {
        if (candidate == name)
            return criterion;
    }
    return std::nullopt;
}

QString bestCriterionName(BestCriterion criterion)
{
    for (const auto &[candidate, name] : criterionNames) {
        if (candidate == criterion)
            return name;
    }
    Q_UNREACHABLE();
}

int bestAnswer(const Run &run, BestCriterion criterion)
{
    int best = -1;
    double bestScore = 0;
    for (int i = 0; i < run.answers.size(); ++i) {
        if (run.answers[i].status != AnswerStatus::Complete)
            continue;
        const std::optional<double> candidate = score(run.answers[i], criterion);
        if (candidate && (best < 0 || *candidate < bestScore)) {
            best = i;
            bestScore = *candidate;
        }
    }
    return best;
}

QJsonValue errorToJson(const std::optional<AnswerError> &error)
{
    if (!error)
        return QJsonValue::Null;
    return QJsonObject{
        { u"kind"_s, errorKindName(error->kind) },
        { u"httpStatus"_s,
          error->httpStatus > 0 ? QJsonValue(error->httpStatus) : QJsonValue(QJsonValue::Null) },
        { u"message"_s, wellFormed(error->message) },
        { u"requestId"_s, textOrNull(error->requestId) },
    };
}

QJsonObject answerToJson(const Answer &answer)
{
    const bool failed = answer.status == AnswerStatus::Failed;
    return {
        { u"target"_s, wellFormed(answer.targetId) },
        { u"label"_s, wellFormed(answer.label) },
        { u"provider"_s, wellFormed(answer.provider) },
        { u"model"_s, wellFormed(answer.model) },
        { u"modelReturned"_s, wellFormed(answer.modelReturned) },
        { u"status"_s, statusName(answer.status) },
        { u"finishReason"_s, textOrNull(answer.finishReason) },
        { u"text"_s, wellFormed(answer.text) },
        { u"reasoning"_s, wellFormed(answer.reasoning) },
        { u"error"_s, errorToJson(failed ? answer.error : std::nullopt) },
        { u"attempts"_s, answer.attempts },
        { u"skippedLines"_s, answer.skippedLines },
        { u"timing"_s, timingToJson(answer.timing) },
        { u"usage"_s, usageToJson(answer.usage) },
        { u"costUsd"_s, orNull(answer.costUsd) },
        { u"sample"_s, answer.sample },
        { u"picked"_s, answer.picked },
        { u"editedText"_s,
          answer.editedText ? QJsonValue(wellFormed(*answer.editedText)) : QJsonValue(QJsonValue::Null) },
        { u"rating"_s, orNull(answer.rating) },
        { u"note"_s, wellFormed(answer.note) },
        { u"findings"_s, QJsonArray() },
    };
}

QJsonObject runToJson(const Run &run, std::optional<BestCriterion> best)
{
    QJsonArray answers;
    for (const Answer &answer : run.answers)
        answers.append(answerToJson(answer));
    const QJsonObject head{
        { u"id"_s, run.id },
        { u"parent"_s, textOrNull(run.parentId) },
        { u"startedAt"_s, run.startedAt.toUTC().toString(Qt::ISODateWithMs) },
        { u"wallMs"_s, rounded(run.wallMs) },
        { u"lineup"_s, wellFormed(run.lineup.name) },
        { u"prompt"_s,
          QJsonObject{ { u"system"_s, wellFormed(run.prompt.system) },
                       { u"user"_s, wellFormed(run.prompt.user()) } } },
    };
    return { { u"run"_s, head }, { u"answers"_s, answers }, { u"best"_s, bestToJson(run, best) } };
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "answerbuilder.h"

#include "keys/credentialstore.h"

#include <QCoreApplication>

namespace lineup {

namespace {

void merge(std::optional<qint64> &into, const std::optional<qint64> &from)
{
    if (from)
        into = from;
}

qint64 utf8Size(QStringView text)
{
    qint64 size = 0;
    for (const QChar unit : text) {
        if (unit.unicode() < 0x80)
            size += 1;
        else if (unit.unicode() < 0x800 || unit.isSurrogate()) // a pair of surrogates is four bytes
            size += 2;
        else
            size += 3;
    }
    return size;
}

void closeSegment(Answer &answer, double nowMs)
{
    if (!answer.segments.isEmpty() && !answer.segments.last().endMs)
        answer.segments.last().endMs = nowMs;
}

void openSegment(Answer &answer, Segment::Kind kind, double nowMs)
{
    const QList<Segment> &segments = answer.segments;
    if (!segments.isEmpty() && !segments.last().endMs && segments.last().kind == kind)
        return;
    closeSegment(answer, nowMs);
    answer.segments.append({ kind, nowMs, std::nullopt });
}

} // namespace

Answer blankAnswer(const ResolvedTarget &target, int sample, int take)
{
    Answer answer;
    answer.targetId = target.target.id;
    answer.label = target.target.displayName();
    answer.provider = target.target.provider;
    answer.model = target.target.model;
    answer.sample = sample;
    answer.take = take;
    return answer;
}

void AnswerBuilder::beginAttempt(Answer &answer, double nowMs)
{
    if (!m_firstHandOverMs) {
        m_firstHandOverMs = nowMs;
        answer.timing.queuedMs = nowMs;
    }
    m_lastHandOverMs = nowMs;
    answer.timing.retryWaitMs = nowMs - *m_firstHandOverMs;
    ++answer.attempts;
    closeSegment(answer, nowMs);
    openSegment(answer, Segment::Kind::Waiting, nowMs);
}

void AnswerBuilder::beginRetryWait(Answer &answer, double nowMs)
{
    openSegment(answer, Segment::Kind::RetryWait, nowMs);
}

void AnswerBuilder::addText(Answer &answer, const QString &text, double nowMs)
{
    m_bytes += utf8Size(text);
    answer.text += text;
    if (!answer.timing.firstTokenMs)
        answer.timing.firstTokenMs = sinceHandOver(nowMs);
    openSegment(answer, Segment::Kind::Streaming, nowMs);
}

void AnswerBuilder::addReasoning(Answer &answer, const QString &text, double nowMs)
{
    m_bytes += utf8Size(text);
    answer.reasoning += text;
    if (!answer.timing.firstReasoningMs)
        answer.timing.firstReasoningMs = sinceHandOver(nowMs);
    if (!answer.timing.firstTokenMs)
        openSegment(answer, Segment::Kind::Thinking, nowMs);
}

void AnswerBuilder::addUsage(Answer &answer, const Usage &usage)
{
    merge(answer.usage.inputTokens, usage.inputTokens);
    merge(answer.usage.outputTokens, usage.outputTokens);
    merge(answer.usage.reasoningTokens, usage.reasoningTokens);
    merge(answer.usage.cachedInputTokens, usage.cachedInputTokens);
}

void AnswerBuilder::end(Answer &answer, AnswerStatus status, double nowMs)
{
    answer.status = status;
    if (m_firstHandOverMs)
        answer.timing.totalMs = sinceHandOver(nowMs);
    else
        answer.timing.queuedMs = nowMs;
    closeSegment(answer, nowMs);
}

AnswerError missingKeyError(const ResolvedTarget &target, const KeyResult &key)
{
    AnswerError error;
    error.kind = ErrorKind::NoKey;
    error.message = key.message;
    if (error.message.isEmpty())
        error.message = QCoreApplication::translate("lineup::ComparisonRun", "There is no key for %1.")
                            .arg(target.target.displayName());
    return error;
}

} // namespace lineup

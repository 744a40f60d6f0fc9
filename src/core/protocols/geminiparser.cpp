// SPDX-License-Identifier: Apache-2.0
#include "geminiparser.h"

#include "finishreasons.h"
#include "wirejson.h"

#include <QJsonArray>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const FinishReasons &reasons()
{
    static const FinishReasons list{
        { u"MAX_TOKENS"_s, u"CONTINUATION"_s },
        { u"SAFETY"_s, u"RECITATION"_s, u"BLOCKLIST"_s, u"PROHIBITED_CONTENT"_s, u"SPII"_s, u"LANGUAGE"_s,
          u"IMAGE_SAFETY"_s, u"IMAGE_PROHIBITED_CONTENT"_s, u"IMAGE_RECITATION"_s },
        { u"MALFORMED_RESPONSE"_s, u"MALFORMED_FUNCTION_CALL"_s, u"UNEXPECTED_TOOL_CALL"_s,
          u"TOO_MANY_TOOL_CALLS"_s, u"NO_IMAGE"_s, u"IMAGE_OTHER"_s },
    };
    return list;
}

} // namespace

void GeminiParser::takeObject(const QString &, const QJsonObject &object)
{
    model(object.value("modelVersion"_L1).toString());
    responseId(object.value("responseId"_L1).toString());
    takeUsage(object.value("usageMetadata"_L1).toObject());
    takeBlocked(object.value("promptFeedback"_L1).toObject());
    const QJsonArray candidates = object.value("candidates"_L1).toArray();
    for (const auto candidate : candidates) {
        if (candidate.toObject().value("index"_L1).toInt(0) == 0)
            takeCandidate(candidate.toObject());
    }
}

void GeminiParser::takeCandidate(const QJsonObject &candidate)
{
    const QJsonArray parts = candidate.value("content"_L1).toObject().value("parts"_L1).toArray();
    for (const auto value : parts) {
        const QJsonObject part = value.toObject();
        if (part.value("thought"_L1).toBool())
            reasoning(part.value("text"_L1).toString());
        else
            text(part.value("text"_L1).toString());
    }
    takeFinish(candidate);
}

void GeminiParser::takeFinish(const QJsonObject &candidate)
{
    const QString reason = candidate.value("finishReason"_L1).toString();
    if (reason.isEmpty() || reason == "FINISH_REASON_UNSPECIFIED"_L1)
        return;
    const AnswerStatus status = reasons().status(reason);
    if (status == AnswerStatus::Refused)
        refusalNote(candidate.value("finishMessage"_L1).toString());
    finished(status, reason, candidate.value("continuationToken"_L1).toString());
}

void GeminiParser::takeBlocked(const QJsonObject &feedback)
{
    const QString reason = feedback.value("blockReason"_L1).toString();
    if (reason.isEmpty() || reason == "BLOCK_REASON_UNSPECIFIED"_L1)
        return;
    refusalNote(feedback.value("blockReasonMessage"_L1).toString());
    finished(AnswerStatus::Refused, reason);
}

// candidatesTokenCount leaves the thoughts out, and a count of zero is left out altogether.
void GeminiParser::takeUsage(const QJsonObject &metadata)
{
    Usage report;
    report.inputTokens = tokenCount(metadata.value("promptTokenCount"_L1));
    report.cachedInputTokens = tokenCount(metadata.value("cachedContentTokenCount"_L1));
    report.reasoningTokens = tokenCount(metadata.value("thoughtsTokenCount"_L1));
    const auto candidates = tokenCount(metadata.value("candidatesTokenCount"_L1));
    if (candidates || report.reasoningTokens)
        report.outputTokens = candidates.value_or(0) + report.reasoningTokens.value_or(0);
    usage(report);
}

} // namespace lineup

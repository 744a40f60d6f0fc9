// SPDX-License-Identifier: Apache-2.0
#include "openaiusage.h"

#include "wirejson.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

std::optional<qint64> firstCount(const QJsonValue &first, const QJsonValue &second)
{
    const auto count = tokenCount(first);
    return count ? count : tokenCount(second);
}

} // namespace

Usage openAiUsage(const QJsonObject &object, bool outputExcludesReasoning)
{
    const auto detail
        = [&object](QLatin1StringView chat, QLatin1StringView responses, QLatin1StringView name) {
              return firstCount(object.value(chat).toObject().value(name),
                                object.value(responses).toObject().value(name));
          };
    Usage usage;
    usage.inputTokens = firstCount(object.value("prompt_tokens"_L1), object.value("input_tokens"_L1));
    usage.outputTokens = firstCount(object.value("completion_tokens"_L1), object.value("output_tokens"_L1));
    usage.cachedInputTokens
        = detail("prompt_tokens_details"_L1, "input_tokens_details"_L1, "cached_tokens"_L1);
    if (!usage.cachedInputTokens) // DeepSeek, Moonshot
        usage.cachedInputTokens
            = firstCount(object.value("prompt_cache_hit_tokens"_L1), object.value("cached_tokens"_L1));
    usage.reasoningTokens
        = detail("completion_tokens_details"_L1, "output_tokens_details"_L1, "reasoning_tokens"_L1);
    const auto total = tokenCount(object.value("total_tokens"_L1));
    if (outputExcludesReasoning && usage.inputTokens && usage.outputTokens && total)
        usage.outputTokens = qMax(*usage.outputTokens, *total - *usage.inputTokens);
    return usage;
}

} // namespace lineup

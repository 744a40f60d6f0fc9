// SPDX-License-Identifier: Apache-2.0
#include "refusedparameter.h"

#include <QRegularExpression>

#include <array>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct FieldName
{
    QLatin1StringView parameter;
    QLatin1StringView field;
    bool plainWord = false; // also an English word
};

constexpr std::array fieldNames{
    FieldName{ "temperature"_L1, "temperature"_L1 },
    FieldName{ "topP"_L1, "top_p"_L1 },
    FieldName{ "topP"_L1, "topP"_L1 },
    FieldName{ "stop"_L1, "stop"_L1, true },
    FieldName{ "stop"_L1, "stop_sequences"_L1 },
    FieldName{ "stop"_L1, "stopSequences"_L1 },
    FieldName{ "seed"_L1, "seed"_L1, true },
    FieldName{ "seed"_L1, "random_seed"_L1 },
    FieldName{ "maxOutputTokens"_L1, "max_tokens"_L1 },
    FieldName{ "maxOutputTokens"_L1, "max_completion_tokens"_L1 },
    FieldName{ "maxOutputTokens"_L1, "max_output_tokens"_L1 },
    FieldName{ "maxOutputTokens"_L1, "maxOutputTokens"_L1 },
    FieldName{ "maxOutputTokens"_L1, "num_predict"_L1 },
    FieldName{ "reasoningEffort"_L1, "reasoning_effort"_L1 },
    FieldName{ "reasoningEffort"_L1, "output_config"_L1 },
    FieldName{ "reasoningEffort"_L1, "budget_tokens"_L1 },
    FieldName{ "reasoningEffort"_L1, "thinking_config"_L1 },
    FieldName{ "reasoningEffort"_L1, "thinkingConfig"_L1 },
    FieldName{ "reasoningEffort"_L1, "thinking_level"_L1 },
    FieldName{ "reasoningEffort"_L1, "thinkingLevel"_L1 },
    FieldName{ "reasoningEffort"_L1, "thinking_budget"_L1 },
    FieldName{ "reasoningEffort"_L1, "thinkingBudget"_L1 },
    FieldName{ "reasoningEffort"_L1, "include_thoughts"_L1 },
    FieldName{ "reasoningEffort"_L1, "includeThoughts"_L1 },
    FieldName{ "reasoningEffort"_L1, "reasoning"_L1, true },
    FieldName{ "reasoningEffort"_L1, "thinking"_L1, true },
    FieldName{ "reasoningEffort"_L1, "think"_L1, true },
    FieldName{ "reasoningEffort"_L1, "effort"_L1, true },
    FieldName{ "streamOptions"_L1, "stream_options"_L1 },
    FieldName{ "streamOptions"_L1, "include_usage"_L1 },
    FieldName{ "streamOptions"_L1, "include_obfuscation"_L1 },
    FieldName{ "store"_L1, "store"_L1, true },
    FieldName{ "developerRole"_L1, "developer"_L1, true },
    FieldName{ "developerRole"_L1, "messages[0].role"_L1 },
};

QString patternFor(const FieldName &name)
{
    const QString field = QRegularExpression::escape(name.field);
    if (!name.plainWord)
        return uR"((?<![\w])%1(?![\w]))"_s.arg(field);
    return uR"(["'`]%1["'`.]|[.\[]%1\b|\b%1[.:]|\b(?:parameters?|arguments?|fields?|property|inputs?|name|supports?|role):? %1\b|)"
           uR"(\b%1 (?:parameter|argument|field|property|is|are|does|can|cannot|may|must|was|not)\b)"_s.arg(
               field);
}

bool namesField(const QString &param, QLatin1StringView field)
{
    if (param == field || param.startsWith(field + u'.'))
        return true;
    const QStringList steps = param.split(u'.');
    return steps.contains(QString(field));
}

QString byParam(const QString &param, const QStringList &sent)
{
    for (const FieldName &name : fieldNames) {
        if (sent.contains(name.parameter) && namesField(param, name.field))
            return name.parameter;
    }
    return {};
}

} // namespace

QString refusedParameter(const QString &param, const QString &message, const QStringList &sent)
{
    if (!param.isEmpty())
        return byParam(param, sent);
    QString found;
    qsizetype first = message.size();
    for (const FieldName &name : fieldNames) {
        if (!sent.contains(name.parameter))
            continue;
        const QRegularExpression pattern(patternFor(name));
        const qsizetype at = pattern.match(message).capturedStart();
        if (at >= 0 && at < first) {
            first = at;
            found = name.parameter;
        }
    }
    return found;
}

} // namespace lineup

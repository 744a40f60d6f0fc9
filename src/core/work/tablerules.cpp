// SPDX-License-Identifier: Apache-2.0
#include "tablerules.h"

#include <QJsonArray>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QRegularExpression regexFrom(const QJsonValue &pattern)
{
    return pattern.toString().isEmpty() ? QRegularExpression() : boundedRegex(pattern.toString());
}

QJsonObject toJson(const UserPlaceholder &placeholder)
{
    return { { u"name"_s, placeholder.name },
             { u"pattern"_s, writtenPattern(placeholder.pattern) },
             { u"compare"_s, int(placeholder.compare) } };
}

QJsonObject toJson(const RegexRule &rule)
{
    return { { u"source"_s, writtenPattern(rule.source) },
             { u"target"_s, writtenPattern(rule.target) },
             { u"mustMatch"_s, rule.mustMatch },
             { u"severity"_s, int(rule.severity) },
             { u"message"_s, rule.message } };
}

UserPlaceholder placeholderFrom(const QJsonObject &json)
{
    return { json.value("name"_L1).toString(), regexFrom(json.value("pattern"_L1)),
             PlaceholderCompare(
                 std::clamp(json.value("compare"_L1).toInt(), 0, int(PlaceholderCompare::Ordered))) };
}

RegexRule ruleFrom(const QJsonObject &json)
{
    return { regexFrom(json.value("source"_L1)), regexFrom(json.value("target"_L1)),
             json.value("mustMatch"_L1).toBool(),
             Severity(std::clamp(json.value("severity"_L1).toInt(), 0, int(Severity::Info))),
             json.value("message"_L1).toString() };
}

bool isUsable(const QRegularExpression &pattern)
{
    return pattern.isValid() && !pattern.pattern().isEmpty();
}

} // namespace

void TableRules::applyTo(CheckSettings &settings) const
{
    settings.userPlaceholders = placeholders;
    settings.regexRules = rules;
}

QJsonObject TableRules::toJson() const
{
    QJsonArray placeholderList;
    for (const UserPlaceholder &placeholder : placeholders)
        placeholderList.append(lineup::toJson(placeholder));
    QJsonArray ruleList;
    for (const RegexRule &rule : rules)
        ruleList.append(lineup::toJson(rule));
    return { { u"file"_s, file }, { u"placeholders"_s, placeholderList }, { u"rules"_s, ruleList } };
}

TableRules TableRules::fromJson(const QJsonObject &json)
{
    TableRules result;
    result.file = json.value("file"_L1).toString();
    const QJsonArray placeholderList = json.value("placeholders"_L1).toArray();
    for (const auto value : placeholderList) {
        const UserPlaceholder placeholder = placeholderFrom(value.toObject());
        if (isUsable(placeholder.pattern))
            result.placeholders.append(placeholder);
    }
    const QJsonArray ruleList = json.value("rules"_L1).toArray();
    for (const auto value : ruleList) {
        const RegexRule rule = ruleFrom(value.toObject());
        if (isUsable(rule.target) && rule.source.isValid())
            result.rules.append(rule);
    }
    return result;
}

QStringList ownPlaceholdersIn(const TableRules &rules, const QString &text)
{
    QStringList pieces;
    for (const UserPlaceholder &family : rules.placeholders) {
        for (const Placeholder &placeholder : placeholdersOf(family, text)) {
            if (!pieces.contains(placeholder.identity))
                pieces.append(placeholder.identity);
        }
    }
    return pieces;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "icumessage.h"

#include "checkwords.h"

#include <array>
#include <memory>
#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>
#include <unicode/unistr.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString fromIcu(const icu::UnicodeString &text)
{
    return QString(reinterpret_cast<const QChar *>(text.getBuffer()), text.length());
}

QString typeName(UMessagePatternArgType type)
{
    switch (type) {
    case UMSGPAT_ARG_TYPE_PLURAL:
        return u"plural"_s;
    case UMSGPAT_ARG_TYPE_SELECT:
        return u"select"_s;
    case UMSGPAT_ARG_TYPE_SELECTORDINAL:
        return u"selectordinal"_s;
    case UMSGPAT_ARG_TYPE_CHOICE:
        return u"choice"_s;
    case UMSGPAT_ARG_TYPE_NONE:
    case UMSGPAT_ARG_TYPE_SIMPLE:
        break;
    }
    return {};
}

// One argument begins at part `start`; its name follows, then its type or its selectors.
void readArgument(const icu::MessagePattern &pattern, int start, IcuMessage *message)
{
    const icu::MessagePattern::Part &opening = pattern.getPart(start);
    const QString name = fromIcu(pattern.getSubstring(pattern.getPart(start + 1)));
    IcuMessage::Argument &argument = message->arguments[name];
    const QString type = typeName(opening.getArgType());
    if (!type.isEmpty())
        argument.type = type;
    const int end = pattern.getLimitPartIndex(start);
    for (int i = start + 2; i < end; ++i) {
        const icu::MessagePattern::Part &part = pattern.getPart(i);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_TYPE && argument.type.isEmpty())
            argument.type = fromIcu(pattern.getSubstring(part));
        else if (part.getType() == UMSGPAT_PART_TYPE_ARG_SELECTOR)
            argument.selectors.append(fromIcu(pattern.getSubstring(part)));
        else if (part.getType() == UMSGPAT_PART_TYPE_MSG_START)
            i = pattern.getLimitPartIndex(i); // arguments inside are read on their own
    }
    argument.selectors.removeDuplicates();
}

// ICU reads nested messages by recursion, which hostile texts must not exhaust. -1: not too deep.
qsizetype tooDeep(const QString &text)
{
    constexpr int deepest = 64;
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'{' && ++depth > deepest)
            return i;
        if (text.at(i) == u'}')
            --depth;
    }
    return -1;
}

} // namespace

IcuMessage parseIcuMessage(const QString &text)
{
    IcuMessage message;
    if (const qsizetype place = tooDeep(text); place >= 0) {
        message.errorOffset = static_cast<int>(place);
        message.error = CheckWords::tr("The braces are nested too deeply.");
        return message;
    }
    UErrorCode status = U_ZERO_ERROR;
    UParseError error{};
    const icu::UnicodeString string(reinterpret_cast<const char16_t *>(text.utf16()),
                                    static_cast<int32_t>(text.size()));
    const icu::MessagePattern pattern(string, &error, status);
    if (U_FAILURE(status) != 0) {
        message.errorOffset = error.offset;
        message.error = status == U_DEFAULT_KEYWORD_MISSING
            ? CheckWords::tr("A plural or choice has no form “other”.")
            : CheckWords::tr("The message cannot be read from character %1 on.").arg(error.offset + 1);
        return message;
    }
    for (int i = 0; i < pattern.countParts(); ++i) {
        if (pattern.getPart(i).getType() == UMSGPAT_PART_TYPE_ARG_START)
            readArgument(pattern, i, &message);
    }
    return message;
}

std::optional<QList<TextRange>> icuSyntax(const QString &text)
{
    if (tooDeep(text) >= 0)
        return {};
    UErrorCode status = U_ZERO_ERROR;
    UParseError error{};
    const icu::UnicodeString string(reinterpret_cast<const char16_t *>(text.utf16()),
                                    static_cast<int32_t>(text.size()));
    const icu::MessagePattern pattern(string, &error, status);
    if (U_FAILURE(status) != 0)
        return {};
    QList<TextRange> syntax;
    qsizetype from = 0;
    // The first and the last part are the message itself.
    for (int i = 1; i + 1 < pattern.countParts(); ++i) {
        const icu::MessagePattern::Part &part = pattern.getPart(i);
        const UMessagePatternPartType type = part.getType();
        if (type == UMSGPAT_PART_TYPE_ARG_START || type == UMSGPAT_PART_TYPE_MSG_LIMIT)
            from = part.getIndex();
        else if (type == UMSGPAT_PART_TYPE_ARG_LIMIT || type == UMSGPAT_PART_TYPE_MSG_START)
            syntax.append({ from, part.getLimit() - from });
        else if (type == UMSGPAT_PART_TYPE_REPLACE_NUMBER)
            syntax.append({ part.getIndex(), part.getLength() });
    }
    return syntax;
}

QStringList pluralCategories(const QString &language)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> rules(
        icu::PluralRules::forLocale(icu::Locale(language.toLatin1().constData()), status));
    QStringList categories;
    if (U_FAILURE(status) != 0)
        return categories;
    // What only fractions or millions have is none of what people count in games.
    constexpr int mostCounted = 200;
    for (int number = 0; number <= mostCounted; ++number) {
        const QString category = fromIcu(rules->select(static_cast<int32_t>(number)));
        if (!categories.contains(category))
            categories.append(category);
    }
    return categories;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "fontcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Signs that are not seen as such: they choose between two looks of the sign before them, or join signs.
bool isSelector(char32_t character)
{
    return (character >= 0xfe00 && character <= 0xfe0f) || (character >= 0xe0100 && character <= 0xe01ef)
        || character == 0x34f;
}

// A letter and its accent may be one sign of the font.
bool isShownTogether(const QString &base, const QString &mark, const std::function<bool(char32_t)> &has)
{
    const auto composed = QString(base + mark).normalized(QString::NormalizationForm_C).toUcs4();
    return composed.size() == 1 && has(composed.first());
}

void run(const CheckContext &context, FindingSink &sink)
{
    const auto &has = context.settings().fontHas;
    if (!has)
        return;
    const QString &text = context.maskedTarget();
    QStringList missing;
    QList<TextRange> ranges;
    QString before;
    for (qsizetype at = 0; at < text.size(); at += before.size()) {
        const bool pair
            = text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
        const QString sign = text.mid(at, pair ? 2 : 1);
        const char32_t character = sign.toUcs4().first();
        const bool seen = character != maskedUnit && QChar::isPrint(character) && !QChar::isSpace(character)
            && !isSelector(character);
        if (seen && !has(character) && !(QChar::isMark(character) && isShownTogether(before, sign, has))) {
            missing.append(sign);
            ranges.append({ at, sign.size() });
        }
        before = sign;
    }
    missing.removeDuplicates();
    if (!missing.isEmpty())
        sink.add(Severity::Warning, CheckWords::tr("The font does not have %1.").arg(quotedList(missing)),
                 ranges);
}

} // namespace

Check fontCheck()
{
    return { "font", [] { return CheckWords::tr("Missing in the font"); }, run };
}

} // namespace lineup

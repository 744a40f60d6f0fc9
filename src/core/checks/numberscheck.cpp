// SPDX-License-Identifier: Apache-2.0
#include "numberscheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Digits of any script as those of ASCII; what groups digits or parts fractions is left out.
QList<Placeholder> numbers(const QString &text)
{
    static const QRegularExpression pattern(
        uR"((?<![A-Za-z_\p{Nd}])\p{Nd}+(?:[.,'\x{a0}\x{202f}\x{2019}\x{66b}\x{66c}]\p{Nd}+|\x{20}\p{Nd}{3}(?!\p{Nd}))*)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    QList<Placeholder> found;
    for (const TextRange &range : rangesOf(pattern, text)) {
        QString digits;
        for (const char32_t character : QStringView(text).mid(range.start, range.length).toUcs4()) {
            const int value = QChar::digitValue(character);
            if (value >= 0)
                digits.append(QChar(u'0' + value));
        }
        found.append({ range, digits });
    }
    return found;
}

void run(const CheckContext &context, FindingSink &sink)
{
    const Difference difference = compared(numbers(context.maskedSource()), numbers(context.maskedTarget()),
                                           PlaceholderCompare::Multiset);
    if (context.form().oneNumber && difference.extra.isEmpty() && difference.missing.size() == 1)
        return;
    if (!difference.missing.isEmpty())
        sink.add(Severity::Warning, CheckWords::tr("Missing: %1.").arg(quotedList(difference.missing)),
                 difference.extraRanges, difference.missingRanges);
    else if (!difference.extra.isEmpty())
        sink.add(Severity::Info, CheckWords::tr("Not in the source: %1.").arg(quotedList(difference.extra)),
                 difference.extraRanges);
}

} // namespace

Check numbersCheck()
{
    return { "numbers", [] { return CheckWords::tr("Numbers"); }, run };
}

} // namespace lineup

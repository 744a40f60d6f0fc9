// SPDX-License-Identifier: Apache-2.0
#include "printfcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"
#include "placeholderwords.h"
#include "printfformat.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QList<Placeholder> arguments(const QList<PrintfConversion> &conversions)
{
    QList<Placeholder> result;
    for (const PrintfConversion &conversion : conversions) {
        if (!conversion.isLiteral)
            result.append({ conversion.range, conversion.identity() });
    }
    return result;
}

QList<TextRange> allRanges(const QList<PrintfConversion> &conversions)
{
    QList<TextRange> ranges;
    for (const PrintfConversion &conversion : conversions)
        ranges.append(conversion.range);
    return ranges;
}

bool mixesWays(const QList<PrintfConversion> &conversions)
{
    bool positional = false;
    bool counted = false;
    for (const PrintfConversion &conversion : conversions) {
        positional |= conversion.positional;
        counted |= !conversion.positional && conversion.argument > 0;
    }
    return positional && counted;
}

// The form for a single number may say it in words, so that only the number is missing.
bool isNumberOnly(const QList<PrintfConversion> &source, const Difference &difference)
{
    int numbers = 0;
    for (const PrintfConversion &conversion : source) {
        if (difference.missing.contains(conversion.identity()) && u"diuoxX"_s.contains(conversion.type))
            ++numbers;
    }
    return numbers == 1 && difference.missing.size() == 1;
}

QStringList changedShapes(const QList<PrintfConversion> &source, const QList<PrintfConversion> &target)
{
    QStringList changed;
    for (const PrintfConversion &wanted : source) {
        const auto same = [&wanted](const PrintfConversion &other) {
            return !wanted.isLiteral && other.identity() == wanted.identity();
        };
        const auto found = std::find_if(target.cbegin(), target.cend(), same);
        if (found != target.cend() && found->shape != wanted.shape)
            changed.append(wanted.name.isEmpty() ? QString::number(wanted.argument) : wanted.name);
    }
    return changed;
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (!context.families().testFlag(PlaceholderFamily::Printf))
        return;
    const bool strict = std::any_of(context.unit().flags.cbegin(), context.unit().flags.cend(),
                                    [](const QString &flag) { return flag.endsWith("-format"_L1); });
    const QList<PrintfConversion> source = printfConversions(context.source(), strict);
    const QList<PrintfConversion> target = printfConversions(context.target(), strict);
    Difference difference = compared(arguments(source), arguments(target), PlaceholderCompare::Set);
    if (context.form().oneNumber && difference.extra.isEmpty() && isNumberOnly(source, difference))
        return;
    if (!difference.isNone()) {
        sink.add(Severity::Error, inWords(difference), difference.extraRanges, difference.missingRanges);
    } else if (mixesWays(target)) {
        sink.add(Severity::Error, CheckWords::tr("Some directives name their argument and others do not."),
                 allRanges(target));
    } else if (const QStringList changed = changedShapes(source, target); !changed.isEmpty()) {
        sink.add(Severity::Warning,
                 CheckWords::tr("Width or precision differs from the source: %1.").arg(quotedList(changed)),
                 allRanges(target), allRanges(source));
    }
}

} // namespace

Check printfCheck()
{
    return { "printf", [] { return CheckWords::tr("Format directives"); }, run };
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "bracecheck.h"

#include "braces.h"
#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"
#include "placeholderwords.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QList<Placeholder> fields(const BraceText &text)
{
    QList<Placeholder> result;
    for (const BraceField &field : text.fields) {
        if (!field.name.isEmpty())
            result.append({ field.range, field.name });
    }
    return result;
}

qsizetype anonymous(const BraceText &text)
{
    return std::count_if(text.fields.cbegin(), text.fields.cend(),
                         [](const BraceField &field) { return field.name.isEmpty(); });
}

QStringList formats(const BraceText &text)
{
    QStringList result;
    for (const BraceField &field : text.fields)
        result.append(field.name + field.rest);
    result.sort();
    result.removeDuplicates();
    return result;
}

void run(const CheckContext &context, FindingSink &sink)
{
    // Each of the others reads every brace in its own way.
    using enum PlaceholderFamily;
    if (!context.families().testFlag(Brace) || (context.families() & (Icu | Smart | Unreal)))
        return;
    const BraceText source = parseBraces(context.source());
    const BraceText target = parseBraces(context.target());
    if (source.balanced && !target.balanced) {
        sink.add(Severity::Error, CheckWords::tr("A brace has no partner."), { { target.fault, 1 } });
        return;
    }
    Difference difference = compared(fields(source), fields(target), PlaceholderCompare::Set);
    const bool dropped
        = context.form().oneNumber && difference.extra.isEmpty() && difference.missing.size() == 1;
    if (!difference.isNone() && !dropped) {
        sink.add(Severity::Error, inWords(difference), difference.extraRanges, difference.missingRanges);
        return;
    }
    if (anonymous(source) != anonymous(target) && !dropped) {
        const bool tooMany = anonymous(target) > anonymous(source);
        sink.add(tooMany ? Severity::Error : Severity::Warning,
                 tooMany ? CheckWords::tr("There are more “{}” than in the source.")
                         : CheckWords::tr("There are fewer “{}” than in the source."));
    } else if (formats(source) != formats(target)) {
        sink.add(Severity::Warning, CheckWords::tr("The format of a placeholder differs from the source."));
    }
}

} // namespace

Check braceCheck()
{
    return { "brace", [] { return CheckWords::tr("Placeholders in braces"); }, run };
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "profilecheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"
#include "placeholderwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

bool hasOwnCheck(PlaceholderFamily family)
{
    using enum PlaceholderFamily;
    return family == Printf || family == Brace || family == Icu || family == Smart || family == Unreal;
}

void report(const CheckContext &context, const Difference &difference, FindingSink &sink)
{
    const bool dropped
        = context.form().oneNumber && difference.extra.isEmpty() && difference.missing.size() == 1;
    if (difference.reordered)
        sink.add(Severity::Warning, CheckWords::tr("The placeholders stand in another order."));
    if (!difference.isNone() && !dropped)
        sink.add(Severity::Error, inWords(difference), difference.extraRanges, difference.missingRanges);
}

void run(const CheckContext &context, FindingSink &sink)
{
    for (const PlaceholderFamilyInfo &info : placeholderFamilies()) {
        if (!context.families().testFlag(info.family) || hasOwnCheck(info.family))
            continue;
        report(context,
               compared(placeholdersOf(info.family, context.source()),
                        placeholdersOf(info.family, context.target()), info.compare),
               sink);
    }
    for (const UserPlaceholder &family : context.settings().userPlaceholders) {
        report(context,
               compared(placeholdersOf(family, context.source()), placeholdersOf(family, context.target()),
                        family.compare),
               sink);
    }
}

} // namespace

Check profileCheck()
{
    return { "profile", [] { return CheckWords::tr("Placeholders"); }, run };
}

} // namespace lineup

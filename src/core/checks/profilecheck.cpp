// SPDX-License-Identifier: Apache-2.0
#include "profilecheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"
#include "placeholderwords.h"

#include <QSet>

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

// "$unit.name|": what stands behind the name ends it, lest the next letters be read as part of it.
bool isClosed(const Placeholder &variable, const QString &text)
{
    const qsizetype end = variable.range.start + variable.range.length;
    return end < text.size() && text.at(end) == u'|';
}

void checkClosing(const CheckContext &context, FindingSink &sink)
{
    QSet<QString> closed;
    for (const Placeholder &variable : placeholdersOf(PlaceholderFamily::Dollar, context.source())) {
        if (isClosed(variable, context.source()))
            closed.insert(variable.identity);
    }
    QList<TextRange> open;
    for (const Placeholder &variable : placeholdersOf(PlaceholderFamily::Dollar, context.target())) {
        if (closed.contains(variable.identity) && !isClosed(variable, context.target()))
            open.append(variable.range);
    }
    if (!open.isEmpty())
        sink.add(Severity::Warning, CheckWords::tr("The “|” that ends a variable is missing."), open);
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (context.families().testFlag(PlaceholderFamily::Dollar))
        checkClosing(context, sink);
    for (const PlaceholderFamilyInfo &info : placeholderFamilies()) {
        if (!context.families().testFlag(info.family) || hasOwnCheck(info.family))
            continue;
        report(context,
               compared(placeholdersOf(info.family, context.source()),
                        placeholdersOf(info.family, context.target()), info.compare),
               sink);
    }
    for (const UserPlaceholder &family : context.settings().userPlaceholders) {
        bool all = true;
        const QList<Placeholder> source = placeholdersOf(family, context.source(), &all);
        const QList<Placeholder> target = placeholdersOf(family, context.target(), &all);
        if (all)
            report(context, compared(source, target, family.compare), sink);
        else
            sink.add(Severity::Warning, searchedTooLong(family.name));
    }
}

} // namespace

Check profileCheck()
{
    return { "profile", [] { return CheckWords::tr("Placeholders"); }, run };
}

} // namespace lineup

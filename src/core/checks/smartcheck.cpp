// SPDX-License-Identifier: Apache-2.0
#include "smartcheck.h"

#include "checktools.h"
#include "checkwords.h"
#include "icumessage.h"
#include "placeholderwords.h"
#include "smartstring.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QList<Placeholder> selectors(const SmartText &text)
{
    QList<Placeholder> result;
    for (const SmartPlaceholder &placeholder : text.placeholders) {
        if (!placeholder.selector.isEmpty())
            result.append({ placeholder.range, placeholder.selector });
    }
    return result;
}

bool isPlural(const SmartPlaceholder &placeholder)
{
    return placeholder.formatter == "plural"_L1 || placeholder.formatter == "p"_L1;
}

// How many forms the source's formatter of this selector has; 0: it has none.
int formsInSource(const SmartText &source, const SmartPlaceholder &wanted)
{
    for (const SmartPlaceholder &placeholder : source.placeholders) {
        if (placeholder.selector == wanted.selector && placeholder.formatter == wanted.formatter)
            return placeholder.forms;
    }
    return 0;
}

void checkForms(const SmartText &source, const SmartText &target, const CheckContext &context,
                FindingSink &sink)
{
    for (const SmartPlaceholder &placeholder : target.placeholders) {
        if (placeholder.forms == 0)
            continue;
        int needed = formsInSource(source, placeholder);
        // English with three forms names nothing at all first; so may every other language.
        int allowed = needed;
        if (isPlural(placeholder) && !context.targetLanguage().code.isEmpty()) {
            const int extra = needed - static_cast<int>(context.sourceLanguage().pluralCategories.size());
            needed = static_cast<int>(context.targetLanguage().pluralCategories.size());
            allowed = needed + std::max(extra, 0);
        }
        if (needed > 0 && (placeholder.forms < needed || placeholder.forms > allowed)) {
            sink.add(Severity::Error,
                     CheckWords::tr("“%1” has %2 forms; %3 are needed.")
                         .arg(placeholder.selector)
                         .arg(placeholder.forms)
                         .arg(needed),
                     { placeholder.range });
        }
    }
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (!context.families().testFlag(PlaceholderFamily::Smart))
        return;
    const SmartText source = parseSmartString(context.source());
    if (!source.balanced)
        return;
    const SmartText target = parseSmartString(context.target());
    if (!target.balanced) {
        sink.add(Severity::Error, CheckWords::tr("A brace has no partner."), { { target.fault, 1 } });
        return;
    }
    const Difference difference = compared(selectors(source), selectors(target), PlaceholderCompare::Set);
    if (!difference.isNone())
        sink.add(Severity::Error, inWords(difference), difference.extraRanges, difference.missingRanges);
    checkForms(source, target, context, sink);
}

} // namespace

Check smartCheck()
{
    return { "smart", [] { return CheckWords::tr("Smart strings"); }, run };
}

} // namespace lineup

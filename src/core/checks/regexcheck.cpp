// SPDX-License-Identifier: Apache-2.0
#include "regexcheck.h"

#include "checkcontext.h"
#include "checkwords.h"
#include "patternmatches.h"
#include "placeholderwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    for (const RegexRule &rule : context.settings().regexRules) {
        const bool always = rule.source.pattern().isEmpty();
        const QRegularExpressionMatch source
            = always ? QRegularExpressionMatch() : rule.source.match(context.source());
        if (!always && source.isValid() && !source.hasMatch())
            continue;
        const PatternMatches found = matchesOf(rule.target, context.target());
        if (found.gaveUp || !(always || source.isValid()))
            sink.add(Severity::Warning, searchedTooLong(rule.message));
        else if (found.matched != rule.mustMatch)
            sink.add(rule.severity, rule.message, found.ranges);
    }
}

} // namespace

Check regexCheck()
{
    return { "regex", [] { return CheckWords::tr("Own rules"); }, run };
}

} // namespace lineup

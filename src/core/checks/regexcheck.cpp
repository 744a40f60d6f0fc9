// SPDX-License-Identifier: Apache-2.0
#include "regexcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    for (const RegexRule &rule : context.settings().regexRules) {
        if (!rule.applies(context.source()))
            continue;
        const QList<TextRange> found = rangesOf(rule.target, context.target());
        const bool matches = rule.target.match(context.target()).hasMatch();
        if (matches != rule.mustMatch)
            sink.add(rule.severity, rule.message, found);
    }
}

} // namespace

Check regexCheck()
{
    return { "regex", [] { return CheckWords::tr("Own rules"); }, run };
}

} // namespace lineup

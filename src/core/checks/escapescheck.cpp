// SPDX-License-Identifier: Apache-2.0
#include "escapescheck.h"

#include "checkcontext.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    for (const QString &escape : { u"\\n"_s, u"\\t"_s, u"\\r"_s, u"\\\""_s, u"\\\\"_s }) {
        const auto wanted = context.source().count(escape);
        const auto found = context.target().count(escape);
        if (wanted == found)
            continue;
        //: %1 is what is counted, such as \n; the numbers are how often it occurs
        sink.add(Severity::Error,
                 CheckWords::tr("“%1” occurs %2 times in the source and %3 times here.")
                     .arg(escape)
                     .arg(wanted)
                     .arg(found));
    }
}

} // namespace

Check escapesCheck()
{
    return { "escapes", [] { return CheckWords::tr("Escapes"); }, run };
}

} // namespace lineup

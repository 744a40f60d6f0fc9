// SPDX-License-Identifier: Apache-2.0
#include "urlcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"
#include "placeholderwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

QList<Placeholder> addressesIn(const QString &text)
{
    static const QRegularExpression pattern(
        uR"(\b(?:https?|ftp)://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*[A-Za-z0-9/#=_]|(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}+@[A-Za-z0-9.\-]{1,250}\.[A-Za-z]{2,60}\b)"_s);
    QList<Placeholder> found;
    if (!text.contains("://"_L1) && !text.contains(u'@'))
        return found;
    for (const TextRange &range : rangesOf(pattern, text))
        found.append({ range, text.mid(range.start, range.length) });
    return found;
}

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    const Difference difference
        = compared(addressesIn(context.source()), addressesIn(context.target()), PlaceholderCompare::Set);
    if (!difference.isNone())
        sink.add(Severity::Warning, inWords(difference), difference.extraRanges, difference.missingRanges);
}

} // namespace

Check urlCheck()
{
    return { "url", [] { return CheckWords::tr("Addresses"); }, run };
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "bidicheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Where the first of isolates and embeddings stands that has no partner in its line, or -1.
qsizetype unpaired(const QString &text)
{
    QList<QPair<char16_t, qsizetype>> open;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text.at(i).unicode();
        const bool isolate = unit >= 0x2066 && unit <= 0x2068;
        const bool embedding = unit == 0x202a || unit == 0x202b || unit == 0x202d || unit == 0x202e;
        if (isolate || embedding) {
            open.append({ unit, i });
        } else if (unit == 0x2069 || unit == 0x202c) {
            const bool wantsIsolate = unit == 0x2069;
            if (open.isEmpty() || (open.last().first >= 0x2066) != wantsIsolate)
                return i;
            open.removeLast();
        } else if (unit == u'\n' && !open.isEmpty()) {
            return open.last().second;
        }
    }
    return open.isEmpty() ? -1 : open.last().second;
}

void run(const CheckContext &context, FindingSink &sink)
{
    const QString &target = context.target();
    if (const qsizetype fault = unpaired(target); fault >= 0 && unpaired(context.source()) < 0) {
        sink.add(Severity::Warning, CheckWords::tr("A mark of writing direction is not closed."),
                 { { fault, 1 } });
    }
    static const QRegularExpression overrides(uR"([\x{202d}\x{202e}])"_s);
    if (const QList<TextRange> found = rangesOf(overrides, target);
        !found.isEmpty() && rangesOf(overrides, context.source()).isEmpty())
        sink.add(Severity::Warning, CheckWords::tr("The writing direction is overridden."), found);
}

} // namespace

Check bidiCheck()
{
    return { "bidi", [] { return CheckWords::tr("Writing direction"); }, run };
}

} // namespace lineup

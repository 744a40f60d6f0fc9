// SPDX-License-Identifier: Apache-2.0
#include "escapescheck.h"

#include "checkcontext.h"
#include "checkwords.h"

#include <QHash>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// How often each character stands behind a backslash that is not itself behind one.
QHash<QChar, int> escapes(const QString &text)
{
    QHash<QChar, int> counts;
    for (qsizetype i = text.indexOf(u'\\'); i >= 0 && i + 1 < text.size(); i = text.indexOf(u'\\', i + 2))
        ++counts[text.at(i + 1)];
    return counts;
}

bool hasBareQuote(const QString &text)
{
    for (qsizetype i = text.indexOf(u'"'); i >= 0; i = text.indexOf(u'"', i + 1)) {
        if (i == 0 || text.at(i - 1) != u'\\')
            return true;
    }
    return false;
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (!context.source().contains(u'\\') && !context.target().contains(u'\\'))
        return;
    const QHash<QChar, int> source = escapes(context.source());
    const QHash<QChar, int> target = escapes(context.target());
    for (const QChar sign : QStringView(u"ntr\"\\")) {
        const int wanted = source.value(sign);
        const int found = target.value(sign);
        // Other quotes need no escape.
        const bool otherQuotes = sign == u'"' && found < wanted && !hasBareQuote(context.target());
        if (wanted == found || otherQuotes)
            continue;
        //: %1 is what is counted, such as \n; the numbers are how often it occurs
        sink.add(Severity::Error,
                 CheckWords::tr("“%1” occurs %2 times in the source and %3 times here.")
                     .arg(QString(u'\\') + sign)
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

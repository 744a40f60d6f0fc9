// SPDX-License-Identifier: Apache-2.0
#include "repeatcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QList<TextRange> repeats(const QString &text, const QList<TextRange> &all)
{
    static const QStringList usual{ u"sie"_s, u"vous"_s, u"nous"_s, u"que"_s, u"die"_s, u"der"_s, u"das"_s };
    QList<TextRange> found;
    for (qsizetype i = 1; i < all.size(); ++i) {
        const TextRange &one = all.at(i - 1);
        const TextRange &two = all.at(i);
        const qsizetype gap = one.start + one.length;
        const QStringView word = QStringView(text).mid(two.start, two.length);
        if (two.length != one.length || two.start <= gap
            || word.compare(QStringView(text).mid(one.start, one.length), Qt::CaseInsensitive) != 0)
            continue;
        const bool onlySpace = QStringView(text).mid(gap, two.start - gap).trimmed().isEmpty();
        if (onlySpace && word.at(0).isLetter() && !usual.contains(word, Qt::CaseInsensitive))
            found.append({ one.start, two.start + two.length - one.start });
    }
    return found;
}

void run(const CheckContext &context, FindingSink &sink)
{
    // In languages without spaces doubling is grammar.
    if (!context.targetLanguage().spacesBetweenWords || context.targetLanguage().code == "ko"_L1)
        return;
    const QString &text = context.maskedTarget();
    const QList<TextRange> doubled = repeats(text, context.maskedTargetWords());
    if (doubled.isEmpty() || !repeats(context.maskedSource(), context.maskedSourceWords()).isEmpty())
        return;
    sink.add(Severity::Info, CheckWords::tr("A word stands twice in a row."), doubled);
}

} // namespace

Check repeatCheck()
{
    return { "repeat", [] { return CheckWords::tr("Repeated words"); }, run };
}

} // namespace lineup

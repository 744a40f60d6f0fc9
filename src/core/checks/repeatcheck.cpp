// SPDX-License-Identifier: Apache-2.0
#include "repeatcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QList<TextRange> repeats(const QString &text, const QString &language)
{
    static const QStringList usual{ u"sie"_s, u"vous"_s, u"nous"_s, u"que"_s, u"die"_s, u"der"_s, u"das"_s };
    QList<TextRange> found;
    const QList<TextRange> all = words(text, language);
    for (qsizetype i = 1; i < all.size(); ++i) {
        const TextRange &one = all.at(i - 1);
        const TextRange &two = all.at(i);
        const qsizetype gap = one.start + one.length;
        const QString word = text.mid(two.start, two.length).toLower();
        const bool onlySpace
            = QStringView(text).mid(gap, two.start - gap).trimmed().isEmpty() && two.start > gap;
        if (onlySpace && word == text.mid(one.start, one.length).toLower() && word.at(0).isLetter()
            && !usual.contains(word))
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
    const QList<TextRange> doubled = repeats(text, context.targetLanguage().code);
    if (doubled.isEmpty() || !repeats(context.maskedSource(), context.sourceLanguage().code).isEmpty())
        return;
    sink.add(Severity::Info, CheckWords::tr("A word stands twice in a row."), doubled);
}

} // namespace

Check repeatCheck()
{
    return { "repeat", [] { return CheckWords::tr("Repeated words"); }, run };
}

} // namespace lineup

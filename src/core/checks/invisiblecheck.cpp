// SPDX-License-Identifier: Apache-2.0
#include "invisiblecheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

bool isIndic(const QString &code)
{
    static const QStringList codes{ u"hi"_s, u"bn"_s, u"mr"_s, u"ne"_s, u"ta"_s, u"te"_s,
                                    u"kn"_s, u"ml"_s, u"gu"_s, u"pa"_s, u"si"_s };
    return codes.contains(code);
}

// Latin letters inside a Cyrillic or Greek word, and the other way round.
QList<TextRange> mixedWords(const QString &text, const QList<TextRange> &all)
{
    QList<TextRange> found;
    for (const TextRange &range : all) {
        bool latin = false;
        bool other = false;
        for (const QChar character : QStringView(text).mid(range.start, range.length)) {
            const QChar::Script script = character.script();
            latin |= script == QChar::Script_Latin;
            other |= script == QChar::Script_Cyrillic || script == QChar::Script_Greek;
        }
        if (latin && other)
            found.append(range);
    }
    return found;
}

// Ordering marks takes time that grows with the square of their number; no script stacks as many (UAX #15,
// Stream-Safe Text Format).
bool hasLongMarks(const QString &text)
{
    constexpr int most = 30;
    int marks = 0;
    for (const QChar character : text) {
        marks = character.isMark() ? marks + 1 : 0;
        if (marks > most)
            return true;
    }
    return false;
}

void run(const CheckContext &context, FindingSink &sink)
{
    const QString &target = context.target();
    const bool joins = context.targetLanguage().rightToLeft || !context.targetLanguage().sentencesEndWithStop
        || isIndic(context.targetLanguage().code);
    // Joiners are letters' business in these scripts, and make up emoji everywhere.
    static const QRegularExpression zeroWidth(uR"([\x{200b}\x{2060}\x{feff}\x{ad}\x{e0000}-\x{e007f}])"_s);
    static const QRegularExpression joiners(uR"((?<![\p{So}\p{Sk}\x{fe0f}])[\x{200c}\x{200d}](?!\p{So}))"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression kashida(uR"(\x{640})"_s);
    QList<TextRange> found = rangesOf(zeroWidth, target);
    if (!joins)
        found += rangesOf(joiners, target);
    if (context.targetLanguage().code == "ar"_L1)
        found += rangesOf(kashida, target);
    if (!found.isEmpty() && rangesOf(zeroWidth, context.source()).isEmpty()
        && context.targetLanguage().code != "km"_L1)
        sink.add(Severity::Warning, CheckWords::tr("There are signs that cannot be seen."), found);
    if (const QList<TextRange> mixed = mixedWords(context.maskedTarget(), context.maskedTargetWords());
        !mixed.isEmpty())
        sink.add(Severity::Warning, CheckWords::tr("A word mixes letters of two scripts that look alike."),
                 mixed);
    if (!hasLongMarks(target) && !hasLongMarks(context.source())
        && context.source() == context.source().normalized(QString::NormalizationForm_C)
        && target != target.normalized(QString::NormalizationForm_C)) {
        sink.addFixable(Severity::Info,
                        CheckWords::tr("Letters and their accents are written as two characters."),
                        target.normalized(QString::NormalizationForm_C));
    }
}

} // namespace

Check invisibleCheck()
{
    return { "invisible", [] { return CheckWords::tr("Invisible signs"); }, run };
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "numberscheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

#include <QHash>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString digitsOf(const QString &text, const TextRange &range)
{
    QString digits;
    for (const char32_t character : QStringView(text).mid(range.start, range.length).toUcs4()) {
        const int value = QChar::digitValue(character);
        if (value >= 0)
            digits.append(QChar(u'0' + value));
    }
    return digits;
}

// Digits of any script as those of ASCII; what groups digits or parts fractions is left out. Digits that a
// letter goes before are no number, nor is what belongs to them ("v0.93").
QList<Placeholder> numbers(const QString &text)
{
    static const QRegularExpression pattern(
        uR"([A-Za-z_]\p{Nd}+(?:[.,]\p{Nd}+)*(*SKIP)(*FAIL)|(?<!\p{Nd})\p{Nd}+(?:[.,'\x{a0}\x{202f}\x{2019}\x{66b}\x{66c}]\p{Nd}+|\x{20}\p{Nd}{3}(?!\p{Nd}))*)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    QList<Placeholder> found;
    for (const TextRange &range : rangesOf(pattern, text))
        found.append({ range, digitsOf(text, range) });
    return found;
}

// "XV"; empty where nobody would write the number so.
QString roman(const QString &digits)
{
    constexpr int most = 40; // centuries, kings and chapters
    const int number = digits.toInt();
    if (number < 1 || number >= most)
        return {};
    static const QStringList ones{ u""_s,  u"I"_s,  u"II"_s,  u"III"_s,  u"IV"_s,
                                   u"V"_s, u"VI"_s, u"VII"_s, u"VIII"_s, u"IX"_s };
    return QString(number / 10, u'X') + ones.at(number % 10);
}

// "the 1400s"
bool isOfCentury(const QString &text, const TextRange &range)
{
    const QStringView number = QStringView(text).mid(range.start, range.length);
    return number.size() == 4 && number.endsWith(u"00")
        && QStringView(text).mid(range.start + range.length).startsWith(u's');
}

// The number as its text would write it in Roman letters; empty: nobody would.
QString romanOf(const QString &text, const TextRange &range)
{
    const QString digits = digitsOf(text, range);
    return roman(isOfCentury(text, range) ? QString::number(digits.left(2).toInt() + 1) : digits);
}

// How many more words of these letters the translation has than the source.
qsizetype additions(const CheckContext &context, const QString &letters)
{
    const QRegularExpression word(u"(?<![\\p{L}\\p{Nd}])%1(?![\\p{L}\\p{Nd}])"_s.arg(letters),
                                  QRegularExpression::UseUnicodePropertiesOption);
    return rangesOf(word, context.maskedTarget()).size() - rangesOf(word, context.maskedSource()).size();
}

// "In the 15th century" is "W XV wieku" in many languages.
void leaveOutRoman(const CheckContext &context, Difference &difference)
{
    const QString &source = context.source();
    QHash<QString, qsizetype> left; // words that stand for no number yet
    difference.missingRanges.removeIf([&](const TextRange &range) {
        const QString letters = romanOf(source, range);
        if (letters.isEmpty())
            return false;
        if (!left.contains(letters))
            left.insert(letters, additions(context, letters));
        return left[letters]-- > 0;
    });
    difference.missing.removeIf([&](const QString &number) {
        return std::none_of(difference.missingRanges.cbegin(), difference.missingRanges.cend(),
                            [&](const TextRange &range) { return digitsOf(source, range) == number; });
    });
}

void run(const CheckContext &context, FindingSink &sink)
{
    Difference difference = compared(numbers(context.maskedSource()), numbers(context.maskedTarget()),
                                     PlaceholderCompare::Multiset);
    leaveOutRoman(context, difference);
    if (context.form().oneNumber && difference.extra.isEmpty() && difference.missing.size() == 1)
        return;
    if (!difference.missing.isEmpty())
        sink.add(Severity::Warning, CheckWords::tr("Missing: %1.").arg(quotedList(difference.missing)),
                 difference.extraRanges, difference.missingRanges);
    else if (!difference.extra.isEmpty())
        sink.add(Severity::Info, CheckWords::tr("Not in the source: %1.").arg(quotedList(difference.extra)),
                 difference.extraRanges);
}

} // namespace

Check numbersCheck()
{
    return { "numbers", [] { return CheckWords::tr("Numbers"); }, run };
}

} // namespace lineup

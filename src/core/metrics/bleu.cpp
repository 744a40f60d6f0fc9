// SPDX-License-Identifier: Apache-2.0
#include "bleu.h"

#include "ngrams.h"
#include "scoredtext.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString withoutEntities(QString text)
{
    text.replace("<skipped>"_L1, QString()).replace("-\n"_L1, QString()).replace(u'\n', u' ');
    if (!text.contains(u'&'))
        return text;
    // In this order, as mteval has it: "&amp;lt;" becomes "<".
    return text.replace("&quot;"_L1, "\""_L1)
        .replace("&amp;"_L1, "&"_L1)
        .replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1);
}

QString trimmedAtEnd(QStringView text)
{
    while (!text.isEmpty() && isScoreSpace(text.back().unicode()))
        text.chop(1);
    return text.toString();
}

struct Rule
{
    QRegularExpression pattern;
    QString replacement;
};

const QList<Rule> &rules()
{
    static const QList<Rule> list{
        // Signs of ASCII but . , - and '
        { QRegularExpression(uR"(([\{-\~\[-\` -\&\(-\+\:-\@\/]))"_s), uR"( \1 )"_s },
        // . and , unless a digit stands before, then unless one stands behind
        { QRegularExpression(uR"(([^0-9])([\.,]))"_s), uR"(\1 \2 )"_s },
        { QRegularExpression(uR"(([\.,])([^0-9]))"_s), uR"( \1 \2)"_s },
        // - behind a digit
        { QRegularExpression(uR"(([0-9])(-))"_s), uR"(\1 \2 )"_s },
    };
    return list;
}

} // namespace

QStringList bleuTokens(QStringView text)
{
    QString line = u' ' + withoutEntities(trimmedAtEnd(text)) + u' ';
    for (const Rule &rule : rules())
        line.replace(rule.pattern, rule.replacement);
    QStringList tokens;
    for (const QStringView token : splitAtSpaces(line))
        tokens.append(token.toString());
    return tokens;
}

QString bleuSignature()
{
    return u"nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp"_s;
}

BleuCounts bleuCounts(QStringView hypothesis, QStringView reference)
{
    const QStringList hypothesisTokens = bleuTokens(hypothesis);
    const QStringList referenceTokens = bleuTokens(reference);
    WordNumbers words;
    const auto numbered = [&words](const QStringList &tokens) {
        return words.numbered(QList<QStringView>(tokens.cbegin(), tokens.cend()));
    };
    const std::vector<char32_t> hypothesisWords = numbered(hypothesisTokens);
    const std::vector<char32_t> referenceWords = numbered(referenceTokens);

    BleuCounts counts;
    counts.hypothesisWords = hypothesisTokens.size();
    counts.referenceWords = referenceTokens.size();
    for (int order = 1; order <= bleuOrder; ++order) {
        const NgramList ours = ngramsOf(hypothesisWords, order);
        const auto place = static_cast<std::size_t>(order - 1);
        counts.hypothesis[place] = static_cast<qint64>(ours.size());
        counts.common[place] = commonNgrams(ours, ngramsOf(referenceWords, order));
    }
    return counts;
}

BleuCounts &BleuCounts::operator+=(const BleuCounts &other)
{
    for (std::size_t i = 0; i < common.size(); ++i) {
        common[i] += other.common[i];
        hypothesis[i] += other.hypothesis[i];
    }
    hypothesisWords += other.hypothesisWords;
    referenceWords += other.referenceWords;
    return *this;
}

double BleuCounts::score(bool effectiveOrder) const
{
    if (std::all_of(common.begin(), common.end(), [](qint64 count) { return count == 0; }))
        return 0;
    double logarithms = 0;
    double smoothing = 1;
    int orders = bleuOrder;
    for (int i = 0; i < bleuOrder; ++i) {
        const auto place = static_cast<std::size_t>(i);
        if (hypothesis[place] == 0) {
            // No n-gram of this order: nothing to judge a sentence by, and no match for a corpus.
            if (!effectiveOrder)
                return 0;
            orders = i;
            break;
        }
        if (common[place] == 0)
            smoothing *= 2;
        const double matches = common[place] == 0 ? 1 / smoothing : static_cast<double>(common[place]);
        logarithms += std::log(100 * matches / static_cast<double>(hypothesis[place]));
    }
    const double brevity = hypothesisWords >= referenceWords
        ? 1
        : std::exp(1 - static_cast<double>(referenceWords) / static_cast<double>(hypothesisWords));
    return brevity * std::exp(logarithms / orders);
}

} // namespace lineup

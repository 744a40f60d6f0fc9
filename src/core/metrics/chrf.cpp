// SPDX-License-Identifier: Apache-2.0
#include "chrf.h"

#include "scoredtext.h"

namespace lineup {

namespace {

bool isAsciiPunctuation(QChar character)
{
    const char16_t unit = character.unicode();
    return (unit >= '!' && unit <= '/') || (unit >= ':' && unit <= '@') || (unit >= '[' && unit <= '`')
        || (unit >= '{' && unit <= '~');
}

// A sign of punctuation at a word's end is a word of its own, else one at its beginning; never both.
QList<QStringView> wordsAndPunctuation(QStringView text)
{
    QList<QStringView> words;
    for (const QStringView word : splitAtSpaces(text)) {
        const bool oneCharacter = word.size() == 1 || (word.size() == 2 && word.front().isHighSurrogate());
        qsizetype cut = 0;
        if (!oneCharacter && isAsciiPunctuation(word.back()))
            cut = word.size() - 1;
        else if (!oneCharacter && isAsciiPunctuation(word.front()))
            cut = 1;
        if (cut > 0)
            words.append(word.first(cut));
        words.append(word.sliced(cut));
    }
    return words;
}

} // namespace

ChrfCounts &ChrfCounts::operator+=(const ChrfCounts &other)
{
    for (std::size_t i = 0; i < orders.size(); ++i) {
        orders[i].hypothesis += other.orders[i].hypothesis;
        orders[i].reference += other.orders[i].reference;
        orders[i].common += other.orders[i].common;
    }
    return *this;
}

double ChrfCounts::score(ChrfVariant variant) const
{
    constexpr double betaSquared = 4;
    const std::size_t last
        = variant == ChrfVariant::Characters ? chrfCharacterOrder : chrfCharacterOrder + chrfWordOrder;
    double precision = 0;
    double recall = 0;
    int counted = 0;
    for (std::size_t i = 0; i < last; ++i) {
        const Order &order = orders[i];
        if (order.hypothesis == 0 || order.reference == 0)
            continue;
        precision += static_cast<double>(order.common) / static_cast<double>(order.hypothesis);
        recall += static_cast<double>(order.common) / static_cast<double>(order.reference);
        ++counted;
    }
    if (counted == 0 || precision + recall == 0)
        return 0;
    precision /= counted;
    recall /= counted;
    return 100 * (1 + betaSquared) * precision * recall / (betaSquared * precision + recall);
}

ChrfText::ChrfText(QStringView text, WordNumbers *words)
{
    const std::vector<char32_t> characters = charactersWithoutSpaces(text);
    const std::vector<char32_t> numbered = words->numbered(wordsAndPunctuation(text));
    for (int order = 1; order <= chrfCharacterOrder; ++order)
        m_ngrams[static_cast<std::size_t>(order - 1)] = ngramsOf(characters, order);
    for (int order = 1; order <= chrfWordOrder; ++order)
        m_ngrams[static_cast<std::size_t>(chrfCharacterOrder + order - 1)] = ngramsOf(numbered, order);
}

ChrfCounts ChrfText::counts(const ChrfText &hypothesis) const
{
    ChrfCounts counts;
    for (std::size_t i = 0; i < m_ngrams.size(); ++i) {
        const NgramList &mine = m_ngrams[i];
        const NgramList &other = hypothesis.m_ngrams[i];
        // An order that the reference is too short for tells nothing against the hypothesis.
        if (mine.empty())
            continue;
        counts.orders[i] = { static_cast<qint64>(other.size()), static_cast<qint64>(mine.size()),
                             commonNgrams(mine, other) };
    }
    return counts;
}

ChrfCounts chrfCounts(QStringView hypothesis, QStringView reference)
{
    WordNumbers words;
    return ChrfText(reference, &words).counts(ChrfText(hypothesis, &words));
}

} // namespace lineup

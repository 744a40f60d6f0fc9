// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QStringView>

#include <cstdint>
#include <span>
#include <vector>

namespace lineup {

// Up to six neighbouring items of 21 bits each: characters, or numbered words. Two are equal exactly when
// their items are.
struct Ngram
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend bool operator==(const Ngram &, const Ngram &) = default;
    friend bool operator<(const Ngram &one, const Ngram &other)
    {
        return one.high != other.high ? one.high < other.high : one.low < other.low;
    }
};

inline constexpr int maxNgramOrder = 6;

// All n-grams of one order, sorted; a repeated one stands there as often as it occurs.
using NgramList = std::vector<Ngram>;

NgramList ngramsOf(std::span<const char32_t> items, int order);
// How many of one list occur in the other: the clipped count.
qint64 commonNgrams(const NgramList &one, const NgramList &other);

// Numbers words, so that lists of several texts can be compared. Not for more than two million words.
class WordNumbers
{
public:
    std::vector<char32_t> numbered(const QList<QStringView> &words);

private:
    QHash<QString, char32_t> m_numbers;
};

} // namespace lineup

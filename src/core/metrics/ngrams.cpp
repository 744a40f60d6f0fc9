// SPDX-License-Identifier: Apache-2.0
#include "ngrams.h"

#include <algorithm>

namespace lineup {

namespace {

constexpr int itemBits = 21;
constexpr int itemsPerHalf = 3;

Ngram packed(std::span<const char32_t> items)
{
    Ngram ngram;
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::uint64_t &half = i < itemsPerHalf ? ngram.low : ngram.high;
        half = (half << itemBits) | items[i];
    }
    return ngram;
}

} // namespace

NgramList ngramsOf(std::span<const char32_t> items, int order)
{
    Q_ASSERT(order >= 1 && order <= maxNgramOrder);
    const auto length = static_cast<std::size_t>(order);
    NgramList list;
    if (items.size() < length)
        return list;
    list.reserve(items.size() - length + 1);
    for (std::size_t i = 0; i + length <= items.size(); ++i)
        list.push_back(packed(items.subspan(i, length)));
    std::sort(list.begin(), list.end());
    return list;
}

qint64 commonNgrams(const NgramList &one, const NgramList &other)
{
    qint64 common = 0;
    auto a = one.begin();
    auto b = other.begin();
    while (a != one.end() && b != other.end()) {
        if (*a < *b) {
            ++a;
        } else if (*b < *a) {
            ++b;
        } else {
            ++common;
            ++a;
            ++b;
        }
    }
    return common;
}

std::vector<char32_t> WordNumbers::numbered(const QList<QStringView> &words)
{
    std::vector<char32_t> numbers;
    numbers.reserve(static_cast<std::size_t>(words.size()));
    for (const QStringView word : words) {
        const QString text = word.toString();
        auto known = m_numbers.find(text);
        if (known == m_numbers.end())
            known = m_numbers.insert(text, static_cast<char32_t>(m_numbers.size()));
        numbers.push_back(known.value());
    }
    return numbers;
}

} // namespace lineup

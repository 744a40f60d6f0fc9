// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ngrams.h"

#include <QStringView>

#include <array>

namespace lineup {

// Which of the family: chrF2 looks at characters only, chrF2++ at words and pairs of words too.
// M. Popovic, "chrF: character n-gram F-score for automatic MT evaluation" (WMT 2015) and "chrF++" (WMT
// 2017); counted as sacreBLEU 2 does by default (6 characters, beta 2, no smoothing, spaces left out).
enum class ChrfVariant { Characters, CharactersAndWords };

inline constexpr int chrfCharacterOrder = 6;
inline constexpr int chrfWordOrder = 2;

// What is counted of one pair, or of many: the counts of pairs are added up and scored together.
struct ChrfCounts
{
    struct Order
    {
        qint64 hypothesis = 0;
        qint64 reference = 0;
        qint64 common = 0;
    };
    std::array<Order, chrfCharacterOrder + chrfWordOrder> orders;

    ChrfCounts &operator+=(const ChrfCounts &other);
    // 0 to 100.
    double score(ChrfVariant variant) const;
};

// One text, cut up once and compared with many. The numbers must be the same object for both.
class ChrfText
{
public:
    ChrfText(QStringView text, WordNumbers *words);

    // This text is the reference.
    ChrfCounts counts(const ChrfText &hypothesis) const;

private:
    std::array<NgramList, chrfCharacterOrder + chrfWordOrder> m_ngrams;
};

ChrfCounts chrfCounts(QStringView hypothesis, QStringView reference);

} // namespace lineup

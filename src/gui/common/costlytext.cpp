// SPDX-License-Identifier: Apache-2.0
#include "costlytext.h"

#include <algorithm>

namespace lineup {

namespace {

// With some hundred fonts a character that none has takes 6 us, a letter 1.
constexpr qsizetype costlyWeight = 5;
constexpr qsizetype lineWeight = 40; // most lines that end are not full

qsizetype costOf(QChar unit)
{
    return isCostly(unit) ? costlyWeight : 1;
}

// East Asian characters are as wide as two letters.
qsizetype spaceOf(QChar unit)
{
    constexpr char16_t firstWide = 0x2e80;
    if (unit == u'\n')
        return lineWeight;
    return unit.unicode() >= firstWide ? std::max<qsizetype>(2, costOf(unit)) : costOf(unit);
}

template <typename Weight>
qsizetype unitsThatWeigh(QStringView text, qsizetype most, Weight weightOf)
{
    qsizetype count = 0;
    for (qsizetype weight = 0; count < text.size(); ++count) {
        weight += weightOf(text[count]);
        if (weight > most)
            break;
    }
    count = std::max(count, std::min<qsizetype>(1, text.size()));
    if (count > 0 && count < text.size() && text[count].isLowSurrogate() && text[count - 1].isHighSurrogate())
        count += count > 1 ? -1 : 1;
    return count;
}

} // namespace

bool isCostly(QChar unit)
{
    const QChar::Category category = unit.category();
    return category == QChar::Mark_NonSpacing || category == QChar::Other_Surrogate
        || category == QChar::Other_PrivateUse || category == QChar::Other_NotAssigned;
}

qsizetype affordableUnits(QStringView text, qsizetype units)
{
    return unitsThatWeigh(text, units, costOf);
}

qsizetype screenUnits(QStringView text, qsizetype units)
{
    return unitsThatWeigh(text, units, spaceOf);
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "costlytext.h"

#include <algorithm>

namespace lineup {

namespace {

// With some hundred fonts a character that none has takes 6 us, a letter 1.
constexpr qsizetype costlyWeight = 5;

} // namespace

bool isCostly(QChar unit)
{
    const QChar::Category category = unit.category();
    return category == QChar::Mark_NonSpacing || category == QChar::Other_Surrogate
        || category == QChar::Other_PrivateUse || category == QChar::Other_NotAssigned;
}

qsizetype affordableUnits(QStringView text, qsizetype units)
{
    qsizetype count = 0;
    for (qsizetype cost = 0; count < text.size(); ++count) {
        cost += isCostly(text[count]) ? costlyWeight : 1;
        if (cost > units)
            break;
    }
    if (count < text.size() && count > 0 && text[count].isLowSurrogate() && text[count - 1].isHighSurrogate())
        count += count > 1 ? -1 : 1;
    return count > 0 ? count : std::min<qsizetype>(1, text.size());
}

} // namespace lineup

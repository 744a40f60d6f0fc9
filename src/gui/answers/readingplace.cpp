// SPDX-License-Identifier: Apache-2.0
#include "readingplace.h"

#include <QList>
#include <QString>

#include <algorithm>

namespace lineup {

namespace {

struct Letters
{
    QString text;
    QList<qsizetype> positions;

    explicit Letters(QStringView source)
    {
        text.reserve(source.size());
        positions.reserve(source.size());
        for (qsizetype i = 0; i < source.size(); ++i) {
            if (!source[i].isLetterOrNumber() && !source[i].isSurrogate())
                continue;
            text += source[i];
            positions.append(i);
        }
    }
};

constexpr qsizetype keyLength = 24;

} // namespace

qsizetype samePlace(QStringView from, qsizetype position, QStringView to)
{
    if (position <= 0)
        return 0;
    const Letters source(from);
    const Letters target(to);
    const qsizetype at = std::lower_bound(source.positions.begin(), source.positions.end(), position)
        - source.positions.begin();
    if (target.positions.isEmpty())
        return 0;
    const QStringView key = QStringView(source.text).mid(at, keyLength);
    qsizetype best = -1;
    if (!key.isEmpty()) {
        const qsizetype after = target.text.indexOf(key, at);
        const qsizetype before = QStringView(target.text).lastIndexOf(key, at);
        if (after < 0 || (before >= 0 && at - before < after - at))
            best = before;
        else
            best = after;
    }
    if (best < 0)
        best = std::min(at, target.positions.size() - 1);
    return target.positions[best];
}

} // namespace lineup

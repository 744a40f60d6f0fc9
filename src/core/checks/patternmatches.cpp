// SPDX-License-Identifier: Apache-2.0
#include "patternmatches.h"

#include "checksettings.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const QString &limit()
{
    static const QString prefix = u"(*LIMIT_MATCH=200000)"_s;
    return prefix;
}

} // namespace

QRegularExpression boundedRegex(const QString &pattern, QRegularExpression::PatternOptions options)
{
    return QRegularExpression(limit() + pattern, options);
}

QString writtenPattern(const QRegularExpression &bounded)
{
    const QString pattern = bounded.pattern();
    return pattern.startsWith(limit()) ? pattern.sliced(limit().size()) : pattern;
}

PatternMatches matchesOf(const QRegularExpression &pattern, QStringView text)
{
    PatternMatches found;
    auto iterator = pattern.globalMatch(text);
    while (iterator.hasNext()) {
        const QRegularExpressionMatch match = iterator.next();
        found.matched = true;
        if (match.capturedLength() > 0)
            found.ranges.append({ match.capturedStart(), match.capturedLength() });
    }
    found.gaveUp = !iterator.isValid();
    return found;
}

} // namespace lineup

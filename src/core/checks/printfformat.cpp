// SPDX-License-Identifier: Apache-2.0
#include "printfformat.h"

#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &conversionPattern()
{
    static const QRegularExpression pattern(
        uR"(%(?:%|(?:(?<position>[1-9][0-9]*)\$|\((?<name>[^()\s]+)\))?(?<shape>[-+ #0']*(?:\*|[1-9][0-9]*)?(?:\.(?:\*|[0-9]*))?)(?<length>hh|h|ll|l|q|j|z|t|L|I64)?(?<type>[diouxXeEfFgGaAcCsSpnm@])))"_s);
    return pattern;
}

// What reads an argument in the same way.
QChar kindOf(QChar type)
{
    switch (type.unicode()) {
    case u'i':
        return u'd';
    case u'X':
        return u'x';
    case u'E':
    case u'f':
    case u'F':
    case u'g':
    case u'G':
    case u'a':
    case u'A':
        return u'e';
    default:
        return type;
    }
}

} // namespace

QString PrintfConversion::identity() const
{
    const QString what = name.isEmpty() ? QString::number(argument) : name;
    return what + u'%' + length + kindOf(type);
}

QList<PrintfConversion> printfConversions(QStringView text, bool strict)
{
    QList<PrintfConversion> found;
    int next = 1;
    auto iterator = conversionPattern().globalMatch(text);
    while (iterator.hasNext()) {
        const QRegularExpressionMatch match = iterator.next();
        PrintfConversion conversion;
        conversion.range = { match.capturedStart(), match.capturedLength() };
        if (match.capturedLength() == 2 && match.capturedView().endsWith(u'%')) {
            conversion.isLiteral = true;
            found.append(conversion);
            continue;
        }
        conversion.shape = match.captured(u"shape"_s);
        // "50% der" is prose.
        if (!strict && conversion.shape.contains(u' '))
            continue;
        conversion.name = match.captured(u"name"_s);
        conversion.length = match.captured(u"length"_s);
        conversion.type = match.captured(u"type"_s).at(0);
        conversion.positional = match.capturedLength(u"position"_s) > 0;
        if (conversion.positional)
            conversion.argument = match.captured(u"position"_s).toInt();
        else if (conversion.name.isEmpty() && conversion.type != u'm')
            conversion.argument = next++;
        next += static_cast<int>(conversion.shape.count(u'*'));
        found.append(conversion);
    }
    return found;
}

} // namespace lineup

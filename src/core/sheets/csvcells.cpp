// SPDX-License-Identifier: Apache-2.0
#include "csvcells.h"

#include "showntext.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Full-width forms, then the small ones: what input methods for Chinese and Japanese write.
constexpr QStringView triggers = u"=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B";

// What a spreadsheet, or whoever looks at it, skips in front of a formula.
bool isSkipped(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Format || c.category() == QChar::Other_Control;
}

bool needsQuotes(const QString &cell, char separator)
{
    return std::any_of(cell.begin(), cell.end(), [separator](QChar c) {
        return c == QLatin1Char(separator) || c == u'"' || c == u'\n' || c == u'\r';
    });
}

} // namespace

bool looksLikeFormula(QStringView text)
{
    if (text.isEmpty())
        return false;
    if (text.front() == u'\t' || text.front() == u'\r' || text.front() == u'\n')
        return true;
    const auto first = std::find_if_not(text.begin(), text.end(), isSkipped);
    return first != text.end() && triggers.contains(*first);
}

QString formulaSafe(const QString &text)
{
    QString cell = wellFormedText(text);
    cell.replace(QChar::Null, QChar(0x2400));
    if (cell.startsWith(u'\'') || looksLikeFormula(cell))
        cell.prepend(u'\'');
    return cell;
}

QString withoutFormulaSafety(const QString &cell)
{
    if (!cell.startsWith(u'\''))
        return cell;
    const QString rest = cell.mid(1);
    return rest.startsWith(u'\'') || looksLikeFormula(rest) ? rest : cell;
}

QByteArray csvLine(const QStringList &cells, char separator, CsvQuotes quotes)
{
    QByteArray line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += separator;
        const QString &cell = cells.at(i);
        if (quotes == CsvQuotes::Always || needsQuotes(cell, separator))
            line += '"' + QString(cell).replace(u"\""_s, u"\"\""_s).toUtf8() + '"';
        else
            line += cell.toUtf8();
    }
    return line + "\r\n";
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "clipboardtable.h"

#include "csvcells.h"
#include "sheetwords.h"
#include "showntext.h"

#include <QCoreApplication>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

class Table
{
    Q_DECLARE_TR_FUNCTIONS(lineup::ClipboardTable)
public:
    explicit Table(const SheetSource &source)
        : m_source(source)
    { }

    QList<QStringList> rows() const;

private:
    QStringList header() const;
    QStringList cells(const SheetRow &row) const;
    static QString answerCell(const Answer &answer);

    const SheetSource &m_source;
};

QStringList Table::header() const
{
    QStringList cells;
    if (m_source.head().isTable)
        cells = { tr("Key"), tr("Language"), tr("Source") };
    else
        cells = { tr("Prompt") };
    for (const SheetTarget &target : m_source.head().targets)
        cells.append(shownLine(target.label));
    for (const SheetTarget &target : m_source.head().targets) {
        const QString label = shownLine(target.label);
        cells.append(tr("%1: picked").arg(label));
        cells.append(tr("%1: rating").arg(label));
        cells.append(tr("%1: first token, ms").arg(label));
        cells.append(tr("%1: total, ms").arg(label));
        cells.append(tr("%1: cost, USD").arg(label));
    }
    return cells;
}

QString Table::answerCell(const Answer &answer)
{
    const QString failure = SheetWords::reason(answer);
    const QString text = shownText(answer.editedText.value_or(answer.text));
    if (failure.isEmpty())
        return text;
    return text.isEmpty() ? u"[%1]"_s.arg(failure) : text + u"\n[%1]"_s.arg(failure);
}

QStringList Table::cells(const SheetRow &row) const
{
    const QLocale &locale = m_source.head().locale;
    // Spreadsheet programs read figures in the locale's form, but not grouped ones.
    const auto figure = [locale](const std::optional<double> &value, int decimals) {
        QLocale plain = locale;
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        return value ? plain.toString(*value, 'f', decimals) : QString();
    };
    QStringList cells;
    if (m_source.head().isTable)
        cells = { shownText(row.key), row.language, shownText(row.source) };
    else
        cells = { shownText(row.source) };
    QStringList figures;
    for (qsizetype i = 0; i < m_source.head().targets.size(); ++i) {
        const std::optional<SheetAnswer> given = row.answers.value(i);
        if (!given) {
            cells.append(QString());
            figures += QStringList(5);
            continue;
        }
        const Answer &answer = given->answer;
        cells.append(answerCell(answer));
        figures += { answer.picked ? tr("yes") : QString(),
                     answer.rating ? locale.toString(*answer.rating) : QString(),
                     figure(answer.timing.firstTokenMs, 0), figure(answer.timing.totalMs, 0),
                     figure(answer.costUsd, 7) };
    }
    return cells + figures;
}

QList<QStringList> Table::rows() const
{
    QList<QStringList> rows{ header() };
    for (qsizetype i = 0; i < m_source.rowCount(); ++i)
        rows.append(cells(m_source.row(i)));
    return rows;
}

// Excel and LibreOffice break a cell at this, and at nothing else, without beginning a new row.
QString htmlCell(const QString &text, const QString &tag, bool isText)
{
    QString inner = formulaSafe(text).toHtmlEscaped();
    inner.replace(u"\n"_s, u"<br style=\"mso-data-placement:same-cell\">"_s);
    // The format "@" keeps Excel from reading a text as a number, a date or a formula.
    const QString style = isText ? u" style=\"mso-number-format:'\\@';white-space:pre-wrap\""_s : QString();
    return u"<%1%2 dir=\"auto\">%3</%1>"_s.arg(tag, style, inner);
}

} // namespace

ClipboardTable clipboardTable(const SheetSource &source)
{
    const QList<QStringList> rows = Table(source).rows();
    const qsizetype texts = (source.head().isTable ? 3 : 1) + source.head().targets.size();
    ClipboardTable table;
    table.html = u"<html><head><meta charset=\"utf-8\"></head><body><table border=\"1\">"_s;
    for (qsizetype row = 0; row < rows.size(); ++row) {
        table.html += u"<tr>"_s;
        QStringList safe;
        for (qsizetype i = 0; i < rows.at(row).size(); ++i) {
            const QString &cell = rows.at(row).at(i);
            table.html += htmlCell(cell, row == 0 ? u"th"_s : u"td"_s, row == 0 || i < texts);
            safe.append(formulaSafe(cell));
        }
        table.html += u"</tr>"_s;
        table.tsv += QString::fromUtf8(csvLine(safe, '\t', CsvQuotes::WhenNeeded));
    }
    table.html += u"</table></body></html>"_s;
    return table;
}

} // namespace lineup

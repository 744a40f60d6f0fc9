// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheetwords.h"
#include "xlsxparts.h"

#include <algorithm>
#include <xlsxwriter.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::XlsxComparison)
};

constexpr uint32_t idRow = 0; // hidden: column ids for the program that reads the sheet again
constexpr uint32_t groupRow = 1;
constexpr uint32_t headerRow = 2;
constexpr uint32_t firstRow = 3;
constexpr double sourceWidth = 40;
constexpr double textWidth = 46;
constexpr double fewTargetsWidth = 62; // of up to two

QString sheetName(const QString &language)
{
    return language.isEmpty() ? Words::tr("Comparison") : Words::tr("Comparison %1").arg(language);
}

QString rowId(const SheetRow &row)
{
    for (const std::optional<SheetAnswer> &cell : row.answers) {
        if (cell) {
            const AnswerAddress &address = cell->address;
            return u"%1|%2|%3"_s.arg(address.runId, QString::number(address.row), address.language);
        }
    }
    return row.runId;
}

// What was picked is shown as the person left it; the answer as it came stands in Answers.
bool showsEdited(const Answer &answer)
{
    return answer.picked && answer.editedText && answer.status == AnswerStatus::Complete;
}

QString shownText(const Answer &answer)
{
    if (showsEdited(answer))
        return *answer.editedText;
    const QString reason = SheetWords::reason(answer);
    if (reason.isEmpty())
        return answer.text;
    // The reason comes first: the text may go on in Overflow.
    return answer.text.isEmpty() ? reason : u"["_s + reason + u"]\n"_s + answer.text;
}

bool isRightToLeft(const QString &language)
{
    return !language.isEmpty() && QLocale(language).textDirection() == Qt::RightToLeft;
}

} // namespace

XlsxComparison::XlsxComparison(XlsxBook &book, const SheetOptions &options, const QString &language)
    : m_book(book)
    , m_best(options.best)
    , m_language(language)
    , m_sheet(book.addSheet(sheetName(language), XlsxBook::Rows::Streamed))
    , m_row(firstRow)
{
    m_fields = { Field::Id, Field::Number };
    if (book.head().isTable && book.head().runs.size() > 1)
        m_fields.append(Field::Run);
    if (book.head().isTable)
        m_fields += { Field::Key,     Field::Source,    Field::Context,
                      Field::Speaker, Field::Reference, Field::MaxLength };
    else
        m_fields.append(Field::Source);
    m_fields.append(Field::Pick);
    chooseMetrics(options);
    m_book.preparePage(m_sheet, headerRow);
    if (isRightToLeft(language))
        worksheet_right_to_left(m_sheet);
    columns();
    headers();
    // Frozen up to what was asked, so that each answer is read beside it.
    worksheet_freeze_panes(m_sheet, firstRow, uint16_t(m_fields.indexOf(Field::Source) + 1));
}

void XlsxComparison::chooseMetrics(const SheetOptions &options)
{
    const XlsxStyles &styles = m_book.styles();
    m_metrics = { { u"status"_s, Words::tr("Status"), styles.text },
                  { u"first token ms"_s, Words::tr("First token (s)"), styles.seconds },
                  { u"total ms"_s, Words::tr("Whole answer (s)"), styles.seconds },
                  { u"input tokens"_s, Words::tr("Input tokens"), styles.integer },
                  { u"output tokens"_s, Words::tr("Output tokens"), styles.integer },
                  { u"cost usd"_s, Words::tr("Cost, estimated"), styles.smallMoney },
                  { u"errors found"_s, Words::tr("Errors found"), styles.integer },
                  { u"rating"_s, Words::tr("Rating"), styles.integer } };
    const bool checked = m_book.head().checked;
    m_metrics.removeIf([&options, checked](const Metric &metric) {
        const bool wanted = options.columns.isEmpty() || options.columns.contains(metric.id);
        return !wanted || (metric.id == u"errors found"_s && !checked);
    });
    const QList<AnswerColumn> all = answerColumns();
    for (Metric &metric : m_metrics) {
        metric.column = *std::find_if(
            all.begin(), all.end(), [&metric](const AnswerColumn &column) { return column.id == metric.id; });
    }
}

uint16_t XlsxComparison::firstMetric(qsizetype target) const
{
    return uint16_t(firstTarget() + m_book.head().targets.size() + target * m_metrics.size());
}

uint16_t XlsxComparison::lastColumn() const
{
    return uint16_t(firstMetric(m_book.head().targets.size()) - 1);
}

double XlsxComparison::answerWidth() const
{
    return m_book.head().targets.size() <= 2 ? fewTargetsWidth : textWidth;
}

void XlsxComparison::columns()
{
    lxw_row_col_options hidden{};
    hidden.hidden = LXW_TRUE;
    lxw_row_col_options folding{};
    folding.level = 1;
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        const Field field = m_fields.at(i);
        const auto column = uint16_t(i);
        if (field == Field::Id)
            worksheet_set_column_opt(m_sheet, column, column, 30, nullptr, &hidden);
        else if (field == Field::Number || field == Field::MaxLength)
            worksheet_set_column(m_sheet, column, column, 8, nullptr);
        else if (field == Field::Source || field == Field::Reference)
            worksheet_set_column(m_sheet, column, column, sourceWidth, nullptr);
        else
            worksheet_set_column(m_sheet, column, column, 18, nullptr);
    }
    const qsizetype targets = m_book.head().targets.size();
    if (targets == 0)
        return;
    worksheet_set_column(m_sheet, firstTarget(), uint16_t(firstMetric(0) - 1), answerWidth(), nullptr);
    if (!m_metrics.isEmpty())
        worksheet_set_column_opt(m_sheet, firstMetric(0), lastColumn(), 11, nullptr, &folding);
}

QString XlsxComparison::header(Field field) const
{
    switch (field) {
    case Field::Id:
        return Words::tr("ID");
    case Field::Number:
        return Words::tr("No.");
    case Field::Run:
        return Words::tr("Run");
    case Field::Key:
        return Words::tr("Key");
    case Field::Source:
        return m_book.head().isTable ? Words::tr("Source") : Words::tr("Prompt");
    case Field::Context:
        return Words::tr("Context");
    case Field::Speaker:
        return Words::tr("Speaker");
    case Field::Reference:
        return Words::tr("Reference");
    case Field::MaxLength:
        return Words::tr("Maximum length");
    case Field::Pick:
        return Words::tr("Pick");
    }
    Q_UNREACHABLE();
}

void XlsxComparison::headers()
{
    const XlsxStyles &styles = m_book.styles();
    const QList<SheetTarget> &targets = m_book.head().targets;
    lxw_row_col_options hidden{};
    hidden.hidden = LXW_TRUE;
    worksheet_set_row_opt(m_sheet, idRow, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    m_book.text(m_sheet, idRow, 0, u"row id"_s, nullptr);
    for (qsizetype i = 0; i < targets.size(); ++i) {
        m_book.text(m_sheet, idRow, uint16_t(firstTarget() + i), u"text|"_s + targets.at(i).id, nullptr);
        for (qsizetype j = 0; j < m_metrics.size(); ++j) {
            m_book.text(m_sheet, idRow, uint16_t(firstMetric(i) + j),
                        m_metrics.at(j).id + u'|' + targets.at(i).id, nullptr);
        }
    }
    for (qsizetype i = 0; i < targets.size() && !m_metrics.isEmpty(); ++i) {
        for (uint16_t column = firstMetric(i); column < firstMetric(i + 1); ++column)
            worksheet_write_blank(m_sheet, groupRow, column, styles.groupHeader);
        m_book.text(m_sheet, groupRow, firstMetric(i), targets.at(i).label, styles.groupHeader);
    }
    worksheet_set_row(m_sheet, headerRow, 34, nullptr);
    for (qsizetype i = 0; i < m_fields.size(); ++i)
        m_book.text(m_sheet, headerRow, uint16_t(i), header(m_fields.at(i)), styles.header);
    for (qsizetype i = 0; i < targets.size(); ++i) {
        m_book.text(m_sheet, headerRow, uint16_t(firstTarget() + i), targets.at(i).label, styles.header);
        for (qsizetype j = 0; j < m_metrics.size(); ++j)
            m_book.text(m_sheet, headerRow, uint16_t(firstMetric(i) + j), m_metrics.at(j).header,
                        styles.header);
    }
}

QString XlsxComparison::fieldText(Field field, const SheetRow &row, const QString &id) const
{
    switch (field) {
    case Field::Id:
        return id;
    case Field::Run:
        return SheetWords::tableRun(m_book.head(), row.runId);
    case Field::Key:
        return row.key;
    case Field::Source:
        return row.source;
    case Field::Context:
        return row.context;
    case Field::Speaker:
        return row.speaker;
    case Field::Reference:
        return row.reference;
    case Field::Number:
    case Field::MaxLength:
    case Field::Pick:
        return {};
    }
    Q_UNREACHABLE();
}

void XlsxComparison::field(uint16_t column, Field field, const SheetRow &row, const QString &id,
                           qsizetype winner)
{
    const XlsxStyles &styles = m_book.styles();
    if (field == Field::Number) {
        worksheet_write_number(m_sheet, m_row, column, double(++m_number), styles.integer);
    } else if (field == Field::MaxLength) {
        if (!row.maxLength)
            m_book.blank(m_sheet, m_row, column, styles.integer);
        else
            worksheet_write_number(m_sheet, m_row, column, *row.maxLength, styles.integer);
    } else if (field == Field::Pick) {
        if (winner < 0) {
            m_book.blank(m_sheet, m_row, column, styles.text);
            return;
        }
        const QString label = m_book.head().targets.at(winner).label;
        const bool picked = row.answers.at(winner)->answer.picked;
        m_book.text(m_sheet, m_row, column,
                    picked ? label : Words::tr("%1 (%2)").arg(label, bestCriterionName(*m_best)),
                    picked ? styles.label : styles.text);
    } else {
        m_book.longText(m_sheet, m_row, column, fieldText(field, row, id), styles.text, id,
                        field == Field::Reference     ? u"reference"_s
                            : field == Field::Context ? u"context"_s
                                                      : u"source"_s);
    }
}

double XlsxComparison::heightOf(const SheetRow &row) const
{
    double height = std::max(XlsxBook::heightOf(row.source, sourceWidth),
                             XlsxBook::heightOf(row.reference, sourceWidth));
    for (const std::optional<SheetAnswer> &cell : row.answers) {
        if (cell)
            height = std::max(height, XlsxBook::heightOf(shownText(cell->answer), answerWidth()));
    }
    return height;
}

void XlsxComparison::add(const SheetRow &row)
{
    const qsizetype winner = winnerOf(row, m_best);
    worksheet_set_row(m_sheet, m_row, heightOf(row), nullptr);
    const QString id = rowId(row);
    for (qsizetype i = 0; i < m_fields.size(); ++i)
        field(uint16_t(i), m_fields.at(i), row, id, winner);
    const qsizetype targets = std::min(row.answers.size(), m_book.head().targets.size());
    for (qsizetype i = 0; i < targets; ++i) {
        const std::optional<SheetAnswer> &cell = row.answers.at(i);
        answer(uint16_t(firstTarget() + i), cell, i == winner || (cell && cell->answer.picked));
        metrics(firstMetric(i), cell);
    }
    ++m_row;
}

void XlsxComparison::answer(uint16_t column, const std::optional<SheetAnswer> &cell, bool wins)
{
    const XlsxStyles &styles = m_book.styles();
    if (!cell) {
        m_book.text(m_sheet, m_row, column, Words::tr("not asked"), styles.missing);
        return;
    }
    const Answer &answer = cell->answer;
    const QString id = cell->address.toString();
    if (answer.status == AnswerStatus::Complete) {
        const QString what = showsEdited(answer) ? u"edited text"_s : u"text"_s;
        m_book.longText(m_sheet, m_row, column, shownText(answer), wins ? styles.winner : styles.text, id,
                        what);
        return;
    }
    m_book.longText(m_sheet, m_row, column, shownText(answer), wins ? styles.winner : styles.missing, id,
                    u"text with reason"_s);
}

void XlsxComparison::metrics(uint16_t first, const std::optional<SheetAnswer> &cell)
{
    if (!cell) {
        for (qsizetype i = 0; i < m_metrics.size(); ++i)
            m_book.blank(m_sheet, m_row, uint16_t(first + i), m_metrics.at(i).format);
        return;
    }
    for (qsizetype i = 0; i < m_metrics.size(); ++i)
        metric(uint16_t(first + i), m_metrics.at(i), *cell);
}

void XlsxComparison::metric(uint16_t column, const Metric &metric, const SheetAnswer &cell)
{
    if (metric.column.kind == ColumnKind::Text) {
        m_book.text(m_sheet, m_row, column, SheetWords::status(cell.answer.status), metric.format);
        return;
    }
    static const SheetRow none; // none of these looks at it
    const QVariant value = metric.column.value(m_book.head(), none, cell);
    const double scale = metric.column.kind == ColumnKind::Milliseconds ? 1000 : 1;
    if (value.isValid())
        worksheet_write_number(m_sheet, m_row, column, value.toDouble() / scale, metric.format);
    else
        m_book.blank(m_sheet, m_row, column, metric.format);
}

void XlsxComparison::finish()
{
    // On paper the texts; the figures would make them too small to read.
    if (m_row > firstRow && !m_book.head().targets.isEmpty())
        worksheet_print_area(m_sheet, headerRow, 1, m_row - 1, uint16_t(firstMetric(0) - 1));
    if (m_row > firstRow)
        worksheet_autofilter(m_sheet, headerRow, 0, m_row - 1, lastColumn());
    worksheet_outline_settings(m_sheet, LXW_TRUE, LXW_TRUE, LXW_FALSE, LXW_FALSE);
}

} // namespace lineup

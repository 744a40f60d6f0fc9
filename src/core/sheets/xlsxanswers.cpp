// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheetwords.h"
#include "xlsxparts.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <vector>
#include <xlsxwriter.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::XlsxAnswers)
};

constexpr uint32_t idRow = 0; // hidden: column ids for the program that reads the sheet again
constexpr uint32_t headerRow = 1;
constexpr uint32_t firstRow = 2;
constexpr double longWidth = 60; // characters
constexpr double noteWidth = 36;
// Characters that spreadsheet programs show beside a cell; a longer text would lose the whole rule.
constexpr qsizetype maxTipTitle = 32;
constexpr qsizetype maxTip = 255;

lxw_datetime cellTime(const QDateTime &time)
{
    const QDate date = time.date();
    const QTime clock = time.time();
    return { date.year(), date.month(), date.day(), clock.hour(), clock.minute(), double(clock.second()) };
}

double widthOf(const AnswerColumn &column)
{
    if (column.kind == ColumnKind::LongText || column.id == u"edited text"_s)
        return longWidth;
    if (column.id == u"note"_s || column.id == u"error message"_s)
        return noteWidth;
    return column.kind == ColumnKind::Text || column.kind == ColumnKind::Time ? 20 : 12;
}

} // namespace

XlsxAnswers::XlsxAnswers(XlsxBook &book, const SheetOptions &options)
    : m_book(book)
    , m_columns(answerColumns(options.columns))
    , m_sheet(book.addSheet(Words::tr("Answers"), XlsxBook::Rows::Streamed))
    , m_row(firstRow)
{
    chooseColumns();
    for (const AnswerColumn &column : m_columns) {
        const bool taken = m_headers.contains(column.header, Qt::CaseInsensitive);
        m_headers.append(taken ? column.header + u" ("_s + column.id + u')' : column.header);
    }
    m_book.preparePage(m_sheet, headerRow);
    layout();
}

// Columns that can hold nothing would only be in the way.
void XlsxAnswers::chooseColumns()
{
    m_columns.removeIf([this](const AnswerColumn &column) { return !isUseful(column, m_book.head()); });
}

double XlsxAnswers::heightOf(const SheetRow &row, const SheetAnswer &answer) const
{
    double height = XlsxBook::heightOf(answer.answer.text, longWidth);
    height = std::max(height, XlsxBook::heightOf(row.source, longWidth));
    if (answer.answer.editedText)
        height = std::max(height, XlsxBook::heightOf(*answer.answer.editedText, longWidth));
    return std::max(height, XlsxBook::heightOf(answer.answer.note, noteWidth));
}

void XlsxAnswers::layout()
{
    lxw_row_col_options hidden{};
    hidden.hidden = LXW_TRUE;
    worksheet_set_row_opt(m_sheet, idRow, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const AnswerColumn &column = m_columns.at(i);
        const auto index = uint16_t(i);
        m_book.text(m_sheet, idRow, index, column.id, nullptr);
        if (column.kind == ColumnKind::Hidden)
            worksheet_set_column_opt(m_sheet, index, index, 12, nullptr, &hidden);
        else
            worksheet_set_column(m_sheet, index, index, widthOf(column), nullptr);
    }
    worksheet_set_row(m_sheet, headerRow, 32, nullptr);
    for (qsizetype i = 0; i < m_headers.size(); ++i)
        m_book.text(m_sheet, headerRow, uint16_t(i), m_headers.at(i), m_book.styles().header);
    worksheet_freeze_panes(m_sheet, firstRow, 0);
}

lxw_format *XlsxAnswers::format(const AnswerColumn &column) const
{
    const XlsxStyles &styles = m_book.styles();
    switch (column.kind) {
    case ColumnKind::Hidden:
    case ColumnKind::Text:
    case ColumnKind::LongText:
        return styles.text;
    case ColumnKind::Number:
        return styles.integer;
    case ColumnKind::Milliseconds:
        return styles.milliseconds;
    case ColumnKind::Usd:
        return styles.smallMoney;
    case ColumnKind::Time:
        return styles.time;
    case ColumnKind::Review:
        return styles.input;
    }
    Q_UNREACHABLE();
}

bool XlsxAnswers::add(const SheetRow &row)
{
    for (const std::optional<SheetAnswer> &answer : row.answers) {
        if (!answer)
            continue;
        if (m_row >= LXW_ROW_MAX)
            return false;
        worksheet_set_row(m_sheet, m_row, heightOf(row, *answer), nullptr);
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            cell(uint16_t(i), m_columns.at(i).value(m_book.head(), row, *answer), *answer);
        ++m_row;
    }
    return true;
}

void XlsxAnswers::cell(uint16_t index, const QVariant &value, const SheetAnswer &answer)
{
    const AnswerColumn &column = m_columns.at(index);
    lxw_format *shape = format(column);
    if (!value.isValid()) {
        m_book.blank(m_sheet, m_row, index, shape);
        return;
    }
    if (value.typeId() == QMetaType::QString) {
        const QString text = value.toString();
        if (text.size() > 1000) // the address is needed for Overflow only
            m_book.longText(m_sheet, m_row, index, text, shape, answer.address.toString(), column.id);
        else
            m_book.text(m_sheet, m_row, index, text, shape);
    } else if (value.typeId() == QMetaType::QDateTime) {
        const QTimeZone &zone = m_book.head().timeZone;
        lxw_datetime time
            = cellTime(zone.isValid() ? value.toDateTime().toTimeZone(zone) : value.toDateTime());
        worksheet_write_datetime(m_sheet, m_row, index, &time, shape);
    } else {
        worksheet_write_number(m_sheet, m_row, index, value.toDouble(), shape);
    }
}

void XlsxAnswers::validation()
{
    const auto list = [this](const QString &id, std::vector<const char *> values, const QString &title,
                             const QString &message) {
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            if (m_columns.at(i).id != id)
                continue;
            values.push_back(nullptr);
            const QByteArray titleText = title.left(maxTipTitle).toUtf8();
            const QByteArray messageText = message.left(maxTip).toUtf8();
            lxw_data_validation rule{};
            rule.validate = LXW_VALIDATION_TYPE_LIST;
            rule.value_list = const_cast<char **>(values.data());
            rule.input_title = const_cast<char *>(titleText.constData());
            rule.input_message = const_cast<char *>(messageText.constData());
            rule.error_title = const_cast<char *>(titleText.constData());
            rule.error_message = const_cast<char *>(messageText.constData());
            worksheet_data_validation_range(m_sheet, firstRow, uint16_t(i), m_row - 1, uint16_t(i), &rule);
        }
    };
    list(u"rating"_s, { "1", "2", "3", "4", "5" }, Words::tr("Rating"),
         Words::tr("Choose 1 (poor) to 5 (excellent), or leave it empty."));
    list(u"decision"_s, { "accept", "edit", "reject" }, Words::tr("Decision"),
         Words::tr("Choose accept, edit or reject. For edit, write the new text in the next column."));
}

void XlsxAnswers::table()
{
    std::vector<QByteArray> names;
    for (const QString &header : m_headers)
        names.push_back(header.toUtf8());
    std::vector<lxw_table_column> columns(names.size());
    std::vector<lxw_table_column *> pointers;
    for (size_t i = 0; i < names.size(); ++i) {
        columns[i].header = names[i].data();
        columns[i].header_format = m_book.styles().header;
        pointers.push_back(&columns[i]);
    }
    pointers.push_back(nullptr);
    std::array<char, 8> name{ "Answers" };
    lxw_table_options options{};
    options.name = name.data();
    options.columns = pointers.data();
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 1;
    // The library refuses tables on streamed sheets because it would write their headers again, too late.
    // These stand there already, in the same words; what it writes here is never read.
    const uint8_t streamed = std::exchange(m_sheet->optimize, uint8_t(LXW_FALSE));
    worksheet_add_table(m_sheet, headerRow, 0, std::max(m_row, firstRow + 1) - 1,
                        uint16_t(m_columns.size() - 1), &options);
    m_sheet->optimize = streamed;
}

void XlsxAnswers::finish()
{
    if (m_row > firstRow) {
        validation();
        std::array<char, LXW_MAX_CELL_RANGE_LENGTH> range{};
        lxw_rowcol_to_range(range.data(), firstRow, 0, m_row - 1, uint16_t(m_columns.size() - 1));
        // On paper from the target to the note; the rest is for pivots.
        uint16_t last = 0;
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            last = m_columns.at(i).id == u"note"_s ? uint16_t(i) : last;
        if (last > 0)
            worksheet_print_area(m_sheet, headerRow, 0, m_row - 1, last);
        worksheet_ignore_errors(m_sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.data());
    }
    table();
}

} // namespace lineup

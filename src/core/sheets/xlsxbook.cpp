// SPDX-License-Identifier: Apache-2.0
#include "xlsxbook.h"

#include "sheets/celltext.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <xlsxwriter.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Book
{
    Q_DECLARE_TR_FUNCTIONS(lineup::XlsxBook)
};

constexpr qsizetype maxSheetName = 31;
constexpr qint64 copyStep = 1 << 20;
constexpr double lineHeight = 15; // points
constexpr int maxLines = 27; // spreadsheet programs know no rows higher than 409 points

bool looksLikeFormula(const QString &text)
{
    static constexpr QStringView triggers = u"=+-@＝＋－＠";
    return !text.isEmpty() && triggers.contains(text.front());
}

// "_x0041_" stands for a character in spreadsheets' XML; where it is just text its first "_" must be one.
QString escaped(const QString &text)
{
    if (!text.contains("_x"_L1))
        return text;
    static const QRegularExpression escape(u"_(?=x[0-9A-Fa-f]{4}_)"_s);
    return QString(text).replace(escape, u"_x005F_"_s);
}

// Wide characters (East Asian ones, mostly) take two columns.
constexpr int columnsOf(QChar unit)
{
    return unit.unicode() >= 0x1100 && !unit.isLowSurrogate() ? 2 : 1;
}

QString continuation()
{
    return continuationMark.toString() + Book::tr("continues in the sheet Overflow") + u'⟧';
}

SheetResult copyTo(QIODevice *device, const QString &path, const SheetProgress &progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return SheetResult::failed(file.errorString());
    while (!file.atEnd()) {
        if (progress.isCancelled())
            return SheetResult::cancelled();
        const QByteArray bytes = file.read(copyStep);
        if (bytes.isEmpty())
            return SheetResult::failed(file.errorString());
        if (device->write(bytes) != bytes.size())
            return SheetResult::failed(
                Book::tr("The workbook could not be written: %1").arg(device->errorString()));
    }
    return {};
}

} // namespace

XlsxBook::XlsxBook(const SheetHead &head)
    : m_head(head)
    , m_folderPath(QFile::encodeName(m_folder.path()))
{
    if (!m_folder.isValid())
        return;
    const QByteArray path = QFile::encodeName(m_folder.filePath(u"sheet.xlsx"_s));
    lxw_workbook_options options{};
    options.tmpdir = m_folderPath.data();
    options.use_zip64 = LXW_TRUE;
    m_book = workbook_new_opt(path.constData(), &options);
    if (m_book)
        m_styles = std::make_unique<XlsxStyles>(m_book);
}

XlsxBook::~XlsxBook()
{
    if (!m_book)
        return;
    // Only a workbook that is put together closes them.
    for (const lxw_worksheet *sheet : m_streams)
        std::fclose(sheet->optimize_tmpfile);
    lxw_workbook_free(m_book);
}

QString XlsxBook::uniqueName(const QString &name)
{
    QString base = harmlessCellText(name).simplified();
    for (const QChar forbidden : QStringView(u"[]:*?/\\'"))
        base.replace(forbidden, u'-');
    base = cellParts(base, maxSheetName).constFirst();
    QString result = base;
    for (int number = 2; result.isEmpty() || m_names.contains(result.toLower()); ++number) {
        const QString ending = u" %1"_s.arg(number);
        result = cellParts(base, maxSheetName - ending.size()).constFirst() + ending;
    }
    m_names.insert(result.toLower());
    return result;
}

lxw_worksheet *XlsxBook::addSheet(const QString &name, Rows rows)
{
    // The library lets only whole workbooks choose, yet each of its sheets minds what held when it was added.
    m_book->options.constant_memory = rows == Rows::Streamed ? LXW_TRUE : LXW_FALSE;
    const QByteArray sheetName = uniqueName(name).toUtf8();
    lxw_worksheet *sheet = workbook_add_worksheet(m_book, sheetName.constData());
    m_book->options.constant_memory = LXW_FALSE;
    // Without a file to stream into it is kept in memory; finish() tells whether there is room in the end.
    if (!sheet)
        return workbook_add_worksheet(m_book, sheetName.constData());
    if (rows == Rows::Streamed)
        m_streams.append(sheet);
    return sheet;
}

void XlsxBook::preparePage(lxw_worksheet *sheet, std::optional<uint32_t> headerRow) const
{
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    const bool letter = m_head.locale.measurementSystem() == QLocale::ImperialUSSystem;
    worksheet_set_paper(sheet, letter ? 1 : 9); // Letter or A4
    worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6);
    const QString pages = Book::tr("Page %1 of %2").arg(u"&P"_s, u"&N"_s);
    worksheet_set_footer(sheet, (u"&L&A&R"_s + pages).toUtf8().constData());
    if (headerRow)
        worksheet_repeat_rows(sheet, *headerRow, *headerRow);
    if (m_head.locale.textDirection() == Qt::RightToLeft)
        worksheet_right_to_left(sheet);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
}

void XlsxBook::text(lxw_worksheet *sheet, uint32_t row, uint16_t column, const QString &text,
                    lxw_format *format)
{
    QString harmless = harmlessCellText(text);
    if (harmless.size() > maxCellLength)
        harmless = cellParts(harmless, maxCellLength - 1).constFirst() + u'…';
    if (harmless.isEmpty()) {
        worksheet_write_blank(sheet, row, column, format);
        return;
    }
    const bool guard = format == m_styles->text && looksLikeFormula(harmless);
    worksheet_write_string(sheet, row, column, escaped(harmless).toUtf8().constData(),
                           m_styles->forText(guard ? m_styles->literal : format, harmless));
}

void XlsxBook::longText(lxw_worksheet *sheet, uint32_t row, uint16_t column, const QString &longText,
                        lxw_format *format, const QString &id, const QString &what)
{
    const QString harmless = harmlessCellText(longText);
    const bool grows = harmless.contains("_x"_L1) && escaped(harmless).size() > maxCellLength;
    if (harmless.size() <= maxCellLength && !grows) {
        text(sheet, row, column, harmless, format);
        return;
    }
    const QString mark = continuation();
    // Escaping at most doubles a text.
    const qsizetype length = grows ? maxCellLength / 2 : maxCellLength;
    QStringList parts = cellParts(harmless, length - mark.size(), length);
    const QString first = parts.takeFirst();
    text(sheet, row, column, parts.isEmpty() ? first : first + mark, format);
    if (!parts.isEmpty())
        overflow(parts, id, what);
}

void XlsxBook::figure(lxw_worksheet *sheet, uint32_t row, uint16_t column, const std::optional<double> &value,
                      lxw_format *format, const QString &whyNot)
{
    if (value)
        worksheet_write_number(sheet, row, column, *value, format);
    else
        text(sheet, row, column, whyNot, m_styles->missing);
}

void XlsxBook::blank(lxw_worksheet *sheet, uint32_t row, uint16_t column, lxw_format *format) const
{
    worksheet_write_blank(sheet, row, column, format);
}

double XlsxBook::heightOf(const QString &text, double width)
{
    const int perLine = std::max(1, int(width));
    int lines = 1;
    int used = 0;
    for (const QChar unit : text) {
        const bool newLine = unit == u'\n';
        used += newLine ? 0 : columnsOf(unit);
        if (!newLine && used <= perLine)
            continue;
        used = newLine ? 0 : columnsOf(unit);
        if (++lines == maxLines)
            break;
    }
    return lineHeight * lines + 1;
}

void XlsxBook::beginOverflow()
{
    m_overflow = addSheet(Book::tr("Overflow"), Rows::Streamed);
    preparePage(m_overflow, 1);
    worksheet_set_column(m_overflow, 0, 0, 50, nullptr);
    worksheet_set_column(m_overflow, 1, 2, 12, nullptr);
    worksheet_set_column(m_overflow, 3, 3, 120, nullptr);
    const std::array<QString, 4> ids{ u"id"_s, u"column"_s, u"part"_s, u"text"_s };
    const std::array<QString, 4> names{ Book::tr("ID"), Book::tr("Column"), Book::tr("Part"),
                                        Book::tr("Text") };
    lxw_row_col_options hidden{};
    hidden.hidden = LXW_TRUE;
    worksheet_set_row_opt(m_overflow, 0, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    for (size_t i = 0; i < ids.size(); ++i)
        text(m_overflow, 0, uint16_t(i), ids.at(i), nullptr);
    for (size_t i = 0; i < names.size(); ++i)
        text(m_overflow, 1, uint16_t(i), names.at(i), m_styles->header);
    worksheet_freeze_panes(m_overflow, 2, 0);
    m_overflowRow = 2;
}

void XlsxBook::overflow(const QStringList &parts, const QString &id, const QString &what)
{
    // The same text may stand in several sheets; its end is needed once.
    const QString key = id + u' ' + what;
    if (m_overflowed.contains(key))
        return;
    m_overflowed.insert(key);
    if (!m_overflow)
        beginOverflow();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        text(m_overflow, m_overflowRow, 0, id, m_styles->text);
        text(m_overflow, m_overflowRow, 1, what, m_styles->text);
        worksheet_write_number(m_overflow, m_overflowRow, 2, double(i + 2), m_styles->integer);
        text(m_overflow, m_overflowRow, 3, parts.at(i), m_styles->text);
        ++m_overflowRow;
    }
}

bool XlsxBook::streamsAreWhole() const
{
    bool whole = true;
    // The library does not look whether its own file took what it wrote.
    for (const lxw_worksheet *sheet : m_streams)
        whole = whole && std::fflush(sheet->optimize_tmpfile) == 0 && !std::ferror(sheet->optimize_tmpfile);
    return whole;
}

SheetResult XlsxBook::finish(QIODevice *device, const SheetProgress &progress)
{
    if (progress.isCancelled())
        return SheetResult::cancelled();
    if (!streamsAreWhole()) {
        return SheetResult::failed(
            Book::tr("There is not enough space in %1 to put the workbook together.").arg(m_folder.path()));
    }
    lxw_workbook *book = std::exchange(m_book, nullptr);
    const lxw_error error = workbook_close(book);
    if (error != LXW_NO_ERROR) {
        const QString why = QString::fromUtf8(lxw_strerror(error));
        return SheetResult::failed(Book::tr("The workbook could not be put together: %1").arg(why));
    }
    return copyTo(device, m_folder.filePath(u"sheet.xlsx"_s), progress);
}

} // namespace lineup

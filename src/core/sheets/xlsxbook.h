// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetformat.h"
#include "sheets/xlsxstyles.h"

#include <QSet>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <cstdint>
#include <memory>
#include <optional>

struct lxw_workbook;
struct lxw_worksheet;

namespace lineup {

// One workbook while it is written, over libxlsxwriter. Text from outside goes in as strings only, harmless
// and never cut: what is longer than a cell goes on in the sheet Overflow. Until finish() it lies in files of
// a temporary folder of its own. One thread.
class XlsxBook
{
public:
    enum class Rows {
        Kept, // written in any order
        Streamed, // written from top to bottom, each row once, and not kept in memory
    };

    explicit XlsxBook(const SheetHead &head);
    ~XlsxBook();
    Q_DISABLE_COPY_MOVE(XlsxBook)

    bool isOpen() const { return m_book != nullptr; }
    lxw_workbook *handle() const { return m_book; }
    const XlsxStyles &styles() const { return *m_styles; }
    const SheetHead &head() const { return m_head; }

    // Sheets stand in the order of these calls. The name is shortened and made unique where it must be.
    lxw_worksheet *addSheet(const QString &name, Rows rows);
    // Landscape, as wide as a page, with page numbers; `headerRow` is repeated on each page.
    void preparePage(lxw_worksheet *sheet, std::optional<uint32_t> headerRow) const;

    // A short text as a string; one longer than a cell ends with "…". `styles().text` becomes `literal` where
    // it looks like a formula.
    void text(lxw_worksheet *sheet, uint32_t row, uint16_t column, const QString &text, lxw_format *format);
    // A text of any length; `id` and `what` name it in the sheet Overflow.
    void longText(lxw_worksheet *sheet, uint32_t row, uint16_t column, const QString &text,
                  lxw_format *format, const QString &id, const QString &what);
    // An empty cell that looks as its neighbours do.
    void blank(lxw_worksheet *sheet, uint32_t row, uint16_t column, lxw_format *format) const;
    // A figure, or in words why there is none.
    void figure(lxw_worksheet *sheet, uint32_t row, uint16_t column, const std::optional<double> &value,
                lxw_format *format, const QString &whyNot);

    // Points that a row needs for this text in a column of that many characters; spreadsheet programs do not
    // all find out by themselves.
    static double heightOf(const QString &text, double width);

    // Puts the workbook together and copies it to the device. Once; nothing may be written after it.
    SheetResult finish(QIODevice *device, const SheetProgress &progress);

private:
    void overflow(const QStringList &parts, const QString &id, const QString &what);
    void beginOverflow();
    QString uniqueName(const QString &name);
    bool streamsAreWhole() const;

    const SheetHead &m_head;
    QTemporaryDir m_folder;
    QByteArray m_folderPath; // for as long as the workbook refers to it
    lxw_workbook *m_book = nullptr;
    std::unique_ptr<XlsxStyles> m_styles;
    QSet<QString> m_names; // of sheets, in lower case
    QList<lxw_worksheet *> m_streams;
    lxw_worksheet *m_overflow = nullptr;
    uint32_t m_overflowRow = 0;
    QSet<QString> m_overflowed;
};

// A cell whose text goes on in the sheet Overflow ends with this and words up to the closing bracket.
inline constexpr QStringView continuationMark = u" …⟦";

} // namespace lineup

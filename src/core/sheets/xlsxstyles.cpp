// SPDX-License-Identifier: Apache-2.0
#include "xlsxstyles.h"

#include <xlsxwriter.h>

namespace lineup {

namespace {

constexpr lxw_color_t ink = 0x1F2937;
constexpr lxw_color_t faintInk = 0x595F69;
constexpr lxw_color_t headerFill = 0x1F3A5F;
constexpr lxw_color_t groupFill = 0xC9D3E0;
constexpr lxw_color_t winnerFill = 0xE3F1DA;
constexpr lxw_color_t missingFill = 0xE4E6E9;
constexpr lxw_color_t inputFill = 0xFFF7D6;
constexpr lxw_color_t lineColor = 0xB8BEC7;

lxw_format *added(lxw_workbook *book)
{
    lxw_format *format = workbook_add_format(book);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_font_color(format, ink);
    return format;
}

lxw_format *cell(lxw_workbook *book)
{
    lxw_format *format = added(book);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, lineColor);
    return format;
}

lxw_format *number(lxw_workbook *book, const char *pattern)
{
    lxw_format *format = cell(book);
    format_set_num_format(format, pattern);
    format_set_align(format, LXW_ALIGN_RIGHT);
    format_set_indent(format, 1);
    return format;
}

lxw_format *wrapped(lxw_workbook *book)
{
    lxw_format *format = cell(book);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_LEFT);
    return format;
}

lxw_format *filled(lxw_format *format, lxw_color_t color)
{
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, color);
    return format;
}

lxw_format *bold(lxw_format *format)
{
    format_set_bold(format);
    return format;
}

lxw_format *sized(lxw_format *format, double points)
{
    format_set_font_size(format, points);
    return format;
}

lxw_format *literalFormat(lxw_workbook *book)
{
    lxw_format *format = wrapped(book);
    format_set_num_format(format, "@");
    return format;
}

lxw_format *mirrored(lxw_format *format)
{
    format_set_align(format, LXW_ALIGN_RIGHT);
    format_set_reading_order(format, 2);
    return format;
}

lxw_format *headerFormat(lxw_workbook *book)
{
    lxw_format *format = bold(filled(wrapped(book), headerFill));
    format_set_font_color(format, LXW_COLOR_WHITE);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

lxw_format *winnerFormat(lxw_workbook *book)
{
    lxw_format *format = bold(filled(wrapped(book), winnerFill));
    format_set_border(format, LXW_BORDER_MEDIUM);
    format_set_border_color(format, ink);
    return format;
}

lxw_format *missingFormat(lxw_workbook *book)
{
    lxw_format *format = filled(wrapped(book), missingFill);
    format_set_italic(format);
    format_set_font_color(format, faintInk);
    return format;
}

lxw_format *inputFormat(lxw_workbook *book)
{
    lxw_format *format = filled(wrapped(book), inputFill);
    format_set_border(format, LXW_BORDER_DASHED);
    format_set_border_color(format, faintInk);
    return format;
}

} // namespace

XlsxStyles::XlsxStyles(lxw_workbook *book)
    : title(bold(sized(added(book), 18)))
    , subtitle(added(book))
    , header(headerFormat(book))
    , groupHeader(bold(filled(cell(book), groupFill)))
    , label(bold(wrapped(book)))
    , text(wrapped(book))
    , literal(literalFormat(book))
    , winner(winnerFormat(book))
    , missing(missingFormat(book))
    , input(inputFormat(book))
    , volume(inputFormat(book))
    , code(sized(wrapped(book), 9))
    , integer(number(book, "#,##0"))
    , milliseconds(number(book, "#,##0"))
    , seconds(number(book, "#,##0.00"))
    , decimal(number(book, "#,##0.0"))
    , percent(number(book, "0.0%"))
    , money(number(book, "[$$-409]#,##0.00"))
    , smallMoney(number(book, "[$$-409]#,##0.000000"))
    , time(number(book, "yyyy-mm-dd hh:mm:ss"))
    , boldInteger(bold(number(book, "#,##0")))
    , boldMoney(bold(number(book, "[$$-409]#,##0.000000")))
    , m_mirrored({ { text, mirrored(wrapped(book)) },
                   { literal, mirrored(literalFormat(book)) },
                   { winner, mirrored(winnerFormat(book)) },
                   { missing, mirrored(missingFormat(book)) },
                   { input, mirrored(inputFormat(book)) } })
{
    format_set_font_color(subtitle, faintInk);
    format_set_num_format(volume, "#,##0");
    format_set_align(volume, LXW_ALIGN_RIGHT);
    format_set_align(groupHeader, LXW_ALIGN_CENTER);
    format_set_font_name(code, "Consolas");
}

lxw_format *XlsxStyles::forText(lxw_format *format, const QString &words) const
{
    return words.isRightToLeft() ? m_mirrored.value(format, format) : format;
}

} // namespace lineup

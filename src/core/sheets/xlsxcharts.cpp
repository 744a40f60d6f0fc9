// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheetwords.h"
#include "xlsxparts.h"

#include <algorithm>
#include <xlsxwriter.h>

namespace lineup {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::XlsxCharts)
};

constexpr uint32_t headerRow = 2;
constexpr uint32_t firstRow = 3;
constexpr lxw_color_t dark = 0x1F3A5F;
constexpr lxw_color_t light = 0x9DB7D5;

enum Column : uint16_t { Label, FirstToken, Rest, Cost, Picture = 5 };

// Charts grow with the number of targets.
double heightScale(uint32_t last)
{
    return std::clamp(double(last - firstRow + 1) / 5, 1.0, 6.0);
}

void text(void (*set)(lxw_chart_axis *, const char *), lxw_chart_axis *axis, const QString &name)
{
    set(axis, name.toUtf8().constData());
}

// Bars lie: the library's y axis is the one of the targets, the figures stay below.
void firstOnTop(lxw_chart *chart)
{
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_crossing_max(chart->y_axis);
}

lxw_chart_series *addSeries(lxw_chart *chart, lxw_worksheet *sheet, uint32_t last, Column column,
                            lxw_color_t color)
{
    lxw_chart_series *series = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_categories(series, sheet->name, firstRow, Label, last, Label);
    chart_series_set_values(series, sheet->name, firstRow, column, last, column);
    chart_series_set_name_range(series, sheet->name, headerRow, column);
    lxw_chart_fill fill{};
    fill.color = color;
    chart_series_set_fill(series, &fill);
    lxw_chart_line line{};
    line.color = dark;
    line.width = 0.75;
    chart_series_set_line(series, &line);
    return series;
}

} // namespace

XlsxCharts::XlsxCharts(XlsxBook &book)
    : m_book(book)
    , m_sheet(book.addSheet(Words::tr("Charts"), XlsxBook::Rows::Kept))
{
    m_book.preparePage(m_sheet, std::nullopt);
    worksheet_set_column(m_sheet, Label, Label, 26, nullptr);
    worksheet_set_column(m_sheet, FirstToken, Cost, 14, nullptr);
}

void XlsxCharts::fill(const SheetFigures &sums)
{
    m_book.text(m_sheet, 0, 0, Words::tr("Charts"), m_book.styles().title);
    worksheet_set_row(m_sheet, 0, 28, nullptr);
    figures(sums);
    if (sums.targets().isEmpty())
        return;
    const uint32_t last = firstRow + uint32_t(sums.targets().size()) - 1;
    times(last);
    costs(last);
}

void XlsxCharts::figures(const SheetFigures &sums)
{
    const XlsxStyles &styles = m_book.styles();
    const QStringList headers{ Words::tr("Target"), Words::tr("Until the first token (s)"),
                               Words::tr("From there to the end (s)"), Words::tr("Cost per 1,000 prompts") };
    for (qsizetype i = 0; i < headers.size(); ++i)
        m_book.text(m_sheet, headerRow, uint16_t(i), headers.at(i), styles.header);
    worksheet_set_row(m_sheet, headerRow, 34, nullptr);
    for (qsizetype i = 0; i < sums.targets().size(); ++i) {
        const uint32_t row = firstRow + uint32_t(i);
        const TargetFigures &target = sums.targets().at(i);
        const std::optional<double> first = percentile(target.firstTokenMs, 0.5);
        const std::optional<double> total = percentile(target.totalMs, 0.5);
        m_book.text(m_sheet, row, Label, m_book.head().targets.at(i).label, styles.label);
        const QString none = Words::tr("no answers");
        const std::optional<double> wait = first ? std::optional(*first / 1000) : std::nullopt;
        const std::optional<double> rest
            = total ? std::optional(std::max(0.0, (*total - first.value_or(0)) / 1000)) : std::nullopt;
        m_book.figure(m_sheet, row, FirstToken, wait, styles.seconds, none);
        m_book.figure(m_sheet, row, Rest, rest, styles.seconds, none);
        m_book.figure(m_sheet, row, Cost, target.costPerThousand(), styles.money,
                      Words::tr("no price known"));
    }
}

void XlsxCharts::times(uint32_t last)
{
    lxw_chart *chart = workbook_add_chart(m_book.handle(), LXW_CHART_BAR_STACKED);
    addSeries(chart, m_sheet, last, FirstToken, dark);
    addSeries(chart, m_sheet, last, Rest, light);
    chart_title_set_name(chart, Words::tr("Time to answer (median)").toUtf8().constData());
    text(chart_axis_set_name, chart->x_axis, Words::tr("Seconds"));
    chart_axis_set_num_format(chart->x_axis, "0.0");
    firstOnTop(chart);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    const QByteArray words
        = Words::tr("Bars of the median times until the first token and to the end").toUtf8();
    lxw_chart_options options{};
    options.x_scale = 1.5;
    options.y_scale = heightScale(last);
    options.description = const_cast<char *>(words.constData());
    worksheet_insert_chart_opt(m_sheet, headerRow, Picture, chart, &options);
}

void XlsxCharts::costs(uint32_t last)
{
    lxw_chart *chart = workbook_add_chart(m_book.handle(), LXW_CHART_BAR);
    lxw_chart_series *series = addSeries(chart, m_sheet, last, Cost, light);
    chart_series_set_labels(series);
    chart_title_set_name(chart, Words::tr("Cost per 1,000 prompts (estimated)").toUtf8().constData());
    text(chart_axis_set_name, chart->x_axis, Words::tr("US dollars"));
    chart_axis_set_num_format(chart->x_axis, "0.00");
    firstOnTop(chart);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    const QByteArray words = Words::tr("Bars of the cost of 1,000 prompts").toUtf8();
    lxw_chart_options options{};
    options.x_scale = 1.5;
    options.y_scale = heightScale(last);
    options.description = const_cast<char *>(words.constData());
    const auto below = uint32_t(16 * heightScale(last)); // rows of 15 points under a chart of 216
    worksheet_insert_chart_opt(m_sheet, headerRow + below, Picture, chart, &options);
}

} // namespace lineup

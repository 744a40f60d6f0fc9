// SPDX-License-Identifier: Apache-2.0
#include "papertable.h"

#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>
#include <numeric>
#include <vector>

namespace lineup {

namespace {

constexpr PaperStyle headerStyle{ 8, true, QColor(0x1c, 0x21, 0x27) };
constexpr PaperStyle cellStyle{ 8.5, false, ink };
constexpr PaperStyle firstStyle{ 8.5, true, ink };
constexpr PaperStyle nameStyle{ 8.5, false, QColor(0x45, 0x4d, 0x58) };
constexpr PaperStyle valueStyle{ 8.5, false, ink };
constexpr PaperStyle codeStyle{ 7, false, QColor(0x45, 0x4d, 0x58) };
constexpr QColor headerFill(0xe9, 0xed, 0xf2);
constexpr QColor ruleColor(0xb8, 0xc0, 0xca);
constexpr double padding = 3.5; // points

class PaperTable
{
public:
    PaperTable(PaperPage &page, PaperText &text, const ReportTable &table)
        : m_page(page)
        , m_text(text)
        , m_table(table)
        , m_widths(size_t(table.header.size()), 0)
    {
        measure();
    }

    void paint();

private:
    void measure();
    void paintRow(const QStringList &cells, double height, bool isHeader);
    double rowHeight(const QStringList &cells, bool isHeader);
    PaperStyle style(qsizetype column, bool isHeader) const;

    PaperPage &m_page;
    PaperText &m_text;
    const ReportTable &m_table;
    std::vector<double> m_widths;
};

PaperStyle PaperTable::style(qsizetype column, bool isHeader) const
{
    if (isHeader)
        return headerStyle;
    return column == 0 ? firstStyle : cellStyle;
}

// Figures get what they need, headers of figures may wrap between words, words share what is left.
void PaperTable::measure()
{
    const double pad = 2 * m_page.points(padding);
    const QFontMetricsF header(m_page.font(headerStyle), m_page.device());
    for (qsizetype i = 0; i < m_table.header.size(); ++i) {
        double &width = m_widths[size_t(i)];
        for (const QString &word : m_table.header.at(i).split(u' '))
            width = std::max(width, header.horizontalAdvance(word));
        const QFontMetricsF metrics(m_page.font(style(i, false)), m_page.device());
        for (const QStringList &row : m_table.rows)
            width = std::max(width, metrics.horizontalAdvance(row.value(i).left(64)));
        width += pad + m_page.points(1);
    }
    const double sum = std::accumulate(m_widths.begin(), m_widths.end(), 0.0);
    const size_t words = size_t(std::min<qsizetype>(m_table.wordColumns, m_table.header.size()));
    const double ofWords = std::accumulate(m_widths.begin(), m_widths.begin() + qsizetype(words), 0.0);
    const double left = m_page.width() - (sum - ofWords);
    // Where even the figures leave no room, everything shrinks alike and wraps.
    if (left < m_page.width() * 0.3) {
        for (double &width : m_widths)
            width *= m_page.width() / sum;
        return;
    }
    for (size_t i = 0; i < words; ++i)
        m_widths[i] *= left / ofWords;
}

double PaperTable::rowHeight(const QStringList &cells, bool isHeader)
{
    double height = 0;
    const double pad = 2 * m_page.points(padding);
    for (qsizetype i = 0; i < m_table.header.size(); ++i) {
        height = std::max(
            height, m_text.height(m_page, cells.value(i), style(i, isHeader), m_widths[size_t(i)] - pad));
    }
    return std::min(height + pad, m_page.bodyHeight() / 2);
}

void PaperTable::paintRow(const QStringList &cells, double height, bool isHeader)
{
    const double pad = m_page.points(padding);
    if (QPainter *painter = m_page.painter()) {
        if (isHeader)
            painter->fillRect(m_page.place(0, m_page.width(), height), headerFill);
        double start = 0;
        for (qsizetype i = 0; i < m_table.header.size(); ++i) {
            const double width = m_widths[size_t(i)];
            m_text.draw(m_page, cells.value(i), style(i, isHeader),
                        m_page.place(start, width, height).adjusted(pad, pad, -pad, -pad),
                        i >= m_table.wordColumns);
            start += width;
        }
        const QRectF row = m_page.place(0, m_page.width(), height);
        painter->setPen(QPen(ruleColor, m_page.points(0.5)));
        painter->drawLine(row.bottomLeft(), row.bottomRight());
    }
    m_page.advance(height);
}

void PaperTable::paint()
{
    const double header = rowHeight(m_table.header, true);
    bool needsHeader = true;
    for (const QStringList &cells : m_table.rows) {
        const double height = rowHeight(cells, false);
        const int before = m_page.number();
        m_page.need(height + (needsHeader ? header : 0));
        if (needsHeader || m_page.number() != before)
            paintRow(m_table.header, header, true);
        needsHeader = false;
        paintRow(cells, height, false);
        if (m_page.hasFailed())
            return;
    }
}

} // namespace

void paintTable(PaperPage &page, PaperText &text, const ReportTable &table)
{
    if (!table.header.isEmpty() && !table.rows.isEmpty())
        PaperTable(page, text, table).paint();
}

void paintFacts(PaperPage &page, PaperText &text, const QList<ReportFact> &facts)
{
    const double names = page.width() * 0.22;
    const double gap = page.points(8);
    for (const ReportFact &fact : facts) {
        const double height = text.height(page, fact.name, nameStyle, names - gap);
        page.need(height);
        text.draw(page, fact.name, nameStyle, page.place(0, names - gap, height));
        const int number = page.number();
        const double top = page.y();
        text.flow(page, fact.value, fact.code ? codeStyle : valueStyle, names, page.width() - names);
        // A name that takes more lines than its value.
        if (page.number() == number && page.y() - top < height)
            page.advance(height - (page.y() - top));
        page.space(page.points(2));
    }
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "paperbars.h"

#include "sheets/reportwords.h"
#include "sheets/timeaxis.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lineup {

namespace {

constexpr QColor barColor(0x00, 0x72, 0xb2);
constexpr QColor hatchColor(0x5b, 0x65, 0x72);
constexpr QColor gridColor(0xd5, 0xda, 0xe1);
constexpr PaperStyle labelStyle{ 8.5, true, ink };
constexpr PaperStyle figureStyle{ 8.5, false, ink };
constexpr PaperStyle smallStyle{ 7.5, false, QColor(0x45, 0x4d, 0x58) };
constexpr double barHeight = 9; // points

class PaperBars
{
public:
    PaperBars(PaperPage &page, PaperText &text, const QLocale &locale, double longestMs)
        : m_page(page)
        , m_text(text)
        , m_locale(locale)
        , m_axis(TimeAxis::upTo(longestMs))
        , m_labels(page.width() * 0.24)
        , m_figures(page.width() * 0.26)
    { }

    void paintRow(const ReportBar &bar);
    void paintAxis();
    void paintLegend();

private:
    double chartWidth() const { return m_page.width() - m_labels - m_figures - m_page.points(12); }
    // Time runs from left to right whatever the script.
    QRectF chart(double height) const { return m_page.place(m_labels, chartWidth(), height); }
    double x(const QRectF &chart, double ms) const { return chart.left() + m_axis.share(ms) * chart.width(); }
    void hatch(const QRectF &box) const;
    void paintShapes(const ReportBar &bar, const QRectF &row) const;

    PaperPage &m_page;
    PaperText &m_text;
    QLocale m_locale;
    TimeAxis m_axis;
    double m_labels;
    double m_figures;
};

void PaperBars::hatch(const QRectF &box) const
{
    QPainter *painter = m_page.painter();
    painter->save();
    painter->setClipRect(box);
    painter->setPen(QPen(hatchColor, m_page.points(0.7)));
    const double step = m_page.points(3);
    const int lines = int(std::ceil((box.width() + box.height()) / step));
    for (int line = 0; line < lines; ++line) {
        const double x = box.left() - box.height() + line * step;
        painter->drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    }
    painter->restore();
    painter->setPen(QPen(hatchColor, m_page.points(0.7)));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(box);
}

void PaperBars::paintShapes(const ReportBar &bar, const QRectF &row) const
{
    QPainter *painter = m_page.painter();
    painter->setPen(QPen(gridColor, m_page.points(0.5)));
    for (const double tick : m_axis.ticks())
        painter->drawLine(QPointF(x(row, tick), row.top()), QPointF(x(row, tick), row.bottom()));
    const double height = m_page.points(barHeight);
    const double top = row.center().y() - height / 2;
    const double start = x(row, bar.startMs);
    const double end = x(row, bar.endMs.value_or(bar.firstMs.value_or(bar.startMs)));
    const double first = bar.firstMs ? x(row, *bar.firstMs) : end;
    if (bar.startMs > 0) {
        painter->setPen(QPen(hatchColor, m_page.points(1), Qt::DotLine));
        painter->drawLine(QPointF(row.left(), row.center().y()), QPointF(start, row.center().y()));
    }
    if (first > start)
        hatch(QRectF(start, top, first - start, height));
    if (!bar.firstMs)
        return;
    painter->fillRect(QRectF(first, top, std::max(0.0, end - first), height), barColor);
    painter->setPen(QPen(Qt::black, m_page.points(1.2)));
    painter->drawLine(QPointF(first, top - m_page.points(1)),
                      QPointF(first, top + height + m_page.points(1)));
}

void PaperBars::paintRow(const ReportBar &bar)
{
    const double gap = m_page.points(8);
    const double figuresStart = m_page.width() - m_figures;
    const double height
        = std::max({ m_text.height(m_page, bar.label, labelStyle, m_labels - gap),
                     m_text.height(m_page, bar.figures, figureStyle, m_figures), m_page.points(barHeight) })
        + m_page.points(4);
    m_page.need(height);
    if (m_page.painter()) {
        const double pad = m_page.points(2);
        m_text.draw(m_page, bar.label, labelStyle,
                    m_page.place(0, m_labels - gap, height).adjusted(0, pad, 0, 0));
        paintShapes(bar, chart(height));
        m_text.draw(m_page, bar.figures, figureStyle,
                    m_page.place(figuresStart, m_figures, height).adjusted(0, pad, 0, 0), true);
    }
    m_page.advance(height);
}

void PaperBars::paintAxis()
{
    const double height = m_page.points(14);
    m_page.need(height);
    if (QPainter *painter = m_page.painter()) {
        const QRectF row = chart(height);
        painter->setFont(m_page.font(smallStyle));
        painter->setPen(smallStyle.color);
        const double half = m_page.points(40);
        for (const double tick : m_axis.ticks()) {
            const QRectF box(x(row, tick) - half, row.top(), 2 * half, height);
            painter->drawText(box,
                              int(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextSingleLine | Qt::TextDontClip,
                              ReportWords::seconds(tick, m_locale, m_axis.decimals()));
        }
        m_text.draw(m_page, ReportWords::firstAndTotal(), smallStyle,
                    m_page.place(m_page.width() - m_figures, m_figures, height), true);
    }
    m_page.advance(height);
}

void PaperBars::paintLegend()
{
    const double height = m_page.points(13);
    const double box = m_page.points(16);
    const double column = m_page.width() / 3;
    m_page.need(height);
    if (QPainter *painter = m_page.painter()) {
        const QStringList words{ ReportWords::untilFirstToken(), ReportWords::writing(),
                                 ReportWords::earlierAttempts() };
        for (int i = 0; i < words.size(); ++i) {
            const QRectF shape
                = m_page.place(i * column, box, height).adjusted(0, m_page.points(3), 0, -m_page.points(4));
            if (i == 0)
                hatch(shape);
            else if (i == 1)
                painter->fillRect(shape, barColor);
            else {
                painter->setPen(QPen(hatchColor, m_page.points(1), Qt::DotLine));
                painter->drawLine(QPointF(shape.left(), shape.center().y()),
                                  QPointF(shape.right(), shape.center().y()));
            }
            m_text.draw(
                m_page, words.at(i), smallStyle,
                m_page.place(i * column + box + m_page.points(5), column - box - m_page.points(9), height));
        }
    }
    m_page.advance(height);
}

} // namespace

bool paintBars(PaperPage &page, PaperText &text, const QList<ReportBar> &bars, const QLocale &locale)
{
    double longest = 0;
    for (const ReportBar &bar : bars)
        longest = std::max({ longest, bar.startMs, bar.firstMs.value_or(0), bar.endMs.value_or(0) });
    if (longest <= 0)
        return false;
    PaperBars chart(page, text, locale, longest);
    for (const ReportBar &bar : bars)
        chart.paintRow(bar);
    chart.paintAxis();
    chart.paintLegend();
    return true;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "racelayout.h"

#include <QStyle>

#include <algorithm>
#include <cmath>

namespace lineup {

namespace {

constexpr int leastLabelChars = 8;
constexpr int mostLabelChars = 30;
constexpr int leastTrackChars = 14;

int iconSizeFor(const QFontMetrics &metrics)
{
    return std::max(1, metrics.height() * 5 / 6);
}

size_t indexOf(RaceFigure figure)
{
    return size_t(figure);
}

} // namespace

RaceLayout::RaceLayout(const QFontMetrics &metrics, int width, int widestLabel, const FigureWidths &figures,
                       Qt::LayoutDirection direction)
    : m_figures(figures)
    , m_direction(direction)
    , m_width(std::max(0, width))
    , m_gap(std::max(2, metrics.averageCharWidth()))
    , m_iconSize(iconSizeFor(metrics))
    , m_rowHeight(rowHeight(metrics))
{
    const int character = metrics.averageCharWidth();
    const int mostLabel
        = std::max(leastLabelChars * character, std::min(mostLabelChars * character, m_width / 4));
    m_label = std::clamp(widestLabel, leastLabelChars * character, mostLabel);
    const auto trackWidth = [this] { return m_width - m_label - figuresWidth() - m_iconSize - 4 * m_gap; };
    // The least telling first: the bar shows the times anyway.
    for (const RaceFigure figure :
         { RaceFigure::Speed, RaceFigure::FirstToken, RaceFigure::Cost, RaceFigure::Total }) {
        if (trackWidth() >= leastTrackChars * character)
            break;
        m_figures[indexOf(figure)] = 0;
    }
    m_track = std::max(1, trackWidth());
}

RaceLayout::FigureWidths RaceLayout::figureWidths(const QFontMetrics &metrics, const RaceFigureTexts &texts)
{
    FigureWidths widths{};
    for (const RaceFigure figure : raceFigures) {
        const bool marked = figure == RaceFigure::Total || figure == RaceFigure::Cost;
        const int mark = marked ? iconSizeFor(metrics) + metrics.averageCharWidth() / 2 : 0;
        widths[indexOf(figure)] = std::max({ metrics.horizontalAdvance(texts[indexOf(figure)]) + mark,
                                             metrics.horizontalAdvance(raceFigureSample(figure)) + mark,
                                             metrics.horizontalAdvance(raceFigureHeading(figure)) });
    }
    return widths;
}

int RaceLayout::rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() + std::max(2, metrics.height() / 4);
}

bool RaceLayout::isShown(RaceFigure figure) const
{
    return m_figures[indexOf(figure)] > 0;
}

int RaceLayout::figuresWidth() const
{
    int width = 0;
    for (const int figure : m_figures)
        width += figure > 0 ? figure + m_gap : 0;
    return width;
}

int RaceLayout::logicalFigureLeft(RaceFigure figure) const
{
    int left = m_width;
    for (size_t i = raceFigures.size(); i-- > indexOf(figure);)
        left -= m_figures[i] > 0 ? m_figures[i] + m_gap : 0;
    return left;
}

QRectF RaceLayout::visual(const QRect &row, const QRectF &logical) const
{
    QRectF rect = logical.translated(row.topLeft());
    if (m_direction == Qt::RightToLeft)
        rect.moveLeft(row.left() + m_width - logical.right());
    return rect;
}

QRect RaceLayout::label(const QRect &row) const
{
    return visual(row, QRectF(m_gap, 0, m_label, row.height())).toRect();
}

QRect RaceLayout::track(const QRect &row) const
{
    return visual(row, QRectF(m_label + 2 * m_gap, 0, m_track, row.height())).toRect();
}

QRect RaceLayout::figure(const QRect &row, RaceFigure figure) const
{
    return visual(row, QRectF(logicalFigureLeft(figure), 0, m_figures[indexOf(figure)], row.height()))
        .toRect();
}

QRect RaceLayout::figures(const QRect &row) const
{
    const int left = m_width - figuresWidth();
    return visual(row, QRectF(left, 0, std::max(0, figuresWidth() - m_gap), row.height())).toRect();
}

qreal RaceLayout::xAt(const QRect &row, double ms, double spanMs) const
{
    const double share = spanMs > 0 && std::isfinite(ms) ? std::clamp(ms / spanMs, 0.0, 1.0) : 0;
    const qreal logical = m_label + 2 * m_gap + m_track * share;
    return row.left() + (m_direction == Qt::RightToLeft ? m_width - logical : logical);
}

QRectF RaceLayout::bar(const QRect &row, double fromMs, double toMs, double spanMs) const
{
    const qreal from = xAt(row, fromMs, spanMs);
    const qreal to = xAt(row, toMs, spanMs);
    const qreal height = std::max(4.0, std::round(row.height() * 0.55));
    const qreal top = row.top() + std::round((row.height() - height) / 2);
    return QRectF(QPointF(std::min(from, to), top), QPointF(std::max(from, to), top + height));
}

QRectF RaceLayout::cap(const QRect &row, double endMs, double spanMs) const
{
    const qreal end = xAt(row, endMs, spanMs);
    const qreal gap = m_gap / 2.0;
    const qreal left = m_direction == Qt::RightToLeft ? end - gap - m_iconSize : end + gap;
    return QRectF(left, row.top() + (row.height() - m_iconSize) / 2.0, m_iconSize, m_iconSize);
}

QRectF RaceLayout::note(const QRect &row, double endMs, double spanMs, bool hasCap) const
{
    const qreal gap = m_gap + (hasCap ? m_iconSize : 0);
    const qreal end = xAt(row, endMs, spanMs);
    const QRect whole = figures(row);
    if (m_direction == Qt::RightToLeft) {
        const qreal left = whole.right() + 1 + m_gap;
        return QRectF(left, row.top(), std::max(0.0, end - gap - left), row.height());
    }
    const qreal right = whole.left() - m_gap;
    return QRectF(end + gap, row.top(), std::max(0.0, right - end - gap), row.height());
}

} // namespace lineup

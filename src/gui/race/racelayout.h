// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "racetext.h"

#include <QFontMetrics>
#include <QRect>

#include <array>

namespace lineup {

// Where things are in a row: label | bars | figures, mirrored for right-to-left. Every size comes from the
// font; figures give way one after the other where the window is narrow. A value: make it anew when the font,
// the width or the texts' widths change. Pixels are device-independent.
class RaceLayout
{
public:
    using FigureWidths = std::array<int, raceFigures.size()>;

    RaceLayout(const QFontMetrics &metrics, int width, int widestLabel, const FigureWidths &figures,
               Qt::LayoutDirection direction);

    // What a column needs for `texts`, with its heading and its mark.
    static FigureWidths figureWidths(const QFontMetrics &metrics, const RaceFigureTexts &texts);

    static int rowHeight(const QFontMetrics &metrics);
    int rowHeight() const { return m_rowHeight; }
    int iconSize() const { return m_iconSize; }
    int gap() const { return m_gap; }
    Qt::LayoutDirection direction() const { return m_direction; }
    bool isShown(RaceFigure figure) const;

    // Within `row`, a line of this layout's width.
    QRect label(const QRect &row) const;
    // The time axis: 0 at its leading, the axis' span at its trailing edge. Behind it is room for an end cap.
    QRect track(const QRect &row) const;
    QRect figure(const QRect &row, RaceFigure figure) const;
    QRect figures(const QRect &row) const; // all columns that are shown

    // The x coordinate of a time, mirrored where the layout is.
    qreal xAt(const QRect &row, double ms, double spanMs) const;
    // From `fromMs` to `toMs` over the bar's height.
    QRectF bar(const QRect &row, double fromMs, double toMs, double spanMs) const;
    // The square behind the end of a bar.
    QRectF cap(const QRect &row, double endMs, double spanMs) const;
    // From there to where the figures begin.
    QRectF note(const QRect &row, double endMs, double spanMs, bool hasCap) const;

private:
    QRectF visual(const QRect &row, const QRectF &logical) const;
    int logicalFigureLeft(RaceFigure figure) const;
    int figuresWidth() const;

    FigureWidths m_figures{};
    Qt::LayoutDirection m_direction;
    int m_width;
    int m_gap;
    int m_iconSize;
    int m_rowHeight;
    int m_label = 0;
    int m_track = 0;
};

} // namespace lineup

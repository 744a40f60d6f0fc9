// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "common/themecolors.h"
#include "racelayout.h"
#include "racerow.h"

#include <QPalette>
#include <QRect>

class QPainter;

namespace lineup {

class RacePatterns;

// How a row is shown besides what it says.
struct RaceRowState
{
    RaceRole role;
    bool current = false;
    bool focused = false; // current, and the strip has the keyboard
    bool hovered = false;
};

// What all rows of one paint share; everything outlives the painter.
struct RacePaintContext
{
    const RaceLayout &layout;
    const ThemeColors &colors;
    const RacePatterns &patterns;
    const QPalette &palette;
    double spanMs = 0;
    double nowMs = 0; // run time
    QList<double> ticks; // grid lines, in ms
};

// Text in digits of one width, at the trailing edge of `rect`, whether or not the font has tabular figures.
void drawFigure(QPainter *painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction);

// One line of text in the direction that its own letters have, at the leading or trailing edge of `rect`.
void drawLine(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment,
              Qt::LayoutDirection direction);

// Paints one line of the race strip: label, bar, figures.
class RaceRowPainter
{
public:
    RaceRowPainter(QPainter *painter, const RacePaintContext &context);

    void paint(const QRect &rect, const RaceRow &row, const RaceRowState &state) const;

private:
    void paintBackground(const QRect &rect, const RaceRowState &state) const;
    void paintGrid(const QRect &rect) const;
    void paintLabel(const QRect &rect, const RaceRow &row) const;
    void paintBar(const QRect &rect, const RaceRow &row) const;
    void paintEnd(const QRect &rect, const RaceRow &row) const;
    void paintFigures(const QRect &rect, const RaceRow &row, RaceRole role) const;
    void paintRetry(const QRect &rect, const RaceRow &row) const;
    void paintMark(const QRect &figure, const QString &icon) const;

    QPainter *m_painter;
    const RacePaintContext &m_context;
};

} // namespace lineup

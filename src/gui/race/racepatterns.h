// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "common/themecolors.h"

#include <QPixmap>
#include <QRectF>

class QPainter;

namespace lineup {

// Paints the bars of the race strip. Each kind has a pattern of its own besides its colour, so that the kinds
// can be told apart without seeing colours. Patterns stand still while a bar grows. Made for one font size,
// one set of colours and one device pixel ratio; GUI thread.
class RacePatterns
{
public:
    RacePatterns(const ThemeColors &colors, int em, qreal devicePixelRatio);

    bool isFor(const ThemeColors &colors, int em, qreal devicePixelRatio) const;

    // `anchor` is where the pattern begins: the same for all bars of a row, whatever their extent.
    void paint(QPainter *painter, const QRectF &bar, Segment::Kind kind, const QPointF &anchor) const;
    // The moment of the first token, over the whole height of `row`.
    void paintFirstToken(QPainter *painter, qreal x, const QRectF &row, const QColor &color) const;

private:
    QPixmap hatchTile() const;
    QPixmap dotsTile() const;
    QPixmap emptyTile(int side) const;
    void paintTiled(QPainter *painter, const QRectF &bar, const QPixmap &tile, const QPointF &anchor) const;
    void paintOutlined(QPainter *painter, const QRectF &bar, const QColor &color) const;
    void paintRetryWait(QPainter *painter, const QRectF &bar) const;
    int devicePixels(qreal size) const;

    ThemeColors m_colors;
    int m_em;
    qreal m_scale;
    qreal m_line; // the width of every line
    QPixmap m_hatch;
    QPixmap m_dots;
};

} // namespace lineup

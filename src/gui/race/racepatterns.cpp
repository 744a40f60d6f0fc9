// SPDX-License-Identifier: Apache-2.0
#include "racepatterns.h"

#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace lineup {

namespace {

// A bar that has just begun is seen.
constexpr qreal leastWidth = 1.5;

} // namespace

RacePatterns::RacePatterns(const ThemeColors &colors, int em, qreal devicePixelRatio)
    : m_colors(colors)
    , m_em(std::max(4, em))
    , m_scale(devicePixelRatio > 0 ? devicePixelRatio : 1)
    , m_line(std::max(1.0, std::round(m_em / 14.0 * m_scale) / m_scale))
    , m_hatch(hatchTile())
    , m_dots(dotsTile())
{ }

bool RacePatterns::isFor(const ThemeColors &colors, int em, qreal devicePixelRatio) const
{
    return m_colors == colors && m_em == std::max(4, em) && qFuzzyCompare(m_scale, devicePixelRatio);
}

int RacePatterns::devicePixels(qreal size) const
{
    return std::max(1, int(std::lround(size * m_scale)));
}

QPixmap RacePatterns::emptyTile(int side) const
{
    QPixmap tile(side, side);
    tile.fill(Qt::transparent);
    return tile;
}

QPixmap RacePatterns::hatchTile() const
{
    const int side = devicePixels(m_em * 0.5);
    QPixmap tile = emptyTile(side);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_colors.neutral.shape, m_line * m_scale));
    // The neighbours' lines reach over the corners.
    for (const int shift : { -side, 0, side })
        painter.drawLine(QPointF(shift - 1, side + 1), QPointF(shift + side + 1, -1));
    painter.end();
    tile.setDevicePixelRatio(m_scale);
    return tile;
}

QPixmap RacePatterns::dotsTile() const
{
    const int side = devicePixels(m_em * 0.42);
    QPixmap tile = emptyTile(side);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colors.thinking.shape);
    const qreal radius = std::max(0.8 * m_scale, side * 0.21);
    painter.drawEllipse(QPointF(side / 2.0, side / 2.0), radius, radius);
    painter.end();
    tile.setDevicePixelRatio(m_scale);
    return tile;
}

void RacePatterns::paint(QPainter *painter, const QRectF &bar, Segment::Kind kind,
                         const QPointF &anchor) const
{
    QRectF rect = bar;
    rect.setWidth(std::max(bar.width(), leastWidth));
    switch (kind) {
    case Segment::Kind::Waiting:
        paintTiled(painter, rect, m_hatch, anchor);
        paintOutlined(painter, rect, m_colors.neutral.shape);
        return;
    case Segment::Kind::Thinking:
        painter->fillRect(rect, m_colors.thinkingFill);
        paintTiled(painter, rect, m_dots, anchor);
        paintOutlined(painter, rect, m_colors.thinking.shape);
        return;
    case Segment::Kind::Streaming:
        painter->fillRect(rect, m_colors.streaming.shape);
        return;
    case Segment::Kind::RetryWait:
        paintRetryWait(painter, rect);
        return;
    }
    Q_UNREACHABLE();
}

void RacePatterns::paintTiled(QPainter *painter, const QRectF &bar, const QPixmap &tile,
                              const QPointF &anchor) const
{
    const QSizeF size = tile.deviceIndependentSize();
    const auto phase = [](qreal distance, qreal period) {
        const qreal rest = std::fmod(distance, period);
        return rest < 0 ? rest + period : rest;
    };
    painter->drawTiledPixmap(
        bar, tile,
        QPointF(phase(bar.left() - anchor.x(), size.width()), phase(bar.top() - anchor.y(), size.height())));
}

void RacePatterns::paintOutlined(QPainter *painter, const QRectF &bar, const QColor &color) const
{
    const qreal inset = m_line / 2;
    if (bar.width() <= 2 * m_line) {
        painter->fillRect(bar, color);
        return;
    }
    painter->setPen(QPen(color, m_line, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(bar.adjusted(inset, inset, -inset, -inset));
}

void RacePatterns::paintRetryWait(QPainter *painter, const QRectF &bar) const
{
    const qreal diameter = std::max(2.0, bar.height() * 0.3);
    const qreal period = diameter * 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_colors.retrying.shape);
    painter->setClipRect(bar, Qt::IntersectClip);
    const int dots = int(std::ceil((bar.width() - diameter / 2) / period));
    for (int dot = 0; dot < dots; ++dot) {
        const qreal x = bar.left() + diameter + dot * period;
        painter->drawEllipse(QPointF(x, bar.center().y()), diameter / 2, diameter / 2);
    }
    painter->restore();
}

void RacePatterns::paintFirstToken(QPainter *painter, qreal x, const QRectF &row, const QColor &color) const
{
    const qreal width = std::max(2.0, std::round(m_em / 6.0 * m_scale) / m_scale);
    const qreal inset = std::round(row.height() * 0.1);
    painter->fillRect(QRectF(std::round((x - width / 2) * m_scale) / m_scale, row.top() + inset, width,
                             row.height() - 2 * inset),
                      color);
}

} // namespace lineup

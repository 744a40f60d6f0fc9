// SPDX-License-Identifier: Apache-2.0
#include "racerowpainter.h"

#include "common/contrast.h"
#include "common/errortext.h"
#include "common/format.h"
#include "common/icons.h"
#include "racepatterns.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

qreal widestDigit(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

bool isAsciiDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

bool hasTabularDigits(const QFontMetricsF &metrics, qreal widest)
{
    for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - widest) > 0.01)
            return false;
    }
    return true;
}

// Digit by digit from the right, each centred in the width of the widest one.
void drawSpacedDigits(QPainter *painter, const QRect &rect, const QString &text, qreal digit)
{
    const QFontMetricsF metrics(painter->font());
    const qreal baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2;
    qreal right = rect.right() + 1;
    qsizetype end = text.size();
    while (end > 0) {
        qsizetype start = end - 1;
        if (!isAsciiDigit(text[start])) {
            while (start > 0 && !isAsciiDigit(text[start - 1]))
                --start;
        }
        const QString piece = text.sliced(start, end - start);
        const qreal advance = metrics.horizontalAdvance(piece);
        const qreal width = isAsciiDigit(piece.front()) ? digit : advance;
        painter->drawText(QPointF(right - width + (width - advance) / 2, baseline), piece);
        right -= width;
        end = start;
    }
}

} // namespace

void drawFigure(QPainter *painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction)
{
    if (text.isEmpty())
        return;
    const QFontMetricsF metrics(painter->font());
    const qreal digit = widestDigit(metrics);
    if (direction == Qt::LeftToRight && !text.isRightToLeft() && !hasTabularDigits(metrics, digit)) {
        drawSpacedDigits(painter, rect, text, digit);
        return;
    }
    drawLine(painter, rect, text, Qt::AlignTrailing, direction);
}

void drawLine(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment,
              Qt::LayoutDirection direction)
{
    const Qt::Alignment visual
        = QStyle::visualAlignment(direction, alignment | Qt::AlignVCenter) | Qt::AlignAbsolute;
    // Else a Latin name in a mirrored window would have its brackets and its full stop at the wrong end.
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter->drawText(rect, int(visual) | Qt::TextSingleLine, text);
}

RaceRowPainter::RaceRowPainter(QPainter *painter, const RacePaintContext &context)
    : m_painter(painter)
    , m_context(context)
{ }

void RaceRowPainter::paint(const QRect &rect, const RaceRow &row, const RaceRowState &state) const
{
    paintBackground(rect, state);
    paintGrid(rect);
    paintLabel(rect, row);
    paintBar(rect, row);
    if (row.phase == AnswerPhase::Retrying) {
        paintRetry(rect, row);
    } else {
        paintEnd(rect, row);
        paintFigures(rect, row, state.role);
    }
}

void RaceRowPainter::paintBackground(const QRect &rect, const RaceRowState &state) const
{
    const QColor base = m_context.palette.color(QPalette::Base);
    const QColor highlight = m_context.palette.color(QPalette::Highlight);
    if (state.current || state.hovered)
        m_painter->fillRect(rect, mixed(base, highlight, state.focused ? 0.14 : 0.07));
    if (!state.focused)
        return;
    const qreal line = std::max(1.0, m_context.layout.gap() / 4.0);
    m_painter->setPen(
        QPen(withContrast(highlight, { base }, 3.0), line, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    m_painter->setBrush(Qt::NoBrush);
    m_painter->drawRect(QRectF(rect).adjusted(line / 2, line / 2, -line / 2, -line / 2));
}

void RaceRowPainter::paintGrid(const QRect &rect) const
{
    for (const double tick : m_context.ticks) {
        const qreal x = std::floor(m_context.layout.xAt(rect, tick, m_context.spanMs));
        m_painter->fillRect(QRectF(x, rect.top(), 1, rect.height()), m_context.colors.faintLine);
    }
}

void RaceRowPainter::paintLabel(const QRect &rect, const RaceRow &row) const
{
    const QRect area = m_context.layout.label(rect);
    const bool idle = row.phase == AnswerPhase::Idle;
    m_painter->setPen(idle ? m_context.colors.mutedText : m_context.palette.color(QPalette::Text));
    // In the middle: names that share a beginning often differ at their end.
    const QString text = m_painter->fontMetrics().elidedText(row.label, Qt::ElideMiddle, area.width());
    drawLine(m_painter, area, text, Qt::AlignLeading, m_context.layout.direction());
}

void RaceRowPainter::paintBar(const QRect &rect, const RaceRow &row) const
{
    const RaceLayout &layout = m_context.layout;
    const QPointF anchor(layout.xAt(rect, 0, m_context.spanMs), rect.top());
    for (const Segment &segment : row.segments) {
        const double end = row.endOf(segment, m_context.nowMs);
        m_context.patterns.paint(m_painter, layout.bar(rect, segment.startMs, end, m_context.spanMs),
                                 segment.kind, anchor);
    }
    if (const std::optional<double> first = row.firstTokenAtMs()) {
        m_context.patterns.paintFirstToken(m_painter, layout.xAt(rect, *first, m_context.spanMs), rect,
                                           m_context.palette.color(QPalette::Text));
    }
}

void RaceRowPainter::paintEnd(const QRect &rect, const RaceRow &row) const
{
    const RaceLayout &layout = m_context.layout;
    const bool ended = row.phase == AnswerPhase::Ended;
    const double end = row.endMs(m_context.nowMs);
    const ThemeColor &color = m_context.colors.forState(row.phase, row.status);
    if (ended) {
        paintIcon(m_painter, layout.cap(rect, end, m_context.spanMs), stateIconName(row.phase, row.status),
                  color.shape);
    }
    const QString note = raceBarNote(row);
    const QRectF area = layout.note(rect, end, m_context.spanMs, ended);
    const QString text
        = m_painter->fontMetrics().elidedText(note, Qt::ElideRight, int(std::floor(area.width())));
    // A word that is cut to a letter or two says nothing.
    if (note.isEmpty() || (text != note && area.width() < 6 * layout.gap()))
        return;
    m_painter->setPen(color.text);
    drawLine(m_painter, area, text, Qt::AlignLeading, m_context.layout.direction());
}

void RaceRowPainter::paintRetry(const QRect &rect, const RaceRow &row) const
{
    const RaceLayout &layout = m_context.layout;
    const QRectF area
        = layout.note(rect, row.endMs(m_context.nowMs), m_context.spanMs, false) | layout.figures(rect);
    const QString retry = retryText(row, m_context.nowMs);
    const QFontMetrics metrics = m_painter->fontMetrics();
    QString text = retry;
    if (row.problem) {
        text = QCoreApplication::translate("lineup::Race", "%1: %2", "why, and what happens next")
                   .arg(errorKindText(row.problem->kind), retry);
    }
    if (metrics.horizontalAdvance(text) > area.width())
        text = metrics.elidedText(retry, Qt::ElideRight, int(std::floor(area.width())));
    m_painter->setPen(m_context.colors.retrying.text);
    drawFigure(m_painter, area.toRect(), text, layout.direction());
}

void RaceRowPainter::paintFigures(const QRect &rect, const RaceRow &row, RaceRole role) const
{
    const RaceLayout &layout = m_context.layout;
    const RaceFigureTexts texts = raceFigureTexts(row);
    for (const RaceFigure figure : raceFigures) {
        if (!layout.isShown(figure))
            continue;
        const QRect area = layout.figure(rect, figure);
        const QString &text = texts[size_t(figure)];
        const bool unknown = text == unknownFigure() || text == u"…"_s;
        m_painter->setPen(unknown ? m_context.colors.mutedText : m_context.palette.color(QPalette::Text));
        drawFigure(m_painter, area, text, layout.direction());
        if (figure == RaceFigure::Total && role.fastest)
            paintMark(area, u"flag"_s);
        if (figure == RaceFigure::Cost && role.cheapest)
            paintMark(area, u"coin"_s);
    }
}

void RaceRowPainter::paintMark(const QRect &figure, const QString &icon) const
{
    const int side = m_context.layout.iconSize();
    const QRectF logical(figure.left(), figure.top() + (figure.height() - side) / 2.0, side, side);
    QRectF rect = logical;
    if (m_context.layout.direction() == Qt::RightToLeft)
        rect.moveRight(figure.right() + 1);
    paintIcon(m_painter, rect, icon, m_context.colors.complete.shape);
}

} // namespace lineup

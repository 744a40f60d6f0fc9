// SPDX-License-Identifier: Apache-2.0
#include "raceaxisbar.h"

#include "common/format.h"
#include "common/themecolors.h"
#include "racerowpainter.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

RaceAxisBar::RaceAxisBar(QWidget *parent)
    : QWidget(parent)
    , m_legend(new QToolButton(this))
{
    setObjectName(u"raceAxis"_s);
    m_legend->setObjectName(u"raceLegendButton"_s);
    m_legend->setCheckable(true);
    m_legend->setAutoRaise(true);
    m_legend->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_legend->setArrowType(Qt::RightArrow);
    retranslate();
}

void RaceAxisBar::retranslate()
{
    m_legend->setText(tr("Legend"));
    m_legend->setAccessibleName(tr("Legend"));
    m_legend->setToolTip(tr("Show what the bars and icons mean"));
    setAccessibleDescription(explanation());
    updateGeometry();
}

int RaceAxisBar::mostTicks(const QFontMetrics &metrics, const RaceAxis &axis, int width)
{
    const int label = std::max(metrics.horizontalAdvance(formatAxisTime(axis.spanMs())),
                               metrics.horizontalAdvance(formatAxisTime(axis.spanMs() * 0.75)));
    return std::clamp(width * 5 / std::max(1, label * 8) + 1, 2, 13);
}

void RaceAxisBar::setAxis(const RaceAxis &axis, const RaceLayout &layout, const QRect &viewport)
{
    m_axis = axis;
    m_layout = layout;
    m_viewport = viewport;
    const QRect row(viewport.left(), 0, viewport.width(), height());
    const QRect label = layout.label(row);
    const QSize room(label.width() + layout.gap(), height());
    // Rather no word than half of one.
    if (legendWidth() > room.width())
        m_legend->setToolButtonStyle(Qt::ToolButtonIconOnly);
    const QSize size = m_legend->sizeHint().boundedTo(room);
    const QRect logical(0, (height() - size.height()) / 2, size.width(), size.height());
    m_legend->setGeometry(QStyle::visualRect(layoutDirection(), rect(), logical));
    update();
}

QString RaceAxisBar::explanation()
{
    return tr(
        "A bar begins when you press Send and shows every attempt and every wait. The figures beside it "
        "count from the last attempt only.");
}

int RaceAxisBar::legendWidth()
{
    m_legend->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return m_legend->sizeHint().width();
}

QString RaceAxisBar::explanationAt(const QPoint &position) const
{
    if (m_layout) {
        const QRect row(m_viewport.left(), 0, m_viewport.width(), height());
        for (const RaceFigure figure : raceFigures) {
            if (m_layout->isShown(figure) && m_layout->figure(row, figure).contains(position))
                return raceFigureExplanation(figure);
        }
    }
    return explanation();
}

bool RaceAxisBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), escapedToolTip(explanationAt(help->pos())), this);
    return true;
}

QSize RaceAxisBar::sizeHint() const
{
    return { m_legend->sizeHint().width(),
             std::max(RaceLayout::rowHeight(fontMetrics()), m_legend->sizeHint().height()) };
}

void RaceAxisBar::paintEvent(QPaintEvent *)
{
    if (!m_layout)
        return;
    QPainter painter(this);
    const QRect row(m_viewport.left(), 0, m_viewport.width(), height());
    painter.setPen(themeColors(palette()).mutedText);
    paintTicks(&painter, row);
    paintHeadings(&painter, row);
}

void RaceAxisBar::paintTicks(QPainter *painter, const QRect &row)
{
    const QRect track = m_layout->track(row);
    const int line = std::max(2, fontMetrics().height() / 6);
    for (const double tick : m_axis.ticks(mostTicks(fontMetrics(), m_axis, track.width()))) {
        const QString text = formatAxisTime(tick);
        const qreal x = m_layout->xAt(row, tick, m_axis.spanMs());
        const qreal width = fontMetrics().horizontalAdvance(text);
        painter->fillRect(QRectF(std::floor(x), 0, 1, line), painter->pen().color());
        // Under its line, but never over the neighbouring columns.
        const qreal left
            = std::clamp(x - width / 2, qreal(track.left()) - m_layout->gap(),
                         std::max<qreal>(track.left(), track.right() + 1 + m_layout->iconSize() - width));
        drawLine(painter, QRectF(left, line, width + 1, height() - line), text, Qt::AlignHCenter,
                 layoutDirection());
    }
}

void RaceAxisBar::paintHeadings(QPainter *painter, const QRect &row)
{
    const int line = std::max(2, fontMetrics().height() / 6);
    for (const RaceFigure figure : raceFigures) {
        if (m_layout->isShown(figure)) {
            drawLine(painter, m_layout->figure(row, figure).adjusted(0, line, 0, 0),
                     raceFigureHeading(figure), Qt::AlignTrailing, layoutDirection());
        }
    }
}

void RaceAxisBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace lineup

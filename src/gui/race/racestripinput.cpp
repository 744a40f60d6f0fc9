// SPDX-License-Identifier: Apache-2.0
// How the race strip answers to mouse, keyboard and changes around it; what it shows is in racestrip.cpp.
#include "raceclock.h"
#include "racelegend.h"
#include "racepatterns.h"
#include "racestrip.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace lineup {

void RaceStrip::setCurrentRow(int index)
{
    index = std::clamp(index, -1, rowCount() - 1);
    if (index == m_current)
        return;
    m_current = index;
    invalidate();
    if (index < 0)
        return;
    QScrollBar *bar = verticalScrollBar();
    const int top = index * m_layout->rowHeight();
    bar->setValue(std::clamp(bar->value(), top + m_layout->rowHeight() - viewport()->height(), top));
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(index);
        QAccessible::updateAccessibility(&event);
    }
}

void RaceStrip::activateRow(int index)
{
    if (index < 0 || index >= rowCount())
        return;
    setCurrentRow(index);
    Q_EMIT answerActivated(index);
}

int RaceStrip::keyTarget(int key) const
{
    if (m_rows.isEmpty())
        return -1;
    const int last = rowCount() - 1;
    const int page = std::max(1, viewport()->height() / m_layout->rowHeight());
    switch (key) {
    case Qt::Key_Up:
        return std::max(0, m_current - 1);
    case Qt::Key_Down:
        return std::min(last, m_current + 1);
    case Qt::Key_PageUp:
        return std::max(0, m_current - page);
    case Qt::Key_PageDown:
        return std::min(last, m_current + page);
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return last;
    default:
        return -1;
    }
}

void RaceStrip::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    const int key = event->key();
    if (plain && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && m_current >= 0) {
        activateRow(m_current);
        return;
    }
    const int target = plain ? keyTarget(key) : -1;
    if (target >= 0)
        setCurrentRow(target);
    else
        event->ignore();
}

void RaceStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = rowAt(event->position().toPoint());
    if (m_pressed >= 0)
        setCurrentRow(m_pressed);
}

void RaceStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed >= 0 && pressed == rowAt(event->position().toPoint()))
        activateRow(pressed);
}

void RaceStrip::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(rowAt(event->position().toPoint()));
}

void RaceStrip::setHovered(int index)
{
    if (index == m_hovered)
        return;
    m_hovered = index;
    invalidate();
}

bool RaceStrip::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = rowAt(help->pos());
        if (index >= 0)
            QToolTip::showText(help->globalPos(), escapedToolTip(rowDetails(index)), viewport(),
                               rowRect(index));
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QAbstractScrollArea::viewportEvent(event);
}

void RaceStrip::scrollContentsBy(int, int)
{
    invalidate();
    // Scrolling follows the hand at once.
    viewport()->update();
}

void RaceStrip::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    placeFoot();
    rebuildLayout();
    // The legend's lines depend on the width.
    if (isLegendShown())
        updateGeometry();
    invalidate();
}

void RaceStrip::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentRow(0);
    invalidate();
}

void RaceStrip::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    invalidate();
}

void RaceStrip::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    m_clock->setSuspended(false);
    invalidate();
}

void RaceStrip::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    m_clock->setSuspended(true);
}

void RaceStrip::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        m_colors = themeColors(palette());
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LayoutDirectionChange)
        measure();
}

} // namespace lineup

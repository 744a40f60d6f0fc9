// SPDX-License-Identifier: Apache-2.0
#include "answertabbar.h"

#include <QPainter>
#include <QWheelEvent>

namespace lineup {

AnswerTabBar::AnswerTabBar(QWidget *parent)
    : QTabBar(parent)
{
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setExpanding(false);
}

void AnswerTabBar::paintEvent(QPaintEvent *event)
{
    QTabBar::paintEvent(event);
    if (currentIndex() < 0)
        return;
    QRect line = tabRect(currentIndex());
    line.setHeight(2 * fontMetrics().lineWidth());
    QPainter(this).fillRect(line, palette().color(QPalette::Highlight));
}

// Turning the wheel over the tabs is meant for their row, not for another answer.
void AnswerTabBar::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace lineup

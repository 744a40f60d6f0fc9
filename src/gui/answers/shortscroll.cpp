// SPDX-License-Identifier: Apache-2.0
#include "shortscroll.h"

#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace lineup {

ShortScroll::ShortScroll(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    // The content stands on the panel itself.
    viewport()->setAutoFillBackground(false);
    viewport()->setBackgroundRole(QPalette::Window);
}

int ShortScroll::heightForWidth(int width) const
{
    const QLayout *layout = widget() ? widget()->layout() : nullptr;
    if (!layout || layout->isEmpty())
        return 0;
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                       : layout->totalSizeHint().height();
}

QSize ShortScroll::sizeHint() const
{
    const QSize content = widget() ? widget()->sizeHint() : QSize();
    return { std::max(0, content.width()), std::max(0, content.height()) };
}

QSize ShortScroll::minimumSizeHint() const
{
    return { 0, 0 };
}

// The area's own size follows its content's.
bool ShortScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        if (widget()->layout())
            setVisible(!widget()->layout()->isEmpty());
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace lineup

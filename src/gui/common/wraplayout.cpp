// SPDX-License-Identifier: Apache-2.0
#include "wraplayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace lineup {

WrapLayout::WrapLayout(QWidget *parent)
    : QLayout(parent)
{ }

WrapLayout::~WrapLayout()
{
    qDeleteAll(m_items);
}

QLayoutItem *WrapLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int WrapLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize WrapLayout::sizeHint() const
{
    int width = 0;
    for (const QLayoutItem *item : m_items)
        width += item->isEmpty() ? 0 : item->sizeHint().width() + std::max(0, spacing());
    const QMargins margins = contentsMargins();
    return { width + margins.left() + margins.right(), heightForWidth(width) };
}

QSize WrapLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void WrapLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int WrapLayout::arrange(const QRect &rect, bool move) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    const int gap = std::max(0, spacing());
    const Qt::LayoutDirection direction
        = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = area.x();
    int y = area.y();
    int tallest = 0;
    QList<std::pair<QLayoutItem *, QRect>> line;
    const auto place = [&] {
        for (const auto &[item, box] : std::as_const(line)) {
            const QRect middle(box.x(), box.y() + (tallest - box.height()) / 2, box.width(), box.height());
            if (move)
                item->setGeometry(QStyle::visualRect(direction, area, middle));
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint().boundedTo({ std::max(1, area.width()), QLAYOUTSIZE_MAX });
        if (x > area.x() && x + size.width() > area.right() + 1) {
            place();
            x = area.x();
            y += tallest + gap;
            tallest = 0;
        }
        line.append({ item, QRect(QPoint(x, y), size) });
        x += size.width() + gap;
        tallest = std::max(tallest, size.height());
    }
    place();
    return y + tallest - rect.y() + contentsMargins().bottom();
}

} // namespace lineup

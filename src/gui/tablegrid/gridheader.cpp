// SPDX-License-Identifier: Apache-2.0
#include "gridheader.h"

#include "common/themecolors.h"
#include "gridmodel.h"

#include <QPainter>

namespace lineup {

GridHeader::GridHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    setHighlightSections(true);
    setSectionsClickable(true);
    setSectionResizeMode(QHeaderView::Interactive);
    setMinimumSectionSize(fontMetrics().averageCharWidth() * 6);
    // The names over several columns go along.
    connect(this, &QHeaderView::sectionResized, this, [this] { viewport()->update(); });
}

QString GridHeader::language(int section) const
{
    return model() ? model()->headerData(section, Qt::Horizontal, GridModel::LanguageRole).toString()
                   : QString();
}

QSize GridHeader::sectionSizeFromContents(int logicalIndex) const
{
    QSize size = QHeaderView::sectionSizeFromContents(logicalIndex);
    size.setHeight(2 * (fontMetrics().lineSpacing() + fontMetrics().lineSpacing() / 3));
    return size;
}

bool GridHeader::isShownWithNext(int section) const
{
    return section + 1 < count() && !isSectionHidden(section + 1)
        && language(section) == language(section + 1);
}

QRect GridHeader::groupRect(int section) const
{
    int first = section;
    while (first > 0 && !isSectionHidden(first - 1) && language(first - 1) == language(section))
        --first;
    int last = section;
    while (isShownWithNext(last))
        ++last;
    QRect rect;
    for (const int end : { first, last }) {
        rect |= QRect(sectionViewportPosition(end), 0, sectionSize(end), viewport()->height());
    }
    return rect & viewport()->rect();
}

void GridHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    if (!rect.isValid())
        return;
    const QString group = language(logicalIndex);
    const int half = rect.height() / 2;
    const int air = fontMetrics().lineSpacing() / 3;
    const QModelIndex current = selectionModel() ? selectionModel()->currentIndex() : QModelIndex();
    const bool isCurrent = current.isValid() && current.column() == logicalIndex;
    painter->save();
    painter->fillRect(rect, palette().color(QPalette::Button));
    painter->setPen(themeColors(palette()).faintLine);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int edge = mirrored ? rect.left() : rect.right();
    painter->drawLine(edge,
                      isShownWithNext(logicalIndex) && !group.isEmpty() ? rect.top() + half : rect.top(),
                      edge, rect.bottom());
    const auto write = [&](const QRect &line, const QString &text, const QFont &font) {
        painter->setFont(font);
        painter->setPen(palette().color(QPalette::ButtonText));
        const QRect inner = line.adjusted(air, 0, -air, 0);
        painter->drawText(inner, int(Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignLeading),
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, inner.width()));
    };
    QFont bold(font());
    bold.setBold(true);
    if (!group.isEmpty()) {
        painter->drawLine(rect.left(), rect.top() + half, rect.right(), rect.top() + half);
        painter->save();
        painter->setClipRect(rect);
        const QRect whole = groupRect(logicalIndex);
        write(QRect(whole.x(), rect.y(), whole.width(), half), group, bold);
        painter->restore();
    }
    QRect lower = rect;
    if (!group.isEmpty())
        lower.setTop(rect.top() + half);
    write(lower, model()->headerData(logicalIndex, Qt::Horizontal, Qt::DisplayRole).toString(),
          isCurrent ? bold : font());
    painter->restore();
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "common/themecolors.h"
#include "gridcell.h"

#include <QStyledItemDelegate>

namespace lineup {

// Paints the cells of a GridModel: up to three lines of text, or two with chips or a note below them; a
// corner mark for what is picked, hatching where nothing has come yet. The current cell has a frame and a
// tint, so that its colours stay what they mean. Sizes follow the view's font.
class GridDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // The height of every row.
    static int rowHeight(const QFont &font);
    static QFont smallFont(const QFont &font);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Ink; // painter, fonts and colours of one cell

    void paintGround(const Ink &ink, const QStyleOptionViewItem &option, const CellLook &look) const;
    void paintText(const Ink &ink, const QRect &rect, const CellLook &look) const;
    void paintState(const Ink &ink, const QRect &rect, const CellLook &look) const;
    void paintChips(const Ink &ink, const QRect &rect, const CellLook &look) const;
    const ThemeColors &colors(const QPalette &palette) const;

    mutable ThemeColors m_colors;
    mutable qint64 m_paletteKey = -1;
};

} // namespace lineup

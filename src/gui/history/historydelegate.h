// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "common/themecolors.h"
#include "model/liveanswer.h"

#include <QStyledItemDelegate>

namespace lineup {

struct RunSummary;

// Paints a run of a HistoryModel: above the first of a day the day's title; the run's title and star, its
// time and lineup, and how its answers ended, as icons with words. Renaming happens in place. Sizes follow
// the view's font.
class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // The run that the window shows is marked.
    void setShownRun(const QString &runId) { m_shown = runId; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    struct Ink; // painter, fonts and colours of one row

    void paintTitle(const Ink &ink, const QRect &line, const RunSummary &run) const;
    void paintStates(const Ink &ink, const QRect &line, const RunSummary &run) const;
    const ThemeColors &colors(const QPalette &palette) const;

    QString m_shown;
    mutable ThemeColors m_colors;
    mutable qint64 m_paletteKey = -1;
};

} // namespace lineup

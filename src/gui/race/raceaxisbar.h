// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "raceaxis.h"
#include "racelayout.h"

#include <QWidget>

#include <optional>

class QToolButton;

namespace lineup {

// The foot of the race strip, which does not scroll: the times of the axis, the headings of the figures, and
// the button that shows the legend.
class RaceAxisBar final : public QWidget
{
    Q_OBJECT
public:
    explicit RaceAxisBar(QWidget *parent = nullptr);

    // `viewport` is where the rows are, in this widget's coordinates.
    void setAxis(const RaceAxis &axis, const RaceLayout &layout, const QRect &viewport);
    QToolButton *legendButton() const { return m_legend; }
    QSize sizeHint() const override;
    // Of the legend's button with its word, for the column that it stands in.
    int legendWidth();
    // What a bar counts and what the figures count.
    static QString explanation();
    // What the heading at `position` means.
    QString explanationAt(const QPoint &position) const;
    // How many labels have room beside one another.
    static int mostTicks(const QFontMetrics &metrics, const RaceAxis &axis, int width);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void paintTicks(QPainter *painter, const QRect &row);
    void paintHeadings(QPainter *painter, const QRect &row);

    QToolButton *m_legend;
    RaceAxis m_axis;
    std::optional<RaceLayout> m_layout;
    QRect m_viewport;
};

} // namespace lineup

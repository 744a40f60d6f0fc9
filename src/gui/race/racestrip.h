// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "common/themecolors.h"
#include "raceaxis.h"
#include "racelayout.h"
#include "racerow.h"
#include "tokenrate.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

namespace lineup {

class RaceAxisBar;
class RaceClock;
class RaceLegend;
class RacePatterns;

// One line a target on one shared time axis: who waits, thinks, streams, retries, has ended and how, with the
// figures beside it. It is told values and paints; it owns nothing of a run and keeps no text of an answer.
// Times in ms since the run's start (ComparisonRun::elapsedMs). It paints at most 30 times a second, and only
// while something moves. Over twelve targets it scrolls; the axis stays.
class RaceStrip final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    static constexpr int mostVisibleRows = 12;

    explicit RaceStrip(QWidget *parent = nullptr);
    ~RaceStrip() override;

    // Another run, or a stored one; an empty one clears the strip. Stops the clock and starts the axis anew.
    void setRun(const Run &run);
    // What has become of one answer; an index outside of the run is ignored.
    void updateAnswer(int index, const Answer &answer, const LiveAnswer &live);
    // While running the time goes on by itself; calling this now and then keeps it true.
    void setNowMs(double nowMs);
    void setRunning(bool running);

    int rowCount() const { return int(m_rows.size()); }
    const RaceRow &row(int index) const { return m_rows[index].row; }
    RaceRole role(int index) const;
    double nowMs() const;
    double spanMs() const { return m_axis.spanMs(); }
    QString rowName(int index) const; // for screen readers
    QString rowDetails(int index) const; // plain text
    QRect rowRect(int index) const; // in the viewport
    int rowAt(const QPoint &inViewport) const; // -1: none

    int currentRow() const { return m_current; }
    void setCurrentRow(int index);
    // As a click on the row does.
    void activateRow(int index);

    bool isLegendShown() const;
    void setLegendShown(bool shown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // The reader wants to see this answer.
    void answerActivated(int index);
    void legendShownChanged(bool shown);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Row
    {
        RaceRow row;
        TokenEstimate estimate;
        double rateShownAtMs = 0;
    };

    void onFrame();
    void onLegendToggled(bool shown);
    bool moveAxis();
    void invalidate(); // everything is painted with the next frame
    void updateRate(Row &row, const Answer &answer, std::optional<double> held);
    void updateMarks();
    void widenFigures(const RaceRow &row);
    void measure(); // after a change of rows, font, language
    void rebuildLayout(); // after a change of size
    void placeFoot();
    void updateScrollBar();
    void updateAxisBar();
    void setHovered(int index);
    void retranslate();
    void reportRowChanged(int index);
    QRegion movingRegion() const;
    const RacePatterns &patterns();
    QRect rowsLine() const;
    int keyTarget(int key) const; // row that a navigation key leads to, -1: not one

    QList<Row> m_rows;
    RaceMarks m_marks;
    RaceAxis m_axis;
    RaceClock *m_clock;
    RaceAxisBar *m_axisBar;
    RaceLegend *m_legend;
    ThemeColors m_colors;
    std::unique_ptr<RacePatterns> m_patterns;
    std::optional<RaceLayout> m_layout;
    RaceLayout::FigureWidths m_figureWidths{};
    int m_widestLabel = 0;
    int m_current = -1;
    int m_pressed = -1;
    int m_hovered = -1;
    double m_paintedNowMs = 0;
    bool m_dirty = false;
};

} // namespace lineup

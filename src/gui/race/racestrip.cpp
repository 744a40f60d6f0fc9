// SPDX-License-Identifier: Apache-2.0
#include "racestrip.h"

#include "raceaccessible.h"
#include "raceaxisbar.h"
#include "raceclock.h"
#include "racelegend.h"
#include "racepatterns.h"
#include "racerowpainter.h"

#include <QAccessible>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// A figure that changes with each frame cannot be read.
constexpr double rateHoldMs = 500;
// A countdown is checked this often even where a pixel takes longer.
constexpr double mostStepMs = 200;

} // namespace

RaceStrip::RaceStrip(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_clock(new RaceClock(this))
    , m_axisBar(new RaceAxisBar(this))
    , m_legend(new RaceLegend(this))
    , m_colors(themeColors(palette()))
{
    installRaceAccessibility();
    setObjectName(u"raceStrip"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setMouseTracking(true);
    for (QWidget *foot : { static_cast<QWidget *>(m_axisBar), static_cast<QWidget *>(m_legend) }) {
        foot->setBackgroundRole(QPalette::Base);
        foot->setAutoFillBackground(true);
    }
    m_legend->hide();
    m_clock->setSuspended(true);
    connect(m_clock, &RaceClock::frame, this, &RaceStrip::onFrame);
    connect(m_axisBar->legendButton(), &QToolButton::toggled, this, &RaceStrip::onLegendToggled);
    retranslate();
    measure();
}

RaceStrip::~RaceStrip() = default;

void RaceStrip::retranslate()
{
    setAccessibleName(tr("Race"));
    viewport()->setAccessibleName(tr("Race"));
}

void RaceStrip::setRun(const Run &run)
{
    m_clock->reset();
    m_axis.reset();
    m_rows.clear();
    for (const Answer &answer : run.answers)
        m_rows.append({ raceRow(answer), {}, 0 });
    m_current = -1;
    m_pressed = -1;
    m_hovered = -1;
    measure();
    verticalScrollBar()->setValue(0);
    QAccessibleEvent event(this, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void RaceStrip::updateAnswer(int index, const Answer &answer, const LiveAnswer &live)
{
    if (index < 0 || index >= rowCount())
        return;
    Row &row = m_rows[index];
    const RaceRow before = row.row;
    row.row = raceRow(answer, live);
    if (row.row.phase == AnswerPhase::Streaming)
        updateRate(row, answer, before.tokensPerSecond);
    if (row.row == before)
        return;
    if (row.row.phase == AnswerPhase::Ended || before.phase == AnswerPhase::Ended)
        updateMarks();
    widenFigures(row.row);
    invalidate();
    if (row.row.phase != before.phase || row.row.status != before.status)
        reportRowChanged(index);
}

void RaceStrip::updateMarks()
{
    QList<RaceRow> rows;
    for (const Row &each : std::as_const(m_rows))
        rows.append(each.row);
    m_marks = raceMarks(rows);
}

void RaceStrip::updateRate(Row &row, const Answer &answer, std::optional<double> held)
{
    const double now = nowMs();
    row.estimate.update(answer.text);
    row.row.rateIsEstimate = true;
    if (held && now - row.rateShownAtMs < rateHoldMs) {
        row.row.tokensPerSecond = held;
        return;
    }
    row.rateShownAtMs = now;
    const std::optional<double> from = row.row.firstTokenAtMs();
    if (from)
        row.row.tokensPerSecond = tokensPerSecond(row.estimate.tokens(), now - row.row.offsetMs - *from);
}

void RaceStrip::setNowMs(double nowMs)
{
    m_clock->setNowMs(nowMs);
}

void RaceStrip::setRunning(bool running)
{
    m_clock->setRunning(running);
    invalidate();
}

double RaceStrip::nowMs() const
{
    return m_clock->nowMs();
}

RaceRole RaceStrip::role(int index) const
{
    return { index == m_marks.fastest, index == m_marks.cheapest };
}

QString RaceStrip::rowName(int index) const
{
    return raceRowName(row(index), role(index), nowMs());
}

QString RaceStrip::rowDetails(int index) const
{
    return raceRowDetails(row(index), role(index), nowMs());
}

void RaceStrip::reportRowChanged(int index)
{
    QAccessibleEvent event(this, QAccessible::NameChanged);
    event.setChild(index);
    QAccessible::updateAccessibility(&event);
}

void RaceStrip::invalidate()
{
    m_dirty = true;
    m_clock->requestFrame();
}

bool RaceStrip::moveAxis()
{
    const double now = nowMs();
    double longest = 0;
    for (const Row &each : std::as_const(m_rows))
        longest = std::max(longest, each.row.endMs(now));
    return m_axis.include(longest, m_clock->monotonicMs());
}

void RaceStrip::onFrame()
{
    if (moveAxis()) {
        updateAxisBar();
        m_dirty = true;
    }
    if (m_axis.isBehind())
        m_clock->requestFrame();
    if (m_dirty) {
        viewport()->update();
    } else {
        const int track = m_layout->track(rowsLine()).width();
        const double pixelMs = m_axis.spanMs() / std::max(1.0, track * devicePixelRatioF());
        if (nowMs() - m_paintedNowMs < std::min(mostStepMs, pixelMs))
            return;
        viewport()->update(movingRegion());
    }
    m_paintedNowMs = nowMs();
    m_dirty = false;
}

QRegion RaceStrip::movingRegion() const
{
    QRegion region;
    for (int i = 0; i < rowCount(); ++i) {
        if (m_rows[i].row.isActive())
            region += rowRect(i);
    }
    return region & viewport()->rect();
}

void RaceStrip::widenFigures(const RaceRow &row)
{
    // They only grow, so that the bars do not move with every figure.
    const RaceLayout::FigureWidths needed = RaceLayout::figureWidths(fontMetrics(), raceFigureTexts(row));
    bool wider = false;
    for (size_t i = 0; i < needed.size(); ++i) {
        wider = wider || needed[i] > m_figureWidths[i];
        m_figureWidths[i] = std::max(m_figureWidths[i], needed[i]);
    }
    if (wider)
        rebuildLayout();
}

void RaceStrip::measure()
{
    m_widestLabel = 0;
    m_figureWidths = RaceLayout::figureWidths(fontMetrics(), {});
    for (const Row &each : std::as_const(m_rows)) {
        m_widestLabel
            = std::max(m_widestLabel,
                       fontMetrics().horizontalAdvance(each.row.label) + fontMetrics().averageCharWidth());
        const RaceLayout::FigureWidths needed
            = RaceLayout::figureWidths(fontMetrics(), raceFigureTexts(each.row));
        std::transform(needed.begin(), needed.end(), m_figureWidths.begin(), m_figureWidths.begin(),
                       [](int a, int b) { return std::max(a, b); });
    }
    updateMarks();
    moveAxis();
    updateGeometry();
    placeFoot();
    rebuildLayout();
    invalidate();
}

void RaceStrip::rebuildLayout()
{
    m_layout.emplace(fontMetrics(), viewport()->width(), std::max(m_widestLabel, m_axisBar->legendWidth()),
                     m_figureWidths, layoutDirection());
    updateScrollBar();
    updateAxisBar();
    m_dirty = true;
}

void RaceStrip::updateAxisBar()
{
    const QRect inBar(viewport()->x() - m_axisBar->x(), 0, viewport()->width(), m_axisBar->height());
    m_axisBar->setAxis(m_axis, *m_layout, inBar);
}

void RaceStrip::updateScrollBar()
{
    const int row = m_layout->rowHeight();
    verticalScrollBar()->setSingleStep(row);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, rowCount() * row - viewport()->height()));
}

void RaceStrip::placeFoot()
{
    const int axis = m_axisBar->sizeHint().height();
    const int legend = isLegendShown() ? m_legend->heightForWidth(viewport()->width()) : 0;
    if (viewportMargins().bottom() != axis + legend)
        setViewportMargins(0, 0, 0, axis + legend);
    const QRect rows = viewport()->geometry();
    m_axisBar->setGeometry(rows.x(), rows.bottom() + 1, rows.width(), axis);
    m_legend->setGeometry(rows.x(), rows.bottom() + 1 + axis, rows.width(), legend);
}

bool RaceStrip::isLegendShown() const
{
    return m_axisBar->legendButton()->isChecked();
}

void RaceStrip::setLegendShown(bool shown)
{
    m_axisBar->legendButton()->setChecked(shown);
}

void RaceStrip::onLegendToggled(bool shown)
{
    m_axisBar->legendButton()->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_legend->setVisible(shown);
    updateGeometry();
    placeFoot();
    rebuildLayout();
    invalidate();
    Q_EMIT legendShownChanged(shown);
}

QRect RaceStrip::rowsLine() const
{
    return { 0, 0, viewport()->width(), m_layout->rowHeight() };
}

QRect RaceStrip::rowRect(int index) const
{
    return rowsLine().translated(0, index * m_layout->rowHeight() - verticalScrollBar()->value());
}

int RaceStrip::rowAt(const QPoint &inViewport) const
{
    const int y = inViewport.y() + verticalScrollBar()->value();
    const int index = y < 0 ? -1 : y / m_layout->rowHeight();
    return index < rowCount() && viewport()->rect().contains(inViewport) ? index : -1;
}

QSize RaceStrip::sizeHint() const
{
    const int row = RaceLayout::rowHeight(fontMetrics());
    const int foot = m_axisBar->sizeHint().height()
        + (isLegendShown() ? m_legend->heightForWidth(viewport()->width()) : 0);
    return { fontMetrics().averageCharWidth() * 90,
             std::clamp(rowCount(), 1, mostVisibleRows) * row + foot + 2 * frameWidth() };
}

QSize RaceStrip::minimumSizeHint() const
{
    const int row = RaceLayout::rowHeight(fontMetrics());
    return { fontMetrics().averageCharWidth() * 30,
             std::clamp(rowCount(), 1, 2) * row + m_axisBar->sizeHint().height() + 2 * frameWidth() };
}

const RacePatterns &RaceStrip::patterns()
{
    const int em = fontMetrics().height();
    if (!m_patterns || !m_patterns->isFor(m_colors, em, devicePixelRatioF()))
        m_patterns = std::make_unique<RacePatterns>(m_colors, em, devicePixelRatioF());
    return *m_patterns;
}

void RaceStrip::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (m_rows.isEmpty()) {
        painter.setPen(m_colors.mutedText);
        painter.drawText(viewport()->rect(), int(Qt::AlignCenter),
                         fontMetrics().elidedText(tr("Send a prompt to see who answers first."),
                                                  Qt::ElideRight, viewport()->width()));
        return;
    }
    const int labels = RaceAxisBar::mostTicks(fontMetrics(), m_axis, m_layout->track(rowsLine()).width());
    const RacePaintContext context{ *m_layout,       m_colors, patterns(),          palette(),
                                    m_axis.spanMs(), nowMs(),  m_axis.ticks(labels) };
    const RaceRowPainter rowPainter(&painter, context);
    for (int i = 0; i < rowCount(); ++i) {
        const QRect rect = rowRect(i);
        if (!event->region().intersects(rect))
            continue;
        rowPainter.paint(rect, m_rows[i].row,
                         { role(i), i == m_current, i == m_current && hasFocus(), i == m_hovered });
    }
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "racelegend.h"

#include "common/format.h"
#include "common/icons.h"
#include "raceaxisbar.h"
#include "racelayout.h"
#include "racepatterns.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace lineup {

using namespace Qt::StringLiterals;

RaceLegend::RaceLegend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"raceLegend"_s);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    retranslate();
}

void RaceLegend::retranslate()
{
    const auto bar = [](Segment::Kind kind, const QString &text) {
        return Entry{ Entry::Kind::Bar, int(kind), {}, text };
    };
    const auto state = [](AnswerStatus status, const QString &text) {
        return Entry{ Entry::Kind::State, int(status), stateIconName(AnswerPhase::Ended, status), text };
    };
    m_entries = { bar(Segment::Kind::Waiting, tr("waiting")),
                  bar(Segment::Kind::Thinking, tr("thinking")),
                  { Entry::Kind::FirstToken, 0, {}, tr("first text") },
                  bar(Segment::Kind::Streaming, tr("streaming")),
                  bar(Segment::Kind::RetryWait, tr("waiting to retry")),
                  state(AnswerStatus::Complete, tr("complete")),
                  state(AnswerStatus::Truncated, tr("cut off (length limit)")),
                  state(AnswerStatus::Refused, tr("refused")),
                  state(AnswerStatus::Failed, tr("failed")),
                  state(AnswerStatus::Cancelled, tr("stopped")),
                  { Entry::Kind::Mark, 0, u"flag"_s, tr("fastest complete answer") },
                  { Entry::Kind::Mark, 0, u"coin"_s, tr("cheapest complete answer") } };
    setToolTip(RaceAxisBar::explanation());
    setAccessibleName(tr("Legend of the race"));
    setAccessibleDescription(
        tr("Waiting: diagonal hatch. Thinking: fine dots. First text: upright line. Streaming: solid bar. "
           "Waiting to retry: dotted line. Complete: check mark. Cut off at the length limit: scissors. "
           "Refused: shield. Failed: cross. Stopped: square. Fastest: flag. Cheapest: coin."));
    updateGeometry();
    update();
}

QSize RaceLegend::sampleSize(const Entry &entry) const
{
    const int height = RaceLayout::rowHeight(fontMetrics());
    return { entry.kind == Entry::Kind::Bar ? height * 3 / 2 : height, height };
}

QList<QRect> RaceLegend::place(int width, int *height) const
{
    const int gap = fontMetrics().averageCharWidth();
    const int line = RaceLayout::rowHeight(fontMetrics());
    QList<QRect> rects;
    int x = gap;
    int y = 0;
    for (const Entry &entry : m_entries) {
        const int entryWidth = sampleSize(entry).width() + gap + fontMetrics().horizontalAdvance(entry.text);
        if (x > gap && x + entryWidth + gap > width) {
            x = gap;
            y += line;
        }
        rects.append(QRect(x, y, entryWidth, line));
        x += entryWidth + 3 * gap;
    }
    *height = y + line;
    return rects;
}

int RaceLegend::heightForWidth(int width) const
{
    int height = 0;
    place(width, &height);
    return height;
}

QSize RaceLegend::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 60;
    return { width, heightForWidth(width) };
}

void RaceLegend::paintSample(QPainter *painter, const QRect &rect, const Entry &entry) const
{
    const ThemeColors colors = themeColors(palette());
    const RacePatterns patterns(colors, fontMetrics().height(), devicePixelRatioF());
    const int inset = rect.height() / 5;
    const QRectF bar = rect.adjusted(0, inset, 0, -inset);
    const int icon = fontMetrics().height() * 5 / 6;
    const QRectF square(rect.center().x() - icon / 2.0, rect.center().y() - icon / 2.0, icon, icon);
    switch (entry.kind) {
    case Entry::Kind::Bar:
        patterns.paint(painter, bar, Segment::Kind(entry.value), rect.topLeft());
        return;
    case Entry::Kind::FirstToken:
        patterns.paintFirstToken(painter, rect.center().x(), rect, palette().color(QPalette::Text));
        return;
    case Entry::Kind::State:
        paintIcon(painter, square, entry.icon,
                  colors.forState(AnswerPhase::Ended, AnswerStatus(entry.value)).shape);
        return;
    case Entry::Kind::Mark:
        paintIcon(painter, square, entry.icon, colors.complete.shape);
        return;
    }
    Q_UNREACHABLE();
}

void RaceLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int height = 0;
    const QList<QRect> places = place(width(), &height);
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const QRect logicalSample(places[i].topLeft(), sampleSize(m_entries[i]));
        const QRect logicalText
            = places[i].adjusted(logicalSample.width() + fontMetrics().averageCharWidth(), 0, 0, 0);
        paintSample(&painter, QStyle::visualRect(layoutDirection(), rect(), logicalSample), m_entries[i]);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), logicalText),
                         int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter)
                             | Qt::AlignAbsolute)
                             | Qt::TextSingleLine,
                         m_entries[i].text);
    }
}

void RaceLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "common/palettes.h"
#include "race/raceclock.h"
#include "race/racestrip.h"
#include "racefixtures.h"

#include <QElapsedTimer>
#include <QHelpEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolTip>

#include <limits>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// Notes when the viewport paints.
class PaintCounter : public QObject
{
    Q_OBJECT
public:
    explicit PaintCounter(QWidget *watched)
        : QObject(watched)
    {
        m_clock.start();
        watched->installEventFilter(this);
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            paintedAtMs.append(m_clock.elapsed());
        return false;
    }
    QList<qint64> paintedAtMs;

private:
    QElapsedTimer m_clock;
};

class TestRaceStrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void paintsAtMostThirtyTimesASecond();
    void standsStillWhenNothingRuns();
    void keyboard();
    void clicks();
    void scrollsOverTwelve();
    void toolTip();
    void mirrored();
    void manyTargetsAndAbsurdValues_data();
    void manyTargetsAndAbsurdValues();
    void axisOfAnotherRun();
    void liveSpeedIsHeld();
    void legend();
    void followsPaletteAndFont();
};

namespace {

QStringList labels(int count)
{
    QStringList result;
    for (int i = 0; i < count; ++i)
        result.append(u"Target %1"_s.arg(i));
    return result;
}

void report(RaceStrip &strip, int index, const Reported &reported)
{
    strip.updateAnswer(index, reported.answer, reported.live);
}

void present(RaceStrip &strip, int targets, int width = 900)
{
    strip.setRun(runOf(labels(targets)));
    strip.resize(width, strip.sizeHint().height());
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
}

} // namespace

void TestRaceStrip::paintsAtMostThirtyTimesASecond()
{
    RaceStrip strip;
    present(strip, 8);
    PaintCounter counter(strip.viewport());
    strip.setRunning(true);
    QTimer flood;
    int reports = 0;
    connect(&flood, &QTimer::timeout, this, [&] {
        Reported reported = streaming(u"T"_s, 100);
        reported.answer.notices = { QString::number(++reports) };
        report(strip, reports % 8, reported);
        strip.setNowMs(200 + reports);
    });
    flood.start(0);
    QTRY_COMPARE_GE(counter.paintedAtMs.size(), 10);
    QVERIFY(reports > 100);
    const qint64 span = counter.paintedAtMs.last() - counter.paintedAtMs.first();
    QVERIFY2((counter.paintedAtMs.size() - 1) * (RaceClock::frameMs - 2) <= span,
             qPrintable(u"%1 paints in %2 ms"_s.arg(counter.paintedAtMs.size()).arg(span)));
}

void TestRaceStrip::standsStillWhenNothingRuns()
{
    RaceStrip strip;
    present(strip, 3);
    const auto *clock = strip.findChild<RaceClock *>();
    QTRY_VERIFY(!clock->isTicking());
    strip.setRunning(true);
    QVERIFY(clock->isTicking());
    strip.setRunning(false);
    QTRY_VERIFY(!clock->isTicking());
    strip.setRunning(true);
    strip.hide();
    QVERIFY(!clock->isTicking());
}

void TestRaceStrip::keyboard()
{
    RaceStrip strip;
    present(strip, 30);
    strip.setFocus(Qt::TabFocusReason);
    strip.setCurrentRow(0);
    QSignalSpy spy(&strip, &RaceStrip::answerActivated);
    QTest::keyClick(&strip, Qt::Key_Up);
    QCOMPARE(strip.currentRow(), 0);
    QTest::keyClick(&strip, Qt::Key_Down);
    QCOMPARE(strip.currentRow(), 1);
    QTest::keyClick(&strip, Qt::Key_End);
    QCOMPARE(strip.currentRow(), 29);
    QVERIFY(strip.viewport()->rect().contains(strip.rowRect(29)));
    QTest::keyClick(&strip, Qt::Key_Return);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy[0][0].toInt(), 29);
    QTest::keyClick(&strip, Qt::Key_PageUp);
    QCOMPARE(strip.currentRow(), 17);
    QTest::keyClick(&strip, Qt::Key_Home);
    QCOMPARE(strip.currentRow(), 0);
    QVERIFY(strip.viewport()->rect().contains(strip.rowRect(0)));
    QTest::keyClick(&strip, Qt::Key_Space);
    QCOMPARE(spy.size(), 2);
    // The window's shortcut for sending is not taken away.
    QTest::keyClick(&strip, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(spy.size(), 2);
}

void TestRaceStrip::clicks()
{
    RaceStrip strip;
    present(strip, 5);
    QSignalSpy spy(&strip, &RaceStrip::answerActivated);
    QTest::mouseClick(strip.viewport(), Qt::LeftButton, {}, strip.rowRect(3).center());
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy[0][0].toInt(), 3);
    QTest::mousePress(strip.viewport(), Qt::LeftButton, {}, strip.rowRect(1).center());
    QTest::mouseRelease(strip.viewport(), Qt::LeftButton, {}, strip.rowRect(2).center());
    QTest::mouseClick(strip.viewport(), Qt::RightButton, {}, strip.rowRect(2).center());
    QCOMPARE(spy.size(), 1);
    strip.activateRow(99);
    strip.activateRow(-1);
    QCOMPARE(spy.size(), 1);
}

void TestRaceStrip::scrollsOverTwelve()
{
    RaceStrip strip;
    present(strip, RaceStrip::mostVisibleRows);
    QCOMPARE(strip.verticalScrollBar()->maximum(), 0);
    const int height = strip.sizeHint().height();
    strip.setRun(runOf(labels(40)));
    QCOMPARE(strip.sizeHint().height(), height);
    QVERIFY(strip.verticalScrollBar()->maximum() > 0);
    const auto *axis = strip.findChild<QWidget *>(u"raceAxis"_s);
    const QRect before = axis->geometry();
    strip.verticalScrollBar()->setValue(strip.verticalScrollBar()->maximum());
    QCOMPARE(axis->geometry(), before);
    QVERIFY(axis->isVisible() && before.top() > strip.viewport()->geometry().bottom());
    QCOMPARE(strip.rowAt(strip.viewport()->rect().bottomLeft()), 39);
}

void TestRaceStrip::toolTip()
{
    RaceStrip strip;
    present(strip, 2);
    report(strip, 0, streaming(u"<b>Bold</b>"_s, 412));
    const QPoint pos = strip.rowRect(0).center();
    QHelpEvent help(QEvent::ToolTip, pos, strip.viewport()->mapToGlobal(pos));
    QCoreApplication::sendEvent(strip.viewport(), &help);
    QVERIFY2(QToolTip::text().contains(u"&lt;b&gt;Bold"_s), qPrintable(QToolTip::text()));
    QVERIFY(QToolTip::text().contains(u"412 ms"_s));
    QToolTip::hideText();
}

void TestRaceStrip::mirrored()
{
    RaceStrip strip;
    strip.setLayoutDirection(Qt::RightToLeft);
    present(strip, 2);
    strip.setNowMs(2000);
    report(strip, 0, streaming(u"A"_s, 1000));
    const QColor blue = themeColors(strip.palette()).streaming.shape;
    QTRY_VERIFY(!strip.findChild<RaceClock *>()->isTicking());
    const QImage image = strip.viewport()->grab().toImage();
    const int y = strip.rowRect(0).center().y();
    int first = -1;
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        if (image.pixelColor(x, y) == blue) {
            first = first < 0 ? x : first;
            last = x;
        }
    }
    QVERIFY(first > 0 && last - first > 20);
    // Time runs leftwards: the second half of a 2 s axis lies left of the first, which is still hatched.
    int hatched = 0;
    for (int x = last + 4; x < last + (last - first); ++x)
        hatched += image.pixelColor(x, y) != strip.palette().color(QPalette::Base) ? 1 : 0;
    QVERIFY(hatched > 3);
}

void TestRaceStrip::manyTargetsAndAbsurdValues_data()
{
    QTest::addColumn<int>("targets");
    for (const int targets : { 0, 1, 3, 64, 256 })
        QTest::addRow("%d", targets) << targets;
}

void TestRaceStrip::manyTargetsAndAbsurdValues()
{
    QFETCH(int, targets);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    RaceStrip strip;
    present(strip, targets);
    strip.setRunning(true);
    strip.setNowMs(1e12);
    for (int i = -1; i <= targets; ++i) {
        Reported reported = i % 2 ? streaming(u"A"_s, nan) : retrying(u"B"_s, -5, 1e12);
        reported.answer.segments.append(segment(Segment::Kind::Thinking, 1e12, nan));
        reported.answer.timing.totalMs = 1e12;
        reported.answer.label = QString(5000, u'W');
        report(strip, i, reported);
    }
    QVERIFY(!strip.grab().isNull());
    QCOMPARE(strip.rowCount(), targets);
    strip.resize(1, 1);
    QVERIFY(!strip.grab().isNull());
    strip.setRun(Run());
    QVERIFY(!strip.grab().isNull());
    strip.setCurrentRow(5);
    QCOMPARE(strip.currentRow(), -1);
}

void TestRaceStrip::axisOfAnotherRun()
{
    RaceStrip strip;
    Run run;
    run.answers = { ended(u"A"_s, AnswerStatus::Complete, 100, 45000).answer };
    strip.setRun(run);
    QCOMPARE(strip.spanMs(), 60000.0);
    run.answers = { ended(u"A"_s, AnswerStatus::Complete, 100, 1500).answer };
    strip.setRun(run);
    QCOMPARE(strip.spanMs(), 2000.0);
}

void TestRaceStrip::liveSpeedIsHeld()
{
    RaceStrip strip;
    present(strip, 1);
    Reported reported = streaming(u"A"_s, 1000);
    reported.answer.text = QString(400, u'a');
    strip.setNowMs(2000);
    report(strip, 0, reported);
    QCOMPARE(strip.row(0).tokensPerSecond.value(), 100.0);
    QVERIFY(strip.row(0).rateIsEstimate);
    reported.answer.text += QString(400, u'a');
    strip.setNowMs(2100);
    report(strip, 0, reported);
    QCOMPARE(strip.row(0).tokensPerSecond.value(), 100.0);
    strip.setNowMs(3000);
    report(strip, 0, reported);
    QCOMPARE(strip.row(0).tokensPerSecond.value(), 100.0);
    // At the end only what the provider counted is shown.
    report(strip, 0, ended(u"A"_s, AnswerStatus::Complete, 1000, 3000));
    QVERIFY(!strip.row(0).tokensPerSecond);
}

void TestRaceStrip::legend()
{
    RaceStrip strip;
    present(strip, 3);
    QVERIFY(!strip.isLegendShown());
    const int height = strip.sizeHint().height();
    QSignalSpy spy(&strip, &RaceStrip::legendShownChanged);
    strip.setLegendShown(true);
    QCOMPARE(spy.size(), 1);
    QVERIFY(strip.sizeHint().height() > height);
    QVERIFY(strip.findChild<QWidget *>(u"raceLegend"_s)->isVisible());
    // Labels of one letter leave its button room for the whole word.
    strip.setRun(runOf({ u"A"_s, u"B"_s, u"C"_s }));
    const auto *button = strip.findChild<QWidget *>(u"raceLegendButton"_s);
    QVERIFY(button->width() >= button->sizeHint().width());
    strip.setLegendShown(false);
    QCOMPARE(strip.sizeHint().height(), height);
}

void TestRaceStrip::followsPaletteAndFont()
{
    RaceStrip strip;
    present(strip, 3);
    const int height = strip.sizeHint().height();
    QFont font = strip.font();
    font.setPointSize(font.pointSize() * 2);
    strip.setFont(font);
    QVERIFY(strip.sizeHint().height() > height);
    strip.setPalette(themePalette(ColorScheme::Dark, Contrast::Normal));
    const QImage image = strip.viewport()->grab().toImage();
    QCOMPARE(image.pixelColor(1, 1), strip.palette().color(QPalette::Base));
}

QTEST_MAIN(TestRaceStrip)
#include "tst_racestrip.moc"

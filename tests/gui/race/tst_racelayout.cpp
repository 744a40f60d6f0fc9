// SPDX-License-Identifier: Apache-2.0
#include "race/racelayout.h"

#include <QFont>
#include <QGuiApplication>
#include <QTest>

#include <limits>

using namespace lineup;

class TestRaceLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void partsDoNotOverlap_data();
    void partsDoNotOverlap();
    void mirrored();
    void timesToPixels();
    void figuresGiveWay();
    void longLabelsLeaveRoom();
};

namespace {

RaceLayout layoutFor(int points, int width, Qt::LayoutDirection direction, int label = 120)
{
    QFont font = QGuiApplication::font();
    font.setPointSize(points);
    const QFontMetrics metrics(font);
    return RaceLayout(metrics, width, label, RaceLayout::figureWidths(metrics, {}), direction);
}

QRect rowOf(const RaceLayout &layout, int width)
{
    return QRect(0, 40, width, layout.rowHeight());
}

} // namespace

void TestRaceLayout::partsDoNotOverlap_data()
{
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("width");
    for (const int points : { 9, 10, 16, 24 }) {
        for (const int width : { 640, 1024, 3840 })
            QTest::addRow("%d pt, %d px", points, width) << points << width;
    }
}

void TestRaceLayout::partsDoNotOverlap()
{
    QFETCH(int, points);
    QFETCH(int, width);
    for (const Qt::LayoutDirection direction : { Qt::LeftToRight, Qt::RightToLeft }) {
        const RaceLayout layout = layoutFor(points, width, direction);
        const QRect row = rowOf(layout, width);
        QList<QRect> parts{ layout.label(row), layout.track(row) };
        for (const RaceFigure figure : raceFigures) {
            if (layout.isShown(figure))
                parts.append(layout.figure(row, figure));
        }
        for (qsizetype i = 0; i < parts.size(); ++i) {
            QVERIFY(row.contains(parts[i]));
            for (qsizetype k = 0; k < i; ++k)
                QVERIFY(!parts[i].intersects(parts[k]));
        }
        QVERIFY(layout.track(row).width() >= width / 12);
        // A full bar's cap still stands before the figures.
        QVERIFY(!layout.cap(row, 5000, 5000).intersects(QRectF(layout.figures(row))));
    }
}

void TestRaceLayout::mirrored()
{
    constexpr int width = 900;
    const RaceLayout left = layoutFor(10, width, Qt::LeftToRight);
    const RaceLayout right = layoutFor(10, width, Qt::RightToLeft);
    const QRect row = rowOf(left, width);
    const auto flipped = [](const QRect &rect) {
        return QRect(width - rect.right() - 1, rect.y(), rect.width(), rect.height());
    };
    QCOMPARE(right.label(row), flipped(left.label(row)));
    QCOMPARE(right.track(row), flipped(left.track(row)));
    for (const RaceFigure figure : raceFigures)
        QCOMPARE(right.figure(row, figure), flipped(left.figure(row, figure)));
    QCOMPARE(right.xAt(row, 1000, 5000), width - left.xAt(row, 1000, 5000));
    QVERIFY(right.xAt(row, 4000, 5000) < right.xAt(row, 1000, 5000));
    QVERIFY(right.cap(row, 1000, 5000).right() < right.xAt(row, 1000, 5000));
    QVERIFY(left.cap(row, 1000, 5000).left() > left.xAt(row, 1000, 5000));
}

void TestRaceLayout::timesToPixels()
{
    const RaceLayout layout = layoutFor(10, 1000, Qt::LeftToRight);
    const QRect row = rowOf(layout, 1000);
    const QRect track = layout.track(row);
    QCOMPARE(layout.xAt(row, 0, 5000), qreal(track.left()));
    QCOMPARE(layout.xAt(row, 5000, 5000), qreal(track.right() + 1));
    QCOMPARE(layout.xAt(row, 2500, 5000), track.left() + track.width() / 2.0);
    QCOMPARE(layout.xAt(row, 1e12, 5000), qreal(track.right() + 1));
    QCOMPARE(layout.xAt(row, -1, 5000), qreal(track.left()));
    QCOMPARE(layout.xAt(row, std::numeric_limits<double>::quiet_NaN(), 5000), qreal(track.left()));
    QCOMPARE(layout.xAt(row, 100, 0), qreal(track.left()));
    const QRectF bar = layout.bar(row, 1000, 2000, 5000);
    QCOMPARE(bar.width(), track.width() / 5.0);
    QVERIFY(bar.top() > row.top() && bar.bottom() < row.bottom());
}

void TestRaceLayout::figuresGiveWay()
{
    const RaceLayout narrow = layoutFor(10, 420, Qt::LeftToRight);
    QVERIFY(!narrow.isShown(RaceFigure::Speed));
    const RaceLayout tiny = layoutFor(16, 200, Qt::LeftToRight);
    for (const RaceFigure figure : raceFigures)
        QVERIFY(!tiny.isShown(figure));
    QVERIFY(tiny.track(rowOf(tiny, 200)).width() >= 1);
    const RaceLayout wide = layoutFor(10, 1200, Qt::LeftToRight);
    for (const RaceFigure figure : raceFigures)
        QVERIFY(wide.isShown(figure));
}

void TestRaceLayout::longLabelsLeaveRoom()
{
    const RaceLayout layout = layoutFor(10, 1000, Qt::LeftToRight, 100000);
    const QRect row = rowOf(layout, 1000);
    QVERIFY(layout.label(row).width() <= 250);
    QVERIFY(layout.track(row).width() > 200);
}

QTEST_MAIN(TestRaceLayout)
#include "tst_racelayout.moc"

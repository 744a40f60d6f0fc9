// SPDX-License-Identifier: Apache-2.0
#include "common/palettes.h"
#include "race/racepatterns.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace lineup;

class TestRacePatterns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindsDifferInGreyscale_data();
    void kindsDifferInGreyscale();
    void patternsStandStillWhileBarsGrow();
    void shortBarsAreSeen();
};

namespace {

constexpr Segment::Kind kinds[]
    = { Segment::Kind::Waiting, Segment::Kind::Thinking, Segment::Kind::Streaming, Segment::Kind::RetryWait };

QImage drawn(const QPalette &palette, Segment::Kind kind, qreal scale, qreal width = 100)
{
    QImage image(QSizeF(120 * scale, 20 * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(palette.color(QPalette::Base));
    QPainter painter(&image);
    const RacePatterns patterns(themeColors(palette), 16, scale);
    patterns.paint(&painter, QRectF(10, 4, width, 12), kind, QPointF(10, 4));
    painter.end();
    return image.convertToFormat(QImage::Format_Grayscale8);
}

// What share of a bar's inside is ink, and how often ink begins along a line: the two things that
// tell a solid bar, dots and hatching apart without colours.
struct Texture
{
    double ink = 0;
    int runs = 0;
};

Texture textureOf(const QImage &image, qreal scale)
{
    const int background = image.pixelColor(0, 0).value();
    const auto isInk
        = [&](int x, int y) { return std::abs(image.pixelColor(x, y).value() - background) > 40; };
    const QRect inside = QRectF(14 * scale, 6 * scale, 90 * scale, 8 * scale).toRect();
    Texture texture;
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x)
            texture.ink += isInk(x, y) ? 1.0 : 0;
    }
    texture.ink /= inside.width() * inside.height();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        int runs = 0;
        for (int x = inside.left() + 1; x <= inside.right(); ++x)
            runs += isInk(x, y) && !isInk(x - 1, y) ? 1 : 0;
        texture.runs = std::max(texture.runs, runs);
    }
    return texture;
}

} // namespace

void TestRacePatterns::kindsDifferInGreyscale_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addColumn<double>("scale");
    for (const double scale : { 1.0, 1.5, 2.0 }) {
        QTest::addRow("light %g", scale) << themePalette(ColorScheme::Light, Contrast::Normal) << scale;
        QTest::addRow("dark %g", scale) << themePalette(ColorScheme::Dark, Contrast::Normal) << scale;
        QTest::addRow("high %g", scale) << themePalette(ColorScheme::Dark, Contrast::High) << scale;
    }
}

void TestRacePatterns::kindsDifferInGreyscale()
{
    QFETCH(QPalette, palette);
    QFETCH(double, scale);
    const auto texture = [&](Segment::Kind kind) { return textureOf(drawn(palette, kind, scale), scale); };
    const Texture solid = texture(Segment::Kind::Streaming);
    QVERIFY2(solid.ink > 0.99 && solid.runs == 0, qPrintable(QString::number(solid.ink)));
    for (const Segment::Kind kind :
         { Segment::Kind::Waiting, Segment::Kind::Thinking, Segment::Kind::RetryWait }) {
        const Texture pattern = texture(kind);
        QVERIFY2(pattern.ink > 0.03 && pattern.ink < 0.7, qPrintable(QString::number(pattern.ink)));
        QVERIFY(pattern.runs > 5);
    }
    // No two are the same picture, by far.
    for (const Segment::Kind first : kinds) {
        for (const Segment::Kind second : kinds) {
            if (first >= second)
                continue;
            const QImage a = drawn(palette, first, scale);
            const QImage b = drawn(palette, second, scale);
            int different = 0;
            for (int y = 0; y < a.height(); ++y) {
                for (int x = 0; x < a.width(); ++x)
                    different
                        += std::abs(a.pixelColor(x, y).value() - b.pixelColor(x, y).value()) > 40 ? 1 : 0;
            }
            QVERIFY(different > a.width() * a.height() / 20);
        }
    }
}

void TestRacePatterns::patternsStandStillWhileBarsGrow()
{
    const QPalette palette = themePalette(ColorScheme::Light, Contrast::Normal);
    for (const Segment::Kind kind : kinds) {
        const QRect common(12, 0, 40, 20);
        QCOMPARE(drawn(palette, kind, 1, 60).copy(common), drawn(palette, kind, 1, 97.3).copy(common));
    }
}

void TestRacePatterns::shortBarsAreSeen()
{
    const QPalette palette = themePalette(ColorScheme::Light, Contrast::Normal);
    QImage empty(120, 20, QImage::Format_RGB32);
    empty.fill(palette.color(QPalette::Base));
    for (const Segment::Kind kind :
         { Segment::Kind::Waiting, Segment::Kind::Thinking, Segment::Kind::Streaming })
        QVERIFY(drawn(palette, kind, 1, 0) != empty.convertToFormat(QImage::Format_Grayscale8));
}

QTEST_MAIN(TestRacePatterns)
#include "tst_racepatterns.moc"

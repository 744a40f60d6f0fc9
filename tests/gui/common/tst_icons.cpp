// SPDX-License-Identifier: Apache-2.0
#include "common/icons.h"
#include "common/palettes.h"
#include "common/themecolors.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestIcons : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyIconDraws_data();
    void everyIconDraws();
    void allThatTheWindowNeeds();
    void takesTheColorOfThePalette();
    void followsTheApplication();
    void crispAtEveryScale();
    void disabledIsFainter();
    void stateIcons();
    void unknownNameWarns();
};

namespace {

int inkOf(const QImage &image)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ink += qAlpha(image.pixel(x, y)) > 100 ? 1 : 0;
    }
    return ink;
}

// The colour of the most opaque pixel.
QColor strongest(const QImage &image)
{
    QRgb best = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > qAlpha(best))
                best = image.pixel(x, y);
        }
    }
    return QColor(best);
}

QImage imageOf(const QIcon &icon, int size, qreal scale = 1, QIcon::Mode mode = QIcon::Normal)
{
    return icon.pixmap(QSize(size, size), scale, mode).toImage().convertToFormat(QImage::Format_ARGB32);
}

} // namespace

void TestIcons::everyIconDraws_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = iconNames();
    QVERIFY(names.size() > 30);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestIcons::everyIconDraws()
{
    QFETCH(QString, name);
    const QImage image = imageOf(icon(name), 24);
    QCOMPARE(image.size(), QSize(24, 24));
    QVERIFY(inkOf(image) > 2);
}

void TestIcons::allThatTheWindowNeeds()
{
    const QStringList names = iconNames();
    const QStringList needed
        = { u"check"_s,  u"scissors"_s, u"shield"_s,   u"cross"_s,     u"square"_s,    u"stop"_s,
            u"send"_s,   u"waiting"_s,  u"thinking"_s, u"streaming"_s, u"retry"_s,     u"pick"_s,
            u"picked"_s, u"copy"_s,     u"note"_s,     u"more"_s,      u"menu"_s,      u"find"_s,
            u"diff"_s,   u"columns"_s,  u"grid"_s,     u"tabs"_s,      u"settings"_s,  u"sync-scroll"_s,
            u"add"_s,    u"remove"_s,   u"up"_s,       u"down"_s,      u"duplicate"_s, u"key"_s,
            u"lock"_s,   u"warning"_s,  u"info"_s,     u"flag"_s,      u"coin"_s,      u"history"_s,
            u"export"_s, u"lineup"_s };
    for (const QString &name : needed)
        QVERIFY2(names.contains(name), qPrintable(name));
    QVERIFY(!applicationIcon().isNull());
}

void TestIcons::takesTheColorOfThePalette()
{
    QPalette palette;
    palette.setColor(QPalette::ButtonText, QColor(0xaa, 0x11, 0x22));
    QCOMPARE(strongest(imageOf(icon(u"stop"_s, palette), 24)), QColor(0xaa, 0x11, 0x22));
}

void TestIcons::followsTheApplication()
{
    const QIcon made = icon(u"stop"_s);
    QApplication::setPalette(themePalette(ColorScheme::Light, Contrast::Normal));
    const QColor light = strongest(imageOf(made, 24));
    QApplication::setPalette(themePalette(ColorScheme::Dark, Contrast::Normal));
    const QColor dark = strongest(imageOf(made, 24));
    QCOMPARE(dark, QApplication::palette().color(QPalette::ButtonText));
    QVERIFY(light != dark);
}

void TestIcons::crispAtEveryScale()
{
    for (const qreal scale : { 1.0, 1.25, 1.5, 2.0, 3.0 }) {
        const QPixmap pixmap = icon(u"stop"_s).pixmap(QSize(16, 16), scale);
        QCOMPARE(pixmap.width(), qRound(16 * scale));
        QCOMPARE(pixmap.devicePixelRatio(), scale);
    }
    // Painted, not enlarged: twice the size has the edges of its own size.
    const QImage large = imageOf(icon(u"check"_s), 64);
    const QImage enlarged = imageOf(icon(u"check"_s), 16).scaled(64, 64);
    QVERIFY(large != enlarged);
}

void TestIcons::disabledIsFainter()
{
    const QPalette palette = themePalette(ColorScheme::Light, Contrast::Normal);
    const QIcon made = icon(u"stop"_s, palette);
    QCOMPARE(strongest(imageOf(made, 24, 1, QIcon::Disabled)).rgb(),
             palette.color(QPalette::Disabled, QPalette::ButtonText).rgb());
    QCOMPARE(strongest(imageOf(made, 24, 1, QIcon::Selected)), palette.color(QPalette::HighlightedText));
}

void TestIcons::stateIcons()
{
    QApplication::setPalette(themePalette(ColorScheme::Light, Contrast::Normal));
    const ThemeColors colors = themeColors(QApplication::palette());
    const QImage failed = imageOf(stateIcon(AnswerPhase::Ended, AnswerStatus::Failed), 64);
    QCOMPARE(strongest(failed), colors.failed.shape);
    // Different shapes too, not only different colours.
    const QImage complete = imageOf(stateIcon(AnswerPhase::Ended, AnswerStatus::Complete), 64);
    QVERIFY(failed.convertToFormat(QImage::Format_Alpha8) != complete.convertToFormat(QImage::Format_Alpha8));
}

void TestIcons::unknownNameWarns()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"There is no icon named"_s));
    QVERIFY(icon(u"nonsense"_s).isNull());
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"

// SPDX-License-Identifier: Apache-2.0
#include "common/contrast.h"
#include "common/palettes.h"
#include "common/themecolors.h"

#include <QTest>

using namespace lineup;

class TestThemeColors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastIsThatOfWcag();
    void palettesAreReadable_data();
    void palettesAreReadable();
    void statesHaveContrast_data();
    void statesHaveContrast();
    void strangePalettesToo();
    void everyStateHasAColor();
    void schemeIsToldFromThePalette();
    void withContrastKeepsWhatSuffices();
};

namespace {

void themes()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addColumn<double>("text");
    QTest::addColumn<double>("shape");
    QTest::newRow("light") << themePalette(ColorScheme::Light, Contrast::Normal) << 4.5 << 3.0;
    QTest::newRow("dark") << themePalette(ColorScheme::Dark, Contrast::Normal) << 4.5 << 3.0;
    QTest::newRow("high light") << themePalette(ColorScheme::Light, Contrast::High) << 7.0 << 4.5;
    QTest::newRow("high dark") << themePalette(ColorScheme::Dark, Contrast::High) << 7.0 << 4.5;
}

QList<QColor> backgroundsOf(const QPalette &palette)
{
    return { palette.color(QPalette::Window), palette.color(QPalette::Base),
             palette.color(QPalette::AlternateBase), palette.color(QPalette::Button) };
}

QList<ThemeColor> statesOf(const ThemeColors &colors)
{
    return { colors.neutral,   colors.thinking, colors.streaming, colors.retrying,   colors.complete,
             colors.truncated, colors.refused,  colors.failed,    colors.information };
}

void checkStates(const QPalette &palette, double text, double shape)
{
    const ThemeColors colors = themeColors(palette);
    for (const QColor &background : backgroundsOf(palette)) {
        for (const ThemeColor &state : statesOf(colors)) {
            QVERIFY2(contrastRatio(state.text, background) >= text, qPrintable(state.text.name()));
            QVERIFY2(contrastRatio(state.shape, background) >= shape, qPrintable(state.shape.name()));
        }
        QVERIFY(contrastRatio(colors.mutedText, background) >= text);
    }
    // The dots of a thinking bar lie on its fill.
    QVERIFY(contrastRatio(colors.thinking.shape, colors.thinkingFill) >= 2.0);
}

} // namespace

void TestThemeColors::contrastIsThatOfWcag()
{
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // The often cited grey that just passes AA on white, and its neighbour that does not.
    QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
    QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
}

void TestThemeColors::palettesAreReadable_data()
{
    themes();
}

void TestThemeColors::palettesAreReadable()
{
    QFETCH(QPalette, palette);
    QFETCH(double, text);
    const auto readable = [&](QPalette::ColorRole foreground, QPalette::ColorRole background) {
        const double ratio = contrastRatio(palette.color(foreground), palette.color(background));
        return ratio >= text;
    };
    QVERIFY(readable(QPalette::WindowText, QPalette::Window));
    QVERIFY(readable(QPalette::Text, QPalette::Base));
    QVERIFY(readable(QPalette::Text, QPalette::AlternateBase));
    QVERIFY(readable(QPalette::ButtonText, QPalette::Button));
    QVERIFY(readable(QPalette::ToolTipText, QPalette::ToolTipBase));
    QVERIFY(readable(QPalette::Link, QPalette::Base));
    QVERIFY(readable(QPalette::Link, QPalette::Window));
    QVERIFY(readable(QPalette::LinkVisited, QPalette::Base));
    QVERIFY(contrastRatio(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)) >= 4.5);
    QVERIFY(contrastRatio(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight))
            >= 4.0);
    QVERIFY(contrastRatio(palette.color(QPalette::Highlight), palette.color(QPalette::Base)) >= 3.0);
}

void TestThemeColors::statesHaveContrast_data()
{
    themes();
}

void TestThemeColors::statesHaveContrast()
{
    QFETCH(QPalette, palette);
    QFETCH(double, text);
    QFETCH(double, shape);
    checkStates(palette, text, shape);
}

void TestThemeColors::strangePalettesToo()
{
    QPalette sepia(QColor(0xf4, 0xec, 0xd8), QColor(0xf4, 0xec, 0xd8));
    sepia.setColor(QPalette::Base, QColor(0xfb, 0xf5, 0xe6));
    sepia.setColor(QPalette::Text, QColor(0x3b, 0x2f, 0x1f));
    checkStates(sepia, 4.5, 3.0);
}

void TestThemeColors::everyStateHasAColor()
{
    const ThemeColors colors = themeColors(themePalette(ColorScheme::Light, Contrast::Normal));
    const auto shape
        = [&](AnswerPhase phase, AnswerStatus status) { return colors.forState(phase, status).shape; };
    QCOMPARE(shape(AnswerPhase::Waiting, AnswerStatus::Running), colors.neutral.shape);
    QCOMPARE(shape(AnswerPhase::Thinking, AnswerStatus::Running), colors.thinking.shape);
    QCOMPARE(shape(AnswerPhase::Streaming, AnswerStatus::Running), colors.streaming.shape);
    QCOMPARE(shape(AnswerPhase::Retrying, AnswerStatus::Running), colors.retrying.shape);
    QCOMPARE(shape(AnswerPhase::Ended, AnswerStatus::Complete), colors.complete.shape);
    QCOMPARE(shape(AnswerPhase::Ended, AnswerStatus::Failed), colors.failed.shape);
    QCOMPARE(shape(AnswerPhase::Ended, AnswerStatus::Refused), colors.refused.shape);
    QCOMPARE(shape(AnswerPhase::Ended, AnswerStatus::Truncated), colors.truncated.shape);
    QCOMPARE(shape(AnswerPhase::Ended, AnswerStatus::Cancelled), colors.neutral.shape);
}

void TestThemeColors::schemeIsToldFromThePalette()
{
    for (const Contrast contrast : { Contrast::Normal, Contrast::High }) {
        QCOMPARE(schemeOf(themePalette(ColorScheme::Light, contrast)), ColorScheme::Light);
        QCOMPARE(schemeOf(themePalette(ColorScheme::Dark, contrast)), ColorScheme::Dark);
    }
}

void TestThemeColors::withContrastKeepsWhatSuffices()
{
    const QColor blue(0x00, 0x72, 0xb2);
    QCOMPARE(withContrast(blue, { Qt::white }, 3.0), blue);
    const QColor lighter = withContrast(blue, { Qt::black }, 7.0);
    QVERIFY(contrastRatio(lighter, Qt::black) >= 7.0);
    QVERIFY(contrastRatio(lighter, Qt::black) < 8.0);
}

QTEST_MAIN(TestThemeColors)
#include "tst_themecolors.moc"

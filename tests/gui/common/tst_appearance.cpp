// SPDX-License-Identifier: Apache-2.0
#include "common/appearance.h"

#include <QApplication>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>
#include <QToolTip>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestAppearance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void namesOfModes();
    void modeDecides();
    void platformDecidesWithoutPortal();
    void changesAreTold();
    void sameLookIsNotAppliedAgain();
};

void TestAppearance::init()
{
    QApplication::setPalette(QPalette(QColor(0xee, 0xee, 0xee)));
}

void TestAppearance::namesOfModes()
{
    for (const AppearanceMode mode : { AppearanceMode::System, AppearanceMode::Light, AppearanceMode::Dark })
        QCOMPARE(appearanceModeFromName(appearanceModeName(mode)), mode);
    QCOMPARE(appearanceModeName(AppearanceMode::Dark), u"dark"_s);
    QVERIFY(!appearanceModeFromName(u"blue"));
}

void TestAppearance::modeDecides()
{
    Appearance appearance(AppearanceMode::Dark);
    QCOMPARE(QApplication::style()->objectName(), u"fusion"_s);
    QCOMPARE(schemeOf(QApplication::palette()), ColorScheme::Dark);
    QCOMPARE(schemeOf(QToolTip::palette()), ColorScheme::Dark);
    appearance.setMode(AppearanceMode::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Base),
             themePalette(ColorScheme::Light, Contrast::Normal).color(QPalette::Base));
    QCOMPARE(appearance.mode(), AppearanceMode::Light);
}

void TestAppearance::platformDecidesWithoutPortal()
{
    {
        const Appearance light(AppearanceMode::System);
        QCOMPARE(light.scheme(), ColorScheme::Light);
    }
    QPalette dark;
    dark.setColor(QPalette::Window, Qt::black);
    dark.setColor(QPalette::WindowText, Qt::white);
    QApplication::setPalette(dark);
    const Appearance appearance(AppearanceMode::System);
    QCOMPARE(appearance.scheme(), ColorScheme::Dark);
    QCOMPARE(appearance.contrast(), Contrast::Normal);
}

void TestAppearance::changesAreTold()
{
    Appearance appearance(AppearanceMode::Light);
    QSignalSpy spy(&appearance, &Appearance::changed);
    appearance.setMode(AppearanceMode::Dark);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(schemeOf(QApplication::palette()), ColorScheme::Dark);
}

void TestAppearance::sameLookIsNotAppliedAgain()
{
    Appearance appearance(AppearanceMode::Light);
    QSignalSpy spy(&appearance, &Appearance::changed);
    appearance.setMode(AppearanceMode::Light);
    appearance.setMode(AppearanceMode::System);
    QCOMPARE(spy.size(), 0);
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"

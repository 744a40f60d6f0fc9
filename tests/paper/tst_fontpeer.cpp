// SPDX-License-Identifier: Apache-2.0
#include "gamefonts.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// Texts come out as wide as Qt lays them out in the same font.
class TestFontPeer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void widths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("Latin") << u"Donaudampfschiff, 1234 Größe"_s;
        QTest::newRow("kerned") << u"AVATAR To Yes"_s;
        QTest::newRow("Cyrillic") << u"Начать новую игру"_s;
        QTest::newRow("Greek") << u"Ξεκινήστε"_s;
        QTest::newRow("Arabic") << u"ابدأ اللعبة الجديدة"_s;
        QTest::newRow("mixed") << u"HP: ابدأ 100 %"_s;
        QTest::newRow("marks") << u"e\u0301a\u0308o\u0302"_s;
    }

    void widths()
    {
        if (fontFile().isEmpty())
            QSKIP("There is no font to measure in.");
        QFETCH(const QString, text);
        const int id = QFontDatabase::addApplicationFont(fontFile());
        QFont font(QFontDatabase::applicationFontFamilies(id).value(0));
        font.setPixelSize(64);
        font.setHintingPreference(QFont::PreferNoHinting);
        font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::NoFontMerging));
        const double expected = QFontMetricsF(font).horizontalAdvance(text);
        const double width = GameFont::read(fontBytes(), 64)->width(text);
        QVERIFY2(qAbs(width - expected) < expected * 0.01,
                 qPrintable(u"%1, not %2"_s.arg(width).arg(expected)));
    }
};

QTEST_MAIN(TestFontPeer)
#include "tst_fontpeer.moc"

// SPDX-License-Identifier: Apache-2.0
#include "sheets/celltext.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

class CellTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void harmless_data();
    void harmless();
    void partsJoinToTheText();
    void partsCutNoCharacter();
    void pileOfAccentsEnds();
};

void CellTextTest::harmless_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("ordinary") << u"Tab\tand\nline, 日本 😀 \u202Eabc\u202C"_s
                              << u"Tab\tand\nline, 日本 😀 \u202Eabc\u202C"_s;
    QTest::newRow("line ends") << u"a\r\nb\rc\n"_s << u"a\nb\nc\n"_s;
    QTest::newRow("controls") << QString(u"x"_s + QChar(u'\0') + QChar(0x1b) + QChar(0x7f) + QChar(0x85))
                              << u"x␀␛␡\ufffd"_s;
    QTest::newRow("halves") << QString(QChar(0xd83d) + u"a"_s + QChar(0xde00)) << u"\ufffda\ufffd"_s;
    QTest::newRow("half at the end") << QString(u"a"_s + QChar(0xd83d)) << u"a\ufffd"_s;
    QTest::newRow("no characters") << QString(QChar(0xfffe) + u"a"_s + QChar(0xffff)) << u"\ufffda\ufffd"_s;
}

void CellTextTest::harmless()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(harmlessCellText(text), expected);
    QCOMPARE(harmlessCellText(expected), expected);
}

void CellTextTest::partsJoinToTheText()
{
    QString text;
    for (int i = 0; i < 5000; ++i)
        text += u"Wort %1 😀"_s.arg(i);
    const QStringList parts = cellParts(text, 100, 1000);
    QVERIFY(parts.first().size() <= 100);
    QVERIFY(parts.at(1).size() <= 1000 && parts.at(1).size() > 990);
    QCOMPARE(parts.join(QString()), text);
    QCOMPARE(cellParts(u"short"_s, 5), QStringList{ u"short"_s });
    QCOMPARE(cellParts(QString(), 5), QStringList{ QString() });
}

void CellTextTest::partsCutNoCharacter()
{
    QCOMPARE(cellParts(u"ab😀"_s, 3), QStringList({ u"ab"_s, u"😀"_s }));
    QCOMPARE(cellParts(u"abe\u0301x"_s, 3), QStringList({ u"ab"_s, u"e\u0301x"_s }));
}

void CellTextTest::pileOfAccentsEnds()
{
    const QString pile = u"e"_s + QString(1000, QChar(0x301));
    const QStringList parts = cellParts(pile, 400, 400);
    QCOMPARE(parts.join(QString()), pile);
    QVERIFY(parts.size() <= 5);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::CellTextTest)
#include "tst_celltext.moc"

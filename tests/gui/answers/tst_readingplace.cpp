// SPDX-License-Identifier: Apache-2.0
#include "answers/readingplace.h"

#include <QString>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestReadingPlace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheSameWords();
    void prefersTheNearestRepetition();
    void copesWithNothing();
};

void TestReadingPlace::findsTheSameWords()
{
    const QString from
        = u"# Title\n\n**Some** words, then [a link](https://example.org/long/path) and the end of it."_s;
    const QString to = u"Title\nSome words, then a link (example.org) and the end of it."_s;
    QCOMPARE(samePlace(from, from.indexOf("then"_L1), to), to.indexOf("then"_L1));
    QCOMPARE(samePlace(from, from.indexOf("and the end"_L1), to), to.indexOf("and the end"_L1));
    QCOMPARE(samePlace(from, 0, to), 0);
}

void TestReadingPlace::prefersTheNearestRepetition()
{
    QString text;
    for (int i = 0; i < 50; ++i)
        text += u"the same line again and again and again\n"_s;
    const qsizetype line = text.size() / 50;
    QCOMPARE(samePlace(text, 30 * line, text), 30 * line);
}

void TestReadingPlace::copesWithNothing()
{
    QCOMPARE(samePlace(u"abc", 2, u""), 0);
    QCOMPARE(samePlace(u"", 0, u"abc"), 0);
    QCOMPARE(samePlace(u"...", 2, u"abc"), 0);
    QCOMPARE(samePlace(u"abc", 3, u"abc"), 2);
}

QTEST_GUILESS_MAIN(TestReadingPlace)
#include "tst_readingplace.moc"

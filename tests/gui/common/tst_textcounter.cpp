// SPDX-License-Identifier: Apache-2.0
#include "common/textcounter.h"

#include <QString>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestTextCounter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void counts_data();
    void counts();
};

void TestTextCounter::counts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("characters");
    QTest::newRow("empty") << QString() << 0 << 0;
    QTest::newRow("English") << u"Don't stop, 2 times."_s << 4 << 20;
    QTest::newRow("only marks of punctuation") << u"... --"_s << 0 << 6;
    QTest::newRow("Chinese") << u"你好吗"_s << 3 << 3;
    QTest::newRow("Arabic") << u"مرحبا بك"_s << 2 << 8;
    QTest::newRow("marks belong to letters") << u"e\u0301te\u0301"_s << 1 << 3;
    QTest::newRow("joined emoji") << u"👩\u200d👧"_s << 0 << 1;
}

void TestTextCounter::counts()
{
    QFETCH(QString, text);
    TextCounter counter;
    for (const QChar unit : text)
        counter.feed(QStringView(&unit, 1));
    QTEST(counter.words(), "words");
    QTEST(counter.characters(), "characters");
}

QTEST_GUILESS_MAIN(TestTextCounter)
#include "tst_textcounter.moc"

// SPDX-License-Identifier: Apache-2.0
#include "answers/worddiff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;
using Kind = DiffPart::Kind;

class TestReadableDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void joinsNeighbours();
    void keepsWhatIsLongInCommon();
    void keepsParagraphsApart();
    void givesBothTextsBack();
    void tellsUnlikeTexts_data();
    void tellsUnlikeTexts();
};

void TestReadableDiff::joinsNeighbours()
{
    const ReadableDiff diff
        = readableDiff(u"He sold me the old grey horse.", u"She gave us the young white mare.");
    const QList<DiffPart> wanted{ { Kind::Removed, u"He sold me the old grey horse"_s },
                                  { Kind::Added, u"She gave us the young white mare"_s },
                                  { Kind::Same, u"."_s } };
    QCOMPARE(diff.parts, wanted);
    QCOMPARE(diff.changes, 1);
}

void TestReadableDiff::keepsWhatIsLongInCommon()
{
    const ReadableDiff diff = readableDiff(u"the quick brown fox jumps", u"the slow brown fox runs");
    const QList<DiffPart> wanted{ { Kind::Same, u"the "_s },     { Kind::Removed, u"quick"_s },
                                  { Kind::Added, u"slow"_s },    { Kind::Same, u" brown fox "_s },
                                  { Kind::Removed, u"jumps"_s }, { Kind::Added, u"runs"_s } };
    QCOMPARE(diff.parts, wanted);
    QCOMPARE(diff.changes, 2);
    QVERIFY(readableDiff(u"", u"").parts.isEmpty());
}

void TestReadableDiff::keepsParagraphsApart()
{
    const ReadableDiff diff = readableDiff(u"one two\n\nred green", u"six ten\n\nbig small");
    QCOMPARE(diff.changes, 2);
    QCOMPARE(diff.parts.value(2), (DiffPart{ Kind::Same, u"\n\n"_s }));
}

void TestReadableDiff::givesBothTextsBack()
{
    QRandomGenerator random(7);
    const auto text = [&random] {
        QString words;
        for (int i = random.bounded(60); i > 0; --i)
            words += u"w%1%2"_s.arg(random.bounded(9)).arg(random.bounded(9) == 0 ? u'\n' : u' ');
        return words;
    };
    for (int round = 0; round < 300; ++round) {
        const QString before = text();
        const QString after = text();
        QString old;
        QString fresh;
        Kind previous = Kind::Same;
        for (const DiffPart &part : readableDiff(before, after).parts) {
            if (part.kind != Kind::Added)
                old += part.text;
            if (part.kind != Kind::Removed)
                fresh += part.text;
            QVERIFY(part.kind != Kind::Removed || previous == Kind::Same);
            previous = part.kind;
        }
        QCOMPARE(old, before);
        QCOMPARE(fresh, after);
    }
}

void TestReadableDiff::tellsUnlikeTexts_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<bool>("unlike");
    QTest::newRow("another text") << u"Welcome in. Touch it, you have bought it."_s
                                  << u"Ah, a new face. Everything on the left table is honest work."_s
                                  << true;
    QTest::newRow("few words") << u"Yes, of course."_s << u"No."_s << false;
    QTest::newRow("one word of many") << u"The ferry leaves when the second moon stands over us."_s
                                      << u"The ferry leaves when the third moon stands over us."_s << false;
    QTest::newRow("same") << u"one two three four five six seven eight nine"_s
                          << u"one two three four five six seven eight nine"_s << false;
    QTest::newRow("Chinese") << u"你好世界我是铁匠欢迎光临"_s << u"夜里渡船不开等月亮升起再来"_s << true;
    QTest::newRow("nothing") << QString() << u"one two three four five six seven eight nine"_s << true;
}

void TestReadableDiff::tellsUnlikeTexts()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(readableDiff(before, after).unlike, "unlike");
}

QTEST_GUILESS_MAIN(TestReadableDiff)
#include "tst_readablediff.moc"

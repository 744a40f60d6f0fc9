// SPDX-License-Identifier: Apache-2.0
#include "answers/worddiff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;
using Kind = DiffPart::Kind;

namespace {

QString joined(const QList<DiffPart> &parts, Kind leftOut)
{
    QString text;
    for (const DiffPart &part : parts) {
        if (part.kind != leftOut)
            text += part.text;
    }
    return text;
}

int changedWords(const QList<DiffPart> &parts)
{
    int words = 0;
    for (const DiffPart &part : parts)
        words += part.kind == Kind::Same ? 0 : int(diffWords(part.text).size());
    return words;
}

// The length of the longest common subsequence, by the textbook's table.
int longestCommon(const QList<QStringView> &a, const QList<QStringView> &b)
{
    QList<QList<int>> table(a.size() + 1, QList<int>(b.size() + 1, 0));
    for (qsizetype i = 1; i <= a.size(); ++i) {
        for (qsizetype j = 1; j <= b.size(); ++j)
            table[i][j]
                = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
    return table[a.size()][b.size()];
}

QString randomText(QRandomGenerator &random, int words, int vocabulary)
{
    QString text;
    for (int i = 0; i < words; ++i)
        text += u"w%1 "_s.arg(random.bounded(vocabulary));
    return text;
}

} // namespace

class TestWordDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void splitsWords_data();
    void splitsWords();
    void tellsChangedWords();
    void comparesEmptyTexts();
    void givesBothTextsBack();
    void isShortest();
    void staysExactWhenCutShort();
};

void TestWordDiff::splitsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("English") << u"Don't stop, now."_s << QStringList{ u"Don't"_s, u" "_s,   u"stop"_s, u","_s,
                                                                      u" "_s,     u"now"_s, u"."_s };
    QTest::newRow("Chinese") << u"你好 ok"_s << QStringList{ u"你"_s, u"好"_s, u" "_s, u"ok"_s };
    QTest::newRow("marks") << u"e\u0301a か\u3099x"_s
                           << QStringList{ u"e\u0301a"_s, u" "_s, u"か\u3099"_s, u"x"_s };
    QTest::newRow("joined emoji") << u"👩\u200d👧!"_s << QStringList{ u"👩\u200d👧"_s, u"!"_s };
    QTest::newRow("empty") << QString() << QStringList();
}

void TestWordDiff::splitsWords()
{
    QFETCH(QString, text);
    QStringList words;
    for (const QStringView word : diffWords(text))
        words += word.toString();
    QTEST(words, "words");
}

void TestWordDiff::tellsChangedWords()
{
    const QList<DiffPart> parts = wordDiff(u"the quick brown fox", u"the slow brown fox runs");
    const QList<DiffPart> wanted{
        { Kind::Same, u"the "_s },       { Kind::Removed, u"quick"_s }, { Kind::Added, u"slow"_s },
        { Kind::Same, u" brown fox"_s }, { Kind::Added, u" runs"_s },
    };
    QCOMPARE(parts, wanted);
}

void TestWordDiff::comparesEmptyTexts()
{
    QVERIFY(wordDiff(u"", u"").isEmpty());
    QCOMPARE(wordDiff(u"", u"a"), (QList<DiffPart>{ { Kind::Added, u"a"_s } }));
    QCOMPARE(wordDiff(u"a", u""), (QList<DiffPart>{ { Kind::Removed, u"a"_s } }));
    QCOMPARE(wordDiff(u"a b", u"a b"), (QList<DiffPart>{ { Kind::Same, u"a b"_s } }));
}

void TestWordDiff::givesBothTextsBack()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 300; ++round) {
        const QString before = randomText(random, random.bounded(60), 2 + random.bounded(12));
        const QString after = randomText(random, random.bounded(60), 2 + random.bounded(12));
        const QList<DiffPart> parts = wordDiff(before, after);
        QCOMPARE(joined(parts, Kind::Added), before);
        QCOMPARE(joined(parts, Kind::Removed), after);
    }
}

void TestWordDiff::isShortest()
{
    QRandomGenerator random(2);
    for (int round = 0; round < 200; ++round) {
        const QString before = randomText(random, random.bounded(30), 2 + random.bounded(6));
        const QString after = randomText(random, random.bounded(30), 2 + random.bounded(6));
        const QList<QStringView> a = diffWords(before);
        const QList<QStringView> b = diffWords(after);
        const int shortest = int(a.size() + b.size()) - 2 * longestCommon(a, b);
        QCOMPARE(changedWords(wordDiff(before, after)), shortest);
    }
}

void TestWordDiff::staysExactWhenCutShort()
{
    QRandomGenerator random(3);
    const QString before = randomText(random, 12000, 100000);
    const QString after = randomText(random, 12000, 100000);
    const QList<DiffPart> parts = wordDiff(before, after);
    QCOMPARE(joined(parts, Kind::Added), before);
    QCOMPARE(joined(parts, Kind::Removed), after);
}

QTEST_GUILESS_MAIN(TestWordDiff)
#include "tst_worddiff.moc"

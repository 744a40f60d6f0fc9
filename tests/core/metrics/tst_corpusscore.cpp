// SPDX-License-Identifier: Apache-2.0
#include "metrics/corpusscore.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lineup {

// Sentences with the scores that sacreBLEU gives them, where the folder of shared data is there.
class TestCorpusScore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lineEndsAreSpaces();
    void longStringsWeighMore();
    void sentencesScoreAsPublished();
    void identicalCorpus();
};

void TestCorpusScore::lineEndsAreSpaces()
{
    CorpusScore score;
    score.add(u"Open the\ngate now", u"Open the gate\nnow");
    QVERIFY(qAbs(score.bleu() - 100) < 1e-9);
    QCOMPARE(score.ter(), 0.0);
    QVERIFY(qAbs(score.chrf2pp() - 100) < 1e-9);
}

void TestCorpusScore::longStringsWeighMore()
{
    CorpusScore score;
    score.add(u"one two three four five six seven eight", u"one two three four five six seven eight");
    score.add(u"x", u"y");
    QCOMPARE(score.pairs(), 2);
    QVERIFY(score.chrf2() > 90);
    QVERIFY(qAbs(score.ter() - 100.0 / 9) < 1e-9);
}

void TestCorpusScore::identicalCorpus()
{
    CorpusScore score;
    QCOMPARE(score.pairs(), 0);
    QCOMPARE(score.bleu(), 0.0);
    for (int i = 0; i < 3; ++i)
        score.add(u"The old king keeps the crown", u"The old king keeps the crown");
    QVERIFY(qAbs(score.bleu() - 100) < 1e-9);
}

void TestCorpusScore::sentencesScoreAsPublished()
{
    const QString folder = qEnvironmentVariable("LINEUP_SHARED_DATA");
    QFile file(folder + u"/localization/golden/metrics_sentences_pt_vs_ptBR.tsv"_s);
    if (folder.isEmpty() || !file.open(QIODevice::ReadOnly))
        QSKIP("The folder of shared data is not here.");
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 100);
    for (const QString &line : lines.mid(1)) {
        const QStringList fields = line.split(u'\t');
        QCOMPARE(fields.size(), 7);
        const QString &ours = fields.at(1);
        const QString &theirs = fields.at(2);
        const auto same
            = [&fields](double score, int field) { return qAbs(score - fields.at(field).toDouble()) < 1e-4; };
        QVERIFY2(same(bleuCounts(ours, theirs).score(true), 3), qPrintable(line));
        QVERIFY2(same(chrfCounts(ours, theirs).score(ChrfVariant::Characters), 4), qPrintable(line));
        QVERIFY2(same(chrfCounts(ours, theirs).score(ChrfVariant::CharactersAndWords), 5), qPrintable(line));
        QVERIFY2(same(terCounts(ours, theirs).score(), 6), qPrintable(line));
    }
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::TestCorpusScore)
#include "tst_corpusscore.moc"

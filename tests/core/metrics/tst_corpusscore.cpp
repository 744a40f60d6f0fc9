// SPDX-License-Identifier: Apache-2.0
#include "metrics/corpusscore.h"
#include "strings/stringformats.h"

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
    void corpusScoresAsPublished();
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

// Two published translations of one campaign, held to what sacreBLEU says of them.
void TestCorpusScore::corpusScoresAsPublished()
{
    const QString folder = qEnvironmentVariable("LINEUP_SHARED_DATA") + u"/localization/"_s;
    const auto read = [&folder](const QString &name) {
        QFile file(folder + name);
        return file.open(QIODevice::ReadOnly) ? readStrings(file.readAll(), name).file : std::nullopt;
    };
    const auto ours = read(u"wesnoth-httt_pt.po"_s);
    const auto theirs = read(u"wesnoth-httt_pt_BR.po"_s);
    if (!ours || !theirs)
        QSKIP("The folder of shared data is not here.");
    const auto counts = [](const StringUnit &unit) {
        return !unit.plural && unit.state == StringState::Translated && !unit.target().isEmpty();
    };
    QHash<QString, QString> references;
    for (const StringUnit &unit : theirs->units) {
        if (counts(unit))
            references.insert(unit.id, unit.target());
    }
    CorpusScore all;
    CorpusScore first;
    for (const StringUnit &unit : ours->units) {
        if (!counts(unit) || !references.contains(unit.id))
            continue;
        all.add(unit.target(), references.value(unit.id));
        if (first.pairs() < 200)
            first.add(unit.target(), references.value(unit.id));
    }
    const auto isNear = [](double score, double published) { return qAbs(score - published) < 1e-4; };
    QCOMPARE(all.pairs(), 1051);
    QVERIFY2(isNear(all.bleu(), 44.026431), qPrintable(QString::number(all.bleu(), 'f', 6)));
    QVERIFY2(isNear(all.chrf2(), 67.031984), qPrintable(QString::number(all.chrf2(), 'f', 6)));
    QVERIFY2(isNear(all.chrf2pp(), 65.182585), qPrintable(QString::number(all.chrf2pp(), 'f', 6)));
    QVERIFY2(isNear(first.ter(), 45.134765), qPrintable(QString::number(first.ter(), 'f', 6)));
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::TestCorpusScore)
#include "tst_corpusscore.moc"

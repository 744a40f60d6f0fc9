// SPDX-License-Identifier: Apache-2.0
#include "lineups/targetdraft.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestTargetDraft : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackUnchanged();
    void keepsWhatMakesNoSense_data();
    void keepsWhatMakesNoSense();
    void makesIds_data();
    void makesIds();
};

void TestTargetDraft::comesBackUnchanged()
{
    Target target;
    target.id = u"a"_s;
    target.model = u"m"_s;
    target.parameters.seed = -9007199254740993;
    target.parameters.stop = { u"\n\n"_s, u"a\\n"_s, u"\tEND"_s, u" spaced "_s };
    target.parameters.extra = { { u"safety"_s, QJsonArray{ 1, true } } };
    target.headers = { { u"X-Title"_s, u"a: b"_s } };
    TargetDraft draft = draftOf(target);
    QVERIFY(applyTexts(draft).isEmpty());
    QCOMPARE(draft.target.parameters.stop, target.parameters.stop);
    QVERIFY(draft.target == target);
}

void TestTargetDraft::keepsWhatMakesNoSense_data()
{
    QTest::addColumn<QString>("seed");
    QTest::addColumn<QString>("headers");
    QTest::addColumn<QString>("extra");
    QTest::addColumn<QString>("path");
    QTest::newRow("seed") << u"1.5"_s << QString() << QString() << u"parameters.seed"_s;
    QTest::newRow("header") << QString() << u"X: y\nnonsense"_s << QString() << u"headers"_s;
    QTest::newRow("json") << QString() << QString() << u"{\n\"a\": }"_s << u"parameters.extra"_s;
    QTest::newRow("json array") << QString() << QString() << u"[1]"_s << u"parameters.extra"_s;
}

void TestTargetDraft::keepsWhatMakesNoSense()
{
    QFETCH(QString, seed);
    QFETCH(QString, headers);
    QFETCH(QString, extra);
    QFETCH(QString, path);
    TargetDraft draft;
    draft.seed = seed;
    draft.headers = headers;
    draft.extra = extra;
    draft.target.parameters.extra = { { u"before"_s, 1 } };
    const FieldProblems problems = applyTexts(draft);
    QCOMPARE(problems.keys(), QStringList{ path });
    QCOMPARE(draft.seed + draft.headers + draft.extra, seed + headers + extra);
    if (path == u"headers")
        QVERIFY(problems.value(path).contains(u"Line 2"_s));
    if (QTest::currentDataTag() == QByteArray("json"))
        QVERIFY(problems.value(path).contains(u"line 2"_s));
    if (path == u"parameters.extra")
        QVERIFY(draft.target.parameters.extra.contains(u"before"_s));
}

void TestTargetDraft::makesIds_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("id");
    QTest::newRow("plain") << u"GPT-6 Luna"_s << u"gpt-6-luna"_s;
    QTest::newRow("accents") << u"Größe é!"_s << u"gro-e-e"_s;
    QTest::newRow("model path") << u"meta/llama-4:free"_s << u"meta-llama-4-free"_s;
    QTest::newRow("japanese") << u"日本"_s << u"target"_s;
    QTest::newRow("empty") << QString() << u"target"_s;
    QTest::newRow("taken") << u"Taken"_s << u"taken-3"_s;
}

void TestTargetDraft::makesIds()
{
    QFETCH(QString, label);
    QTEST(uniqueId(label, { u"taken"_s, u"taken-2"_s }), "id");
}

QTEST_GUILESS_MAIN(TestTargetDraft)
#include "tst_targetdraft.moc"

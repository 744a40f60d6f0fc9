// SPDX-License-Identifier: Apache-2.0
#include "storage/runcodec.h"
#include "storetools.h"

#include <QFile>

#include <csignal>
#include <sys/resource.h>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestHistoryTransfer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thereAndBack();
    void whatPeopleAddedComesAlong();
    void chosenRunsOnly();
    void badLinesAreLeftOut();
    void noSpaceForTheExport_S4();
    void fileThatIsNotThere();
    void endsWithTheStore();
};

namespace {

TransferReport report(StoreHarness &history, bool in, const QString &path, const QStringList &ids = {})
{
    std::optional<TransferReport> result;
    const auto done = [&result](const TransferReport &given) { result = given; };
    if (in)
        history.store->importFrom(path, &history.context, done);
    else
        history.store->exportTo(path, ids, &history.context, done);
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20000))
        qFatal("no report came back");
    return *result;
}

QByteArray bytes(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestHistoryTransfer::thereAndBack()
{
    StoreHarness from;
    from.open();
    QList<Run> runs;
    for (int i = 0; i < 45; ++i) {
        runs.append(fullRun());
        from.keep(runs.last());
    }
    const QString path = from.folder.filePath(u"runs.jsonl"_s);
    TransferReport done = report(from, false, path);
    QCOMPARE(done.error, QString());
    QCOMPARE(done.runs, 45);
    QCOMPARE(bytes(path).count('\n'), 45);
    StoreHarness to;
    to.open();
    done = report(to, true, path);
    QCOMPARE(done.error, QString());
    QCOMPARE(done.runs, 45);
    for (const Run &run : std::as_const(runs))
        QVERIFY(*to.load(run.id).run == run);
    QCOMPARE(to.ids({ u"brief"_s }).size(), 45);
    done = report(to, true, path);
    QCOMPARE(done.known, 45);
    QCOMPARE(done.runs, 0);
}

void TestHistoryTransfer::whatPeopleAddedComesAlong()
{
    StoreHarness from;
    from.open();
    const Run run = fullRun();
    const Price second{ 1, 2, 1, 0, {} };
    const Price price{ 0.25, 2, 0.025, 200000, QDate(2026, 11, 1) };
    from.wait([&](auto done) {
        from.store->beginRun(run, { pricesToText({ price, second }), {}, pricesToText({ price }) },
                             &from.context, done);
    });
    from.wait([&](auto done) { from.store->setStarred({ run.id }, true, &from.context, done); });
    from.wait([&](auto done) { from.store->rename(run.id, u"Greetings"_s, &from.context, done); });
    from.wait([&](auto done) { from.store->setTags(run.id, { u"b"_s, u"a"_s }, &from.context, done); });
    const LoadedRun before = from.load(run.id);
    QCOMPARE(before.extras.title, u"Greetings"_s);
    QCOMPARE(before.extras.tags, (QStringList{ u"a"_s, u"b"_s }));
    QVERIFY(before.extras.starred);
    QCOMPARE(before.extras.prices.size(), 2);
    QVERIFY(before.extras.prices.at(0) == (QList<Price>{ price, second }));
    QVERIFY(before.extras.prices.at(1).isEmpty());
    QVERIFY(before.extras.supersededPrices == QList<QList<Price>>{ { price } });
    const QString path = from.folder.filePath(u"runs.jsonl"_s);
    report(from, false, path);
    StoreHarness to;
    to.open();
    QCOMPARE(report(to, true, path).runs, 1);
    const LoadedRun after = to.load(run.id);
    QVERIFY(*after.run == *before.run);
    QVERIFY(after.extras == before.extras);
    QVERIFY(to.page().runs.at(0).starred);
}

void TestHistoryTransfer::chosenRunsOnly()
{
    StoreHarness history;
    history.open();
    const Run run = fullRun();
    history.keep(run);
    history.keep(fullRun());
    const QString path = history.folder.filePath(u"runs.jsonl"_s);
    QCOMPARE(report(history, false, path, { run.id }).runs, 1);
    QVERIFY(bytes(path).contains(run.id.toUtf8()));
}

void TestHistoryTransfer::badLinesAreLeftOut()
{
    StoreHarness history;
    history.open();
    history.keep(fullRun());
    const QString path = history.folder.filePath(u"runs.jsonl"_s);
    report(history, false, path);
    const QByteArray good = bytes(path);
    QByteArray unknownStatus = good;
    unknownStatus.replace("\"complete\"", "\"perfect\"");
    QByteArray noId = good;
    noId.replace("\"id\":\"", "\"id\":\"x");
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("no JSON\n{}\n\n" + unknownStatus + noId + good);
    file.close();
    StoreHarness to;
    to.open();
    const TransferReport done = report(to, true, path);
    QCOMPARE(done.runs, 1);
    QCOMPARE(done.problems.size(), 4);
    QVERIFY(done.problems.at(0).contains(u"1"_s));
    QVERIFY(done.problems.at(2).contains(u"4"_s));
    QCOMPARE(to.page().runs.size(), 1);
}

void TestHistoryTransfer::noSpaceForTheExport_S4()
{
    StoreHarness history;
    history.open();
    Run run = fullRun();
    run.answers[0].text = QString(3'000'000, u'x');
    history.keep(run);
    QCOMPARE(history.page().runs.size(), 1);
    const QString path = history.folder.filePath(u"runs.jsonl"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("what was there");
    file.close();
    // The next write past this size fails as a full disk does.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small = { 1'000'000, before.rlim_max };
    setrlimit(RLIMIT_FSIZE, &small);
    const TransferReport done = report(history, false, path);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!done.error.isEmpty());
    QVERIFY(done.error.contains(u"runs.jsonl"_s));
    QCOMPARE(bytes(path), QByteArray("what was there"));
    QCOMPARE(report(history, false, path).error, QString());
}

void TestHistoryTransfer::fileThatIsNotThere()
{
    StoreHarness history;
    history.open();
    QVERIFY(!report(history, true, history.folder.filePath(u"none"_s)).error.isEmpty());
    QVERIFY(!report(history, false, history.folder.filePath(u"none/none"_s)).error.isEmpty());
}

void TestHistoryTransfer::endsWithTheStore()
{
    StoreHarness history;
    history.open();
    for (int i = 0; i < 60; ++i)
        history.keep(fullRun());
    int reports = 0;
    const QString path = history.folder.filePath(u"runs.jsonl"_s);
    history.store->exportTo(path, {}, &history.context, [&reports](const TransferReport &) { ++reports; });
    history.close();
    QCOMPARE(reports, 1);
}

QTEST_GUILESS_MAIN(TestHistoryTransfer)
#include "tst_historytransfer.moc"

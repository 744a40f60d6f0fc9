// SPDX-License-Identifier: Apache-2.0
#include "storage/migrations.h"
#include "storage/sqlconnection.h"
#include "storetools.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// What other processes do to a history that is open, and what lists can be narrowed down to.
class TestHistoryElsewhere : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoMakeItAtOnce();
    void othersAreNoticed();
    void theDeadAreEndedWhileOpen();
    void theLivingAreSpared();
    void namesToFilterBy();
    void promptsAreStoredOnce();
    void doubledTemplatesAreEmptied();
    void verdictsOutliveTheirTable();

private:
    static StoreHarness &fast(StoreHarness &history)
    {
        history.options.watchMs = 20;
        return history;
    }
    template <typename Ask>
    static QStringList names(Ask ask)
    {
        std::optional<QStringList> result;
        ask([&result](const QStringList &given) { result = given; });
        [&] { QTRY_VERIFY(result); }();
        return result.value_or(QStringList());
    }
    static QString templateOf(const StoreHarness &history, const QString &id)
    {
        SqlConnection db(history.options.file(), SqlConnection::Mode::ReadOnly);
        return db.value(u"SELECT template FROM runs WHERE id=?"_s, { id }).toString();
    }
};

// Neither may take the other's half-made history for somebody else's file.
void TestHistoryElsewhere::twoMakeItAtOnce()
{
    for (int i = 0; i < 25; ++i) {
        StoreHarness one;
        StoreHarness other;
        other.options.directory = one.options.directory;
        one.open();
        other.open();
        const Run first = freshRun(u"one"_s);
        const Run second = freshRun(u"other"_s);
        QVERIFY(one.begin(first) != StoreResult::NotStored);
        QVERIFY(other.begin(second) != StoreResult::NotStored);
        QTRY_COMPARE(one.ids({}).size(), 2);
        QTRY_COMPARE(other.ids({}).size(), 2);
    }
}

void TestHistoryElsewhere::othersAreNoticed()
{
    StoreHarness window;
    fast(window).open();
    QSignalSpy noticed(window.store.get(), &HistoryStore::changedElsewhere);
    QTRY_COMPARE(noticed.size(), 1); // the first look knows nothing of what was before
    window.keep(freshRun(u"own"_s));
    window.page();
    StoreHarness other;
    other.options.directory = window.options.directory;
    other.open();
    const Run run = freshRun(u"other"_s);
    QCOMPARE(other.begin(run), StoreResult::Stored);
    QTRY_VERIFY(noticed.size() >= 2);
    QVERIFY(window.ids({}).contains(run.id));
    const auto journal = other.store->journal(run.id);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(other.finish(*journal, i, endedAnswer(run, i, u"done"_s)), StoreResult::Stored);
    noticed.clear();
    journal->end(5);
    QTRY_VERIFY(!noticed.isEmpty());
    QCOMPARE(window.page().runs.at(0).complete, 2);
}

void TestHistoryElsewhere::theDeadAreEndedWhileOpen()
{
    StoreHarness window;
    fast(window).open();
    QTRY_COMPARE(window.store->status().state, StoreState::Ready);
    const Run run = freshRun(u"killed"_s);
    QSignalSpy changed(window.store.get(), &HistoryStore::runsChanged);
    {
        StoreHarness other;
        other.options.directory = window.options.directory;
        other.open();
        QCOMPARE(other.begin(run), StoreResult::Stored);
        other.store->journal(run.id)->text(0, u"as far as it came"_s, 1);
        QCOMPARE(other.wait([&](auto done) { other.store->flush(&other.context, done); }),
                 StoreResult::Stored);
    }
    // What is left of a process that was killed: its lock is gone with it.
    QTRY_COMPARE(window.page().runs.at(0).failed, 2);
    QTRY_VERIFY(changed.contains(QVariantList{ QStringList{ run.id } }));
    const LoadedRun loaded = window.load(run.id);
    QCOMPARE(loaded.run->answers.at(0).text, u"as far as it came"_s);
    QCOMPARE(loaded.run->answers.at(0).error->kind, ErrorKind::Interrupted);
}

void TestHistoryElsewhere::theLivingAreSpared()
{
    StoreHarness window;
    fast(window).open();
    StoreHarness other;
    other.options.directory = window.options.directory;
    other.open();
    const Run own = freshRun(u"own"_s);
    const Run run = freshRun(u"other"_s);
    window.begin(own);
    other.begin(run);
    QSignalSpy noticed(window.store.get(), &HistoryStore::changedElsewhere);
    // Several looks, each after a change.
    for (int i = 0; i < 5; ++i) {
        noticed.clear();
        other.wait([&](auto done) { other.store->setStarred({ run.id }, i % 2 == 0, &other.context, done); });
        QTRY_VERIFY(!noticed.isEmpty());
    }
    const HistoryPage page = window.page();
    for (const RunSummary &summary : page.runs)
        QCOMPARE(summary.running, 2);
    QCOMPARE(page.runs.size(), 2);
}

void TestHistoryElsewhere::namesToFilterBy()
{
    StoreHarness history;
    history.open();
    Run first = freshRun(u"one"_s, 3);
    first.lineup.name = u"Zeta"_s;
    first.answers[2].model = u"Rare model"_s;
    Run second = freshRun(u"two"_s, 1);
    second.lineup.name = u"alpha"_s;
    Run third = freshRun(u"three"_s, 1);
    third.lineup.name = u"Gone"_s;
    third.answers[0].model = u"gone"_s;
    for (const Run &run : { first, second, third })
        history.keep(run);
    history.wait([&](auto done) { history.store->setTags(third.id, { u"old"_s }, &history.context, done); });
    history.wait([&](auto done) { history.store->setTags(first.id, { u"new"_s }, &history.context, done); });
    history.wait([&](auto done) { history.store->remove({ third.id }, &history.context, done); });
    HistoryStore &store = *history.store;
    QCOMPARE(names([&](auto done) { store.models(&history.context, done); }),
             (QStringList{ u"model-0"_s, u"model-1"_s, u"Rare model"_s }));
    QCOMPARE(names([&](auto done) { store.lineupNames(&history.context, done); }),
             (QStringList{ u"alpha"_s, u"Zeta"_s }));
    QCOMPARE(names([&](auto done) { store.tags(&history.context, done); }), QStringList{ u"new"_s });
}

void TestHistoryElsewhere::promptsAreStoredOnce()
{
    StoreHarness history;
    history.open();
    Run plain = freshRun(u"As it {{stands}}"_s);
    plain.promptTemplate.system = u"Be brief"_s;
    plain.prompt = plain.promptTemplate.expanded();
    Run filled = freshRun(u"Hello {{name}}"_s);
    filled.promptTemplate.variables = { { u"name"_s, u"Ada"_s } };
    filled.prompt = filled.promptTemplate.expanded();
    Run unused = freshRun(u"Nothing to fill in"_s);
    unused.promptTemplate.variables = { { u"name"_s, u"Ada"_s } };
    for (const Run &run : { plain, filled, unused, fullRun() }) {
        history.keep(run);
        QVERIFY(*history.load(run.id).run == run);
    }
    QVERIFY(templateOf(history, plain.id).isEmpty());
    QVERIFY(templateOf(history, filled.id).contains(u"{{name}}"_s));
    QVERIFY(templateOf(history, unused.id).contains(u"Ada"_s));
    for (const RunSummary &summary : history.page().runs)
        QVERIFY(!summary.damaged);
}

void TestHistoryElsewhere::doubledTemplatesAreEmptied()
{
    StoreHarness history;
    QVERIFY(QDir().mkpath(history.options.directory));
    const QString prompt = u"{\"messages\":[{\"role\":\"user\",\"text\":\"Hi {{x}}\"}],\"system\":\"s\"}"_s;
    const QStringList templates{
        u"{\"system\":\"s\",\"user\":\"Hi {{x}}\",\"variables\":{}}"_s,
        u"{\"system\":\"s\",\"user\":\"Hi {{x}}\",\"variables\":{\"y\":\"1\"}}"_s,
        u"{\"system\":\"other\",\"user\":\"Hi {{x}}\",\"variables\":{}}"_s,
        u"no json"_s,
    };
    {
        SqlConnection db(history.options.file(), SqlConnection::Mode::ReadWrite);
        migrate(db, historyMigrations().mid(0, 2));
        for (int i = 0; i < templates.size(); ++i)
            db.run(
                u"INSERT INTO runs (id, parent_id, wall_ms, lineup_name, lineup, template, prompt, preview,"
                " app_version) VALUES (?,'',1,'Test','{}',?,?,'x','')"_s,
                { u"run-%1"_s.arg(i), templates.at(i), prompt });
    }
    history.open();
    const LoadedRun first = history.load(u"run-0"_s);
    QVERIFY((first.run->promptTemplate == PromptTemplate{ u"s"_s, u"Hi {{x}}"_s, {} }));
    QVERIFY(templateOf(history, u"run-0"_s).isEmpty());
    for (int i = 1; i < templates.size(); ++i)
        QCOMPARE(templateOf(history, u"run-%1"_s.arg(i)), templates.at(i));
}

// The table of verdicts is made anew to allow another kind.
void TestHistoryElsewhere::verdictsOutliveTheirTable()
{
    StoreHarness history;
    history.options.migrations = historyMigrations().mid(0, 4);
    history.open();
    const Run run = fullRun(); // with picks, edits, ratings and notes
    history.keep(run);
    history.close();
    history.options.migrations = historyMigrations();
    history.open();
    QVERIFY(*history.load(run.id).run == run);
    const qint64 last = [&history] {
        SqlConnection db(history.options.file(), SqlConnection::Mode::ReadOnly);
        return db.value(u"SELECT max(seq) FROM verdicts"_s).toLongLong();
    }();
    QVERIFY(last > 0);
    const StoreResult stored = history.wait([&](const HistoryStore::Stored &done) {
        history.store->addVerdict(run.id, 0, VerdictKind::Ignore, u"[]"_s, &history.context, done);
    });
    QCOMPARE(stored, StoreResult::Stored);
    SqlConnection db(history.options.file(), SqlConnection::Mode::ReadOnly);
    QCOMPARE(db.value(u"SELECT kind FROM verdicts WHERE seq=?"_s, { last + 1 }).toString(), u"ignore"_s);
    QVERIFY(*history.load(run.id).run == run);
}

QTEST_GUILESS_MAIN(TestHistoryElsewhere)
#include "tst_historyelsewhere.moc"

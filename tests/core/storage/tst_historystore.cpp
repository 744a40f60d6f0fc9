// SPDX-License-Identifier: Apache-2.0
#include "storetools.h"

#include <QFileInfo>
#include <QSignalSpy>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestHistoryStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryMember();
    void textIsThereWhileItComes();
    void finishedAnswerReplacesItsJournal();
    void laterTakeKeepsTheEarlier();
    void errorNeverReplacesText();
    void verdictsAreAddedAndTakenBack();
    void starTitleTags();
    void deletedRunsComeBackUntilPurged();
    void olderRunsGoButStarredOnesStay();
    void pagesAreNewestFirst();
    void orderIsById_S14();
    void noKeyIsKept();
    void filesAreTheOwnersAlone();
    void callsOfTheDeadAreDropped();
    void everyCallReturnsWhenTheStoreEnds();
    void twoStoresShareOneFile_S8();
    void sizeCounts();
};

void TestHistoryStore::keepsEveryMember()
{
    StoreHarness history;
    history.open();
    const Run run = fullRun();
    QCOMPARE(history.keep(run), StoreResult::Stored);
    history.open();
    const LoadedRun loaded = history.load(run.id);
    QVERIFY(loaded.run.has_value());
    QVERIFY(loaded.damage.isEmpty());
    QCOMPARE(loaded.run->answers.at(0).text, run.answers.at(0).text);
    QVERIFY(loaded.run->answers.at(0) == run.answers.at(0));
    QVERIFY(loaded.run->lineup == run.lineup);
    QVERIFY(loaded.run->prompt == run.prompt);
    QVERIFY(*loaded.run == run);
    QVERIFY(!history.load(newRunId()).run.has_value());
}

void TestHistoryStore::textIsThereWhileItComes()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun();
    QCOMPARE(history.begin(run), StoreResult::Stored);
    const auto journal = history.store->journal(run.id);
    journal->sent(1, 1.5);
    journal->reasoning(1, u"hm"_s, 20);
    journal->text(1, u"Hel"_s, 30);
    journal->text(0, u"other"_s, 31);
    journal->text(1, u"lo"_s, 40);
    // Another store sees it without any help of this one.
    StoreHarness other;
    other.options.directory = history.options.directory;
    other.open();
    QTRY_COMPARE(other.load(run.id).run->answers.at(1).text, u"Hello"_s);
    const Answer answer = other.load(run.id).run->answers.at(1);
    QCOMPARE(answer.status, AnswerStatus::Running);
    QCOMPARE(answer.reasoning, u"hm"_s);
    QCOMPARE(answer.attempts, 1);
    QCOMPARE(answer.timing.firstTokenMs, std::optional(28.5));
    QCOMPARE(answer.segments.size(), 3);
    QCOMPARE(other.load(run.id).run->answers.at(0).text, u"other"_s);
}

void TestHistoryStore::finishedAnswerReplacesItsJournal()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun();
    history.begin(run);
    const auto journal = history.store->journal(run.id);
    journal->text(0, u"Hel"_s, 1);
    const auto ended = endedAnswer(run, 0, u"Hello"_s);
    QCOMPARE(history.finish(*journal, 0, ended), StoreResult::Stored);
    QVERIFY(history.load(run.id).run->answers.at(0) == *ended);
}

void TestHistoryStore::laterTakeKeepsTheEarlier()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun();
    history.begin(run);
    const auto journal = history.store->journal(run.id);
    const auto first = endedAnswer(run, 0, u"first"_s);
    history.finish(*journal, 0, first);
    history.wait([&](auto done) {
        history.store->addVerdict(run.id, 0, VerdictKind::Rating, u"2"_s, &history.context, done);
    });
    Answer blank = run.answers.at(0);
    blank.take = 2;
    blank.text = u"first"_s;
    journal->beginTake(0, blank);
    journal->text(0, u" and more"_s, 5);
    QCOMPARE(history.load(run.id).run->answers.at(0).text, u"first and more"_s);
    auto second = endedAnswer(run, 0, u"second"_s);
    second->take = 2;
    history.finish(*journal, 0, second);
    const Run loaded = *history.load(run.id).run;
    QVERIFY(loaded.answers.at(0) == *second);
    QCOMPARE(loaded.superseded.size(), 1);
    QCOMPARE(loaded.superseded.at(0).text, u"first"_s);
    QCOMPARE(loaded.superseded.at(0).rating, std::optional(2));
    QCOMPARE(history.page().runs.at(0).answers, 2);
}

void TestHistoryStore::errorNeverReplacesText()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun();
    history.begin(run);
    const auto journal = history.store->journal(run.id);
    auto ended = endedAnswer(run, 0, u"half"_s);
    ended->status = AnswerStatus::Failed;
    ended->error = AnswerError{ ErrorKind::Network, 0, u"Gone."_s, {}, {} };
    history.finish(*journal, 0, ended);
    const Answer answer = history.load(run.id).run->answers.at(0);
    QCOMPARE(answer.text, u"half"_s);
    QCOMPARE(answer.error->message, u"Gone."_s);
    QCOMPARE(history.page().runs.at(0).failed, 1);
}

void TestHistoryStore::verdictsAreAddedAndTakenBack()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun();
    history.keep(run);
    const auto say = [&](VerdictKind kind, const std::optional<QString> &value) {
        return history.wait(
            [&](auto done) { history.store->addVerdict(run.id, 1, kind, value, &history.context, done); });
    };
    QCOMPARE(say(VerdictKind::Pick, u"1"_s), StoreResult::Stored);
    say(VerdictKind::Rating, u"5"_s);
    say(VerdictKind::Note, u"fine"_s);
    say(VerdictKind::Edit, u"better"_s);
    Answer answer = history.load(run.id).run->answers.at(1);
    QVERIFY(answer.picked);
    QCOMPARE(answer.rating, std::optional(5));
    QCOMPARE(answer.note, u"fine"_s);
    QCOMPARE(answer.editedText, std::optional(u"better"_s));
    for (const VerdictKind kind :
         { VerdictKind::Pick, VerdictKind::Rating, VerdictKind::Note, VerdictKind::Edit })
        say(kind, std::nullopt);
    answer = history.load(run.id).run->answers.at(1);
    QVERIFY(answer == run.answers.at(1));
    const QString other = newRunId();
    QCOMPARE(history.wait([&](auto done) {
        history.store->addVerdict(other, 0, VerdictKind::Pick, u"1"_s, &history.context, done);
    }),
             StoreResult::NotStored);
}

void TestHistoryStore::starTitleTags()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun();
    history.keep(run);
    QSignalSpy changed(history.store.get(), &HistoryStore::runsChanged);
    history.wait([&](auto done) { history.store->setStarred({ run.id }, true, &history.context, done); });
    QTRY_VERIFY(changed.contains({ QStringList{ run.id } }));
    history.wait([&](auto done) { history.store->rename(run.id, u" A  title "_s, &history.context, done); });
    history.wait([&](auto done) {
        history.store->setTags(run.id, { u"b"_s, u"a"_s, u"b"_s, u" "_s }, &history.context, done);
    });
    const RunSummary summary = history.page().runs.at(0);
    QVERIFY(summary.starred);
    QCOMPARE(summary.title, u"A title"_s);
    QCOMPARE(summary.tags, (QStringList{ u"a"_s, u"b"_s }));
    QCOMPARE(summary.preview, u"Say hello"_s);
}

void TestHistoryStore::deletedRunsComeBackUntilPurged()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun(u"unmistakable"_s);
    history.keep(run);
    const auto call = [&](auto method) {
        return history.wait(
            [&](auto done) { (history.store.get()->*method)({ run.id }, &history.context, done); });
    };
    call(&HistoryStore::remove);
    QVERIFY(history.page().runs.isEmpty());
    QVERIFY(history.ids({ u"unmistakable"_s }).isEmpty());
    call(&HistoryStore::restore);
    QCOMPARE(history.ids({ u"unmistakable"_s }), QStringList{ run.id });
    call(&HistoryStore::remove);
    history.wait([&](auto done) { history.store->purge(&history.context, done); });
    call(&HistoryStore::restore);
    QVERIFY(history.page().runs.isEmpty());
    QVERIFY(history.ids({ u"unmistakable"_s }).isEmpty());
}

void TestHistoryStore::olderRunsGoButStarredOnesStay()
{
    StoreHarness history;
    history.open();
    QStringList ids;
    for (int i = 0; i < 3; ++i) {
        Run run = fullRun();
        run.startedAt = QDateTime(QDate(2026, 1, 1 + i), QTime(), Qt::UTC);
        ids.append(run.id);
        history.keep(run);
    }
    history.wait([&](auto done) { history.store->setStarred({ ids.at(0) }, true, &history.context, done); });
    QStringList removed;
    history.wait([&](auto done) {
        history.store->removeOlderThan(QDateTime(QDate(2026, 1, 3), QTime(), Qt::UTC), &history.context,
                                       [&removed, done](StoreResult result, const QStringList &gone) {
                                           removed = gone;
                                           done(result);
                                       });
    });
    QCOMPARE(removed, QStringList{ ids.at(1) });
    QCOMPARE(history.ids({}), (QStringList{ ids.at(2), ids.at(0) }));
}

void TestHistoryStore::pagesAreNewestFirst()
{
    StoreHarness history;
    history.open();
    QStringList ids;
    for (int i = 0; i < 7; ++i) {
        const Run run = freshRun();
        ids.prepend(run.id);
        history.keep(run);
    }
    QStringList seen;
    QString from;
    int pages = 0;
    do {
        const HistoryPage page = history.page({}, from, 3);
        QVERIFY(page.error.isEmpty());
        for (const RunSummary &run : page.runs)
            seen.append(run.id);
        from = page.next;
        ++pages;
    } while (!from.isEmpty());
    QCOMPARE(seen, ids);
    QCOMPARE(pages, 3);
}

void TestHistoryStore::orderIsById_S14()
{
    StoreHarness history;
    history.open();
    QStringList ids;
    for (int i = 0; i < 3; ++i) {
        Run run = freshRun();
        run.startedAt = run.startedAt.addDays(-i);
        ids.prepend(run.id);
        history.keep(run);
    }
    QCOMPARE(history.ids({}), ids);
}

void TestHistoryStore::noKeyIsKept()
{
    StoreHarness history;
    history.open();
    const QString canary = u"sk-canary0123456789abcdef0123456789"_s;
    Run run = freshRun();
    run.lineup.targets[0].headers = { { u"Authorization"_s, u"Bearer "_s + canary },
                                      { u"X-Other"_s, canary },
                                      { u"X-Title"_s, u"kept"_s } };
    history.keep(run);
    QCOMPARE(history.load(run.id).run->lineup.targets.at(0).headers.size(), 1);
    history.close();
    QFile file(history.options.file());
    QVERIFY(file.open(QFile::ReadOnly));
    QVERIFY(!file.readAll().contains(canary.toUtf8()));
}

void TestHistoryStore::filesAreTheOwnersAlone()
{
    StoreHarness history;
    history.open();
    history.keep(freshRun());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString &ending : { u""_s, u"-wal"_s })
        QVERIFY(!(QFileInfo(history.options.file() + ending).permissions() & others));
    QVERIFY(!(QFileInfo(history.options.directory).permissions() & others));
}

void TestHistoryStore::callsOfTheDeadAreDropped()
{
    StoreHarness history;
    history.open();
    bool called = false;
    {
        QObject shortLived;
        history.store->beginRun(freshRun(), {}, &shortLived, [&called](StoreResult) { called = true; });
    }
    QCOMPARE(history.page().runs.size(), 1);
    QVERIFY(!called);
}

void TestHistoryStore::everyCallReturnsWhenTheStoreEnds()
{
    StoreHarness history;
    history.open();
    int stored = 0;
    int pages = 0;
    QList<Run> runs;
    for (int i = 0; i < 50; ++i) {
        runs.append(freshRun());
        history.store->beginRun(runs.last(), {}, &history.context,
                                [&stored](StoreResult result) { stored += result == StoreResult::Stored; });
        history.store->page({}, {}, 10, &history.context, [&pages](const HistoryPage &) { ++pages; });
    }
    const Run last = freshRun();
    QCOMPARE(history.begin(last), StoreResult::Stored);
    const auto journal = history.store->journal(last.id);
    journal->text(0, u"last words"_s, 1);
    history.store->page({}, {}, 10, &history.context, [&pages](const HistoryPage &) { ++pages; });
    history.close();
    QCOMPARE(stored, 50);
    QCOMPARE(pages, 51);
    std::optional<StoreResult> late;
    journal->finish(0, endedAnswer(last, 0, u"late"_s), [&late](StoreResult given) { late = given; });
    QCOMPARE(late, std::optional(StoreResult::NotStored));
    history.open();
    QCOMPARE(history.load(last.id).run->answers.at(0).text, u"last words"_s);
}

void TestHistoryStore::twoStoresShareOneFile_S8()
{
    StoreHarness first;
    StoreHarness second;
    second.options.directory = first.options.directory;
    first.open();
    second.open();
    QStringList ids;
    for (int i = 0; i < 10; ++i) {
        const Run run = freshRun();
        ids.prepend(run.id);
        QCOMPARE((i % 2 ? first : second).begin(run), StoreResult::Stored);
    }
    QCOMPARE(first.ids({}), ids);
    QCOMPARE(second.ids({}), ids);
    // A third that starts takes neither for dead.
    StoreHarness third;
    third.options.directory = first.options.directory;
    third.open();
    QCOMPARE(third.page().runs.at(0).running, 2);
    first.close();
    third.wait([&](auto done) { third.store->endInterrupted(&third.context, done); });
    QCOMPARE(third.page().runs.at(0).running, 0);
    QCOMPARE(third.page().runs.at(1).running, 2);
}

void TestHistoryStore::sizeCounts()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun();
    history.keep(run);
    history.keep(freshRun());
    history.wait([&](auto done) { history.store->remove({ run.id }, &history.context, done); });
    std::optional<HistorySize> size;
    history.store->size(&history.context, [&size](const HistorySize &given) { size = given; });
    QTRY_VERIFY(size.has_value());
    QCOMPARE(size->runs, 1);
    QCOMPARE(size->deleted, 1);
    QVERIFY(size->bytes > 4096);
}

QTEST_GUILESS_MAIN(TestHistoryStore)
#include "tst_historystore.moc"

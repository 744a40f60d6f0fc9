// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlconnection.h"
#include "storetools.h"

#include <QDir>
#include <QElapsedTimer>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTimer>

#include <atomic>
#include <sys/mount.h>
#include <unistd.h>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestHistoryFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void diskFull_S3();
    void aRealDiskIsFull_S3();
    void readOnlyFolder_S5();
    void noPermission_S5();
    void noFolder();
    void lockedByAnother_S7();
    void lockedForTenSeconds_S7();
    void lockedForGoodAtTheEnd();
    void waitingHasALimit();
    void everyWriteFailsOnce_data();
    void everyWriteFailsOnce();
};

void TestHistoryFaults::diskFull_S3()
{
    StoreHarness history;
    std::atomic<int> code = 0;
    history.options.hook = [&code](const QString &) { return code.load(); };
    history.open();
    const Run run = freshRun();
    QCOMPARE(history.begin(run), StoreResult::Stored);
    code = 13;
    const auto journal = history.store->journal(run.id);
    journal->text(0, u"kept in memory"_s, 1);
    QTRY_COMPARE(history.store->status().state, StoreState::Full);
    QVERIFY(history.store->status().message.contains(u"full"_s));
    const Run second = freshRun();
    QCOMPARE(history.begin(second), StoreResult::Deferred);
    QCOMPARE(history.finish(*journal, 1, endedAnswer(run, 1, u"whole"_s)), StoreResult::Deferred);
    // What is on the disk can still be read.
    QCOMPARE(history.ids({}), QStringList{ run.id });
    code = 0;
    QTRY_COMPARE(history.store->status().state, StoreState::Ready);
    QCOMPARE(history.ids({}), (QStringList{ second.id, run.id }));
    const Run loaded = *history.load(run.id).run;
    QCOMPARE(loaded.answers.at(0).text, u"kept in memory"_s);
    QCOMPARE(loaded.answers.at(1).text, u"whole"_s);
    QCOMPARE(loaded.answers.at(1).status, AnswerStatus::Complete);
}

// A file system of one megabyte fills up while an answer streams, and is made larger then.
void TestHistoryFaults::aRealDiskIsFull_S3()
{
    StoreHarness history;
    QVERIFY(QDir().mkpath(history.options.directory));
    const QByteArray folder = QFile::encodeName(history.options.directory);
    if (mount("tmpfs", folder.constData(), "tmpfs", 0, "size=1m") != 0)
        QSKIP("Only root may mount the small file system that this fills.");
    const auto unmount = qScopeGuard([&] {
        history.close();
        umount2(folder.constData(), MNT_DETACH);
    });
    history.open();
    const Run run = freshRun();
    QCOMPARE(history.begin(run), StoreResult::Stored);
    const auto journal = history.store->journal(run.id);
    QString text;
    while (history.store->status().state != StoreState::Full && text.size() < 20'000'000) {
        const QString piece(10'000, QChar(u'a' + int(text.size() / 10'000 % 26)));
        journal->text(0, piece, 1);
        text += piece;
        history.page(); // whatever was journalled has been tried
    }
    QCOMPARE(history.store->status().state, StoreState::Full);
    QVERIFY(history.store->status().message.contains(u"full"_s));
    journal->text(0, u"the end"_s, 2);
    const QString stored = history.load(run.id).run->answers.at(0).text;
    QVERIFY(!stored.isEmpty() && text.startsWith(stored));
    QCOMPARE(mount(nullptr, folder.constData(), "tmpfs", MS_REMOUNT, "size=64m"), 0);
    QTRY_COMPARE_WITH_TIMEOUT(history.store->status().state, StoreState::Ready, 20000);
    QVERIFY(history.load(run.id).run->answers.at(0).text == text + u"the end"_s);
    SqlConnection db(history.options.file(), SqlConnection::Mode::ReadOnly);
    QCOMPARE(db.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
}

void TestHistoryFaults::readOnlyFolder_S5()
{
    StoreHarness history;
    history.open();
    const Run run = fullRun();
    history.keep(run);
    history.close();
    history.options.hook = [](const QString &) { return 8; };
    history.open();
    QCOMPARE(history.begin(freshRun()), StoreResult::NotStored);
    QTRY_COMPARE(history.store->status().state, StoreState::ReadOnly);
    QVERIFY(history.store->status().message.contains(u"read-only"_s));
    QVERIFY(*history.load(run.id).run == run);
    QCOMPARE(history.ids({ u"hello"_s }), QStringList{ run.id });
}

// Root may write everywhere: it becomes nobody for as long as this takes.
void TestHistoryFaults::noPermission_S5()
{
    StoreHarness history;
    history.open();
    const Run run = fullRun();
    history.keep(run);
    history.close();
    const auto readable = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto enterable = readable | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(history.folder.path(), enterable | QFile::WriteOwner));
    QVERIFY(QFile::setPermissions(history.options.file(), readable));
    QVERIFY(QFile::setPermissions(history.options.directory, enterable));
    const bool root = geteuid() == 0;
    constexpr uid_t nobody = 65534;
    QVERIFY(!root || setresuid(nobody, nobody, 0) == 0);
    history.open();
    const StoreResult result = history.begin(freshRun());
    const LoadedRun loaded = history.load(run.id);
    const QStringList found = history.ids({ u"hello"_s });
    const StoreState state = history.store->status().state;
    history.close();
    QVERIFY(!root || setresuid(0, 0, 0) == 0);
    QVERIFY(QFile::setPermissions(history.options.directory, enterable | QFile::WriteOwner));
    QCOMPARE(result, StoreResult::NotStored);
    QCOMPARE(state, StoreState::ReadOnly);
    QVERIFY(loaded.run.has_value() && *loaded.run == run);
    QCOMPARE(found, QStringList{ run.id });
}

void TestHistoryFaults::noFolder()
{
    StoreHarness history;
    QFile file(history.folder.filePath(u"file"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    history.options.directory = file.fileName();
    history.open();
    QCOMPARE(history.begin(freshRun()), StoreResult::NotStored);
    QTRY_COMPARE(history.store->status().state, StoreState::Unavailable);
    QVERIFY(!history.page().error.isEmpty());
    QVERIFY(!history.load(newRunId()).run.has_value());
}

void TestHistoryFaults::lockedByAnother_S7()
{
    StoreHarness history;
    history.options.patienceMs = 300;
    history.open();
    const Run run = freshRun();
    history.begin(run);
    const auto journal = history.store->journal(run.id);
    {
        SqlConnection other(history.options.file(), SqlConnection::Mode::ReadWrite);
        other.run(u"BEGIN IMMEDIATE"_s);
        journal->text(0, u"one "_s, 1);
        const Run second = freshRun();
        QCOMPARE(history.begin(second), StoreResult::Deferred);
        QTRY_COMPARE(history.store->status().state, StoreState::Busy);
        QVERIFY(history.store->status().waiting > 0);
        journal->text(0, u"two"_s, 2);
        QCOMPARE(history.finish(*journal, 1, endedAnswer(run, 1, u"whole"_s)), StoreResult::Deferred);
        // Reading goes on meanwhile.
        QCOMPARE(history.page().runs.size(), 1);
    }
    QTRY_COMPARE(history.store->status().state, StoreState::Ready);
    QCOMPARE(history.page().runs.size(), 2);
    const Run loaded = *history.load(run.id).run;
    QCOMPARE(loaded.answers.at(0).text, u"one two"_s);
    QCOMPARE(loaded.answers.at(1).text, u"whole"_s);
}

// With the settings that users have: nothing is lost, and no call waits.
void TestHistoryFaults::lockedForTenSeconds_S7()
{
    constexpr int lockedMs = 10'000;
    StoreHarness history;
    history.options.retryMs = StoreOptions().retryMs;
    history.open();
    const Run run = freshRun(u"locked"_s, 1);
    history.begin(run);
    const auto journal = history.store->journal(run.id);
    auto other = std::make_unique<SqlConnection>(history.options.file(), SqlConnection::Mode::ReadWrite);
    other->run(u"BEGIN IMMEDIATE"_s);
    QElapsedTimer clock;
    clock.start();
    QString text;
    QTimer streaming;
    connect(&streaming, &QTimer::timeout, &streaming, [&] {
        const QString piece = QString::number(text.size()) + u' ';
        journal->text(0, piece, double(clock.elapsed()));
        text += piece;
        if (clock.elapsed() > lockedMs)
            other.reset();
    });
    streaming.start(20);
    QTRY_COMPARE_WITH_TIMEOUT(history.store->status().state, StoreState::Busy, lockedMs);
    QVERIFY(other);
    QTRY_VERIFY_WITH_TIMEOUT(!other, 2 * lockedMs);
    QTRY_COMPARE(history.store->status().state, StoreState::Ready);
    streaming.stop();
    QCOMPARE(history.finish(*journal, 0, endedAnswer(run, 0, text)), StoreResult::Stored);
    QCOMPARE(history.load(run.id).run->answers.at(0).text, text);
    QCOMPARE(history.store->status().lost, 0);
}

void TestHistoryFaults::lockedForGoodAtTheEnd()
{
    StoreHarness history;
    history.options.lastMs = 100;
    history.open();
    QCOMPARE(history.page().runs.size(), 0);
    SqlConnection other(history.options.file(), SqlConnection::Mode::ReadWrite);
    other.run(u"BEGIN IMMEDIATE"_s);
    std::optional<StoreResult> result;
    history.store->beginRun(freshRun(), {}, &history.context,
                            [&result](StoreResult given) { result = given; });
    history.close();
    QCOMPARE(result, std::optional(StoreResult::NotStored));
}

// What comes while too much waits is given up, and said; what is stored is never torn.
void TestHistoryFaults::waitingHasALimit()
{
    StoreHarness history;
    std::atomic<int> code = 0;
    history.options.hook = [&code](const QString &) { return code.load(); };
    history.options.mostWaitingBytes = 100'000;
    history.open();
    const Run run = freshRun();
    history.begin(run);
    const auto journal = history.store->journal(run.id);
    journal->text(0, u"before "_s, 1);
    QTRY_COMPARE(history.load(run.id).run->answers.at(0).text, u"before "_s);
    code = 13;
    for (const QString &piece : { u"kept "_s, QString(60'000, u'x'), u" after"_s }) {
        journal->text(0, piece, 2);
        history.page();
    }
    QVERIFY(history.store->status().lost > 0);
    QVERIFY2(history.store->status().message.contains(u"could not be kept"_s),
             qPrintable(history.store->status().message));
    const Run second = freshRun(QString(60'000, u'y'));
    QCOMPARE(history.begin(second), StoreResult::NotStored);
    const int lost = history.store->status().lost;
    code = 0;
    QTRY_COMPARE(history.store->status().state, StoreState::Ready);
    QVERIFY(history.store->status().message.contains(QString::number(lost)));
    journal->text(0, u" later"_s, 3);
    QCOMPARE(history.load(run.id).run->answers.at(0).text, u"before kept "_s);
    QVERIFY(!history.load(second.id).run.has_value());
    // Nothing more is lost, and the end brings the whole text.
    QCOMPARE(history.finish(*journal, 0, endedAnswer(run, 0, u"whole"_s)), StoreResult::Stored);
    QCOMPARE(history.load(run.id).run->answers.at(0).text, u"whole"_s);
    QCOMPARE(history.store->status().lost, lost);
}

void TestHistoryFaults::everyWriteFailsOnce_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("full") << 13;
    QTest::newRow("disk error") << 10;
    QTest::newRow("busy") << 5;
}

// The n-th write fails, for every n there is: whatever that one was, in the end everything is there.
void TestHistoryFaults::everyWriteFailsOnce()
{
    QFETCH(int, code);
    bool reached = true;
    int n = 1;
    for (; reached; ++n) {
        StoreHarness history;
        history.options.retryMs = 5;
        std::atomic<int> writes = 0;
        history.options.hook = [&writes, n, code](const QString &) { return ++writes == n ? code : 0; };
        history.open();
        const Run run = freshRun();
        history.begin(run);
        const auto journal = history.store->journal(run.id);
        journal->text(0, u"partial"_s, 1);
        history.finish(*journal, 1, endedAnswer(run, 1, u"whole"_s));
        history.wait([&](auto done) {
            history.store->addVerdict(run.id, 1, VerdictKind::Rating, u"3"_s, &history.context, done);
        });
        journal->end(10);
        QTRY_COMPARE(history.store->status().state, StoreState::Ready);
        const LoadedRun loaded = history.load(run.id);
        QVERIFY2(loaded.run.has_value(), qPrintable(QString::number(n)));
        QCOMPARE(loaded.run->answers.at(0).text, u"partial"_s);
        QCOMPARE(loaded.run->answers.at(1).text, u"whole"_s);
        QCOMPARE(loaded.run->answers.at(1).rating, std::optional(3));
        reached = writes >= n;
    }
    QVERIFY(n > 30);
}

QTEST_GUILESS_MAIN(TestHistoryFaults)
#include "tst_historyfaults.moc"

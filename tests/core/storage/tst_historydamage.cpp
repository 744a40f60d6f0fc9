// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlconnection.h"
#include "storetools.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <algorithm>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestHistoryDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void notADatabase_S6();
    void cutShort_S6();
    void cutAnywhere_S6();
    void cutLogAnywhere_S6();
    void flippedBytes_S6();
    void newerSchema_S9();
    void foreignObjects_S10_data();
    void foreignObjects_S10();
    void badRows_S11();
    void copiedWhileWriting_S13();
    void notMendedUnderAnother();

private:
    static QStringList fill(StoreHarness &history, int runs);
    static QByteArray bytes(const QString &path);
    static int tries(const char *variable);
    static void put(const QString &path, const QByteArray &bytes);
};

QStringList TestHistoryDamage::fill(StoreHarness &history, int runs)
{
    QStringList ids;
    history.open();
    for (int i = 0; i < runs; ++i) {
        Run run = fullRun();
        run.answers[1].text = QString(2000, QChar(u'a' + i % 26));
        history.keep(run);
        ids.prepend(run.id);
    }
    history.close();
    return ids;
}

int TestHistoryDamage::tries(const char *variable)
{
    const int wanted = qEnvironmentVariableIntValue(variable);
    return wanted > 0 ? wanted : 40;
}

QByteArray TestHistoryDamage::bytes(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void TestHistoryDamage::put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(bytes);
}

void TestHistoryDamage::notADatabase_S6()
{
    StoreHarness history;
    QVERIFY(QDir().mkpath(history.options.directory));
    const QByteArray junk = QByteArray("this is not a database").repeated(500);
    put(history.options.file(), junk);
    history.open();
    QSignalSpy salvaged(history.store.get(), &HistoryStore::salvaged);
    const Run run = freshRun();
    QCOMPARE(history.begin(run), StoreResult::Stored);
    QTRY_COMPARE(salvaged.size(), 1);
    const auto report = salvaged.at(0).at(0).value<SalvageReport>();
    QCOMPARE(report.total, 0);
    QCOMPARE(bytes(report.damagedCopy), junk);
    QVERIFY(report.message().contains(u"damaged-1"_s));
    QCOMPARE(history.ids({}), QStringList{ run.id });
}

void TestHistoryDamage::cutShort_S6()
{
    StoreHarness history;
    const QStringList ids = fill(history, 120);
    const QByteArray whole = bytes(history.options.file());
    put(history.options.file(), whole.left(whole.size() * 2 / 3));
    history.open();
    QSignalSpy salvaged(history.store.get(), &HistoryStore::salvaged);
    QStringList left;
    const HistoryPage page = history.page({}, {}, int(ids.size()));
    for (const RunSummary &run : page.runs)
        left.append(run.id);
    QTRY_COMPARE(salvaged.size(), 1);
    const auto report = salvaged.at(0).at(0).value<SalvageReport>();
    QCOMPARE(report.recovered, int(left.size()));
    QVERIFY(report.recovered > 0 && report.recovered <= report.total && report.total <= ids.size());
    QVERIFY(report.message().contains(QString::number(report.recovered)));
    QCOMPARE(bytes(report.damagedCopy).size(), whole.size() * 2 / 3);
    for (const QString &id : left)
        QVERIFY(ids.contains(id) && history.load(id).run.has_value());
}

// LINEUP_CUTS sets at how many places.
void TestHistoryDamage::cutAnywhere_S6()
{
    StoreHarness original;
    const QStringList ids = fill(original, 20);
    const QByteArray whole = bytes(original.options.file());
    auto *random = QRandomGenerator::global();
    for (int i = 0; i < tries("LINEUP_CUTS"); ++i) {
        StoreHarness history;
        QVERIFY(QDir().mkpath(history.options.directory));
        const QByteArray rest = whole.left(random->bounded(int(whole.size())));
        const QByteArray where = "cut to " + QByteArray::number(rest.size());
        put(history.options.file(), rest);
        history.open();
        QVERIFY2(history.begin(freshRun()) != StoreResult::NotStored, where.constData());
        // Reading may be what finds the damage.
        history.page({}, {}, 50);
        QStringList left;
        QTRY_VERIFY2(history.store->status().state == StoreState::Ready
                         && !(left = history.ids({})).isEmpty(),
                     where.constData());
        for (const QString &id : std::as_const(left)) {
            if (ids.contains(id))
                QVERIFY2(history.load(id).run.has_value(), where.constData());
        }
        const QString aside = history.options.file() + u".damaged-1"_s;
        // What was put aside is as it was found.
        QVERIFY2(rest.isEmpty() || bytes(aside) == rest, where.constData());
    }
}

// The end of the write-ahead log is what a power cut takes.
void TestHistoryDamage::cutLogAnywhere_S6()
{
    StoreHarness original;
    original.open();
    QStringList ids;
    for (int i = 0; i < 8; ++i) {
        const Run run = freshRun(u"Run %1"_s.arg(i));
        QCOMPARE(original.begin(run), StoreResult::Stored);
        ids.append(run.id);
    }
    const QByteArray file = bytes(original.options.file());
    const QByteArray log = bytes(original.options.file() + u"-wal"_s);
    QVERIFY(!log.isEmpty());
    auto *random = QRandomGenerator::global();
    for (int i = 0; i < tries("LINEUP_CUTS"); ++i) {
        StoreHarness history;
        QVERIFY(QDir().mkpath(history.options.directory));
        const QByteArray rest = log.left(random->bounded(int(log.size()) + 1));
        const QByteArray where = "log cut to " + QByteArray::number(rest.size());
        put(history.options.file(), file);
        put(history.options.file() + u"-wal"_s, rest);
        history.open();
        QStringList left = history.ids({});
        std::reverse(left.begin(), left.end());
        QVERIFY2(history.store->status().state == StoreState::Ready, where.constData());
        // Whole runs, the first ones of them.
        QVERIFY2(left == ids.mid(0, left.size()), where.constData());
        QVERIFY2(rest.size() < log.size() || left == ids, where.constData());
        for (const QString &id : std::as_const(left))
            QVERIFY2(history.load(id).run->answers.size() == 2, where.constData());
    }
}

// LINEUP_FLIPS sets how many bytes, one at a time.
void TestHistoryDamage::flippedBytes_S6()
{
    StoreHarness original;
    const QStringList ids = fill(original, 5);
    const QByteArray whole = bytes(original.options.file());
    auto *random = QRandomGenerator::global();
    for (int i = 0; i < tries("LINEUP_FLIPS"); ++i) {
        StoreHarness history;
        QVERIFY(QDir().mkpath(history.options.directory));
        QByteArray damaged = whole;
        const int place = int(random->bounded(int(whole.size())));
        damaged[place] = char(damaged.at(place) ^ (1 << random->bounded(8)));
        put(history.options.file(), damaged);
        history.open();
        const QByteArray where = "byte " + QByteArray::number(place);
        const StoreResult result = history.begin(freshRun());
        const StoreState state = history.store->status().state;
        if (state == StoreState::Refused || state == StoreState::Newer) {
            // The schema itself was hit: left as it is.
            history.close();
            QVERIFY2(bytes(history.options.file()) == damaged, where.constData());
            continue;
        }
        QVERIFY2(result != StoreResult::NotStored, where.constData());
        const QStringList left = history.ids({});
        for (const QString &id : left)
            history.load(id);
        const bool aside = QFile::exists(history.options.file() + u".damaged-1"_s);
        QVERIFY2(aside || left.size() >= ids.size(), where.constData());
    }
}

void TestHistoryDamage::newerSchema_S9()
{
    StoreHarness history;
    const QStringList ids = fill(history, 2);
    {
        SqlConnection db(history.options.file(), SqlConnection::Mode::ReadWrite);
        db.run(u"PRAGMA user_version=99"_s);
    }
    history.open();
    QCOMPARE(history.begin(freshRun()), StoreResult::NotStored);
    QTRY_COMPARE(history.store->status().state, StoreState::Newer);
    QVERIFY(history.store->status().message.contains(u"newer"_s));
    QCOMPARE(history.ids({}), ids);
}

void TestHistoryDamage::foreignObjects_S10_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("trigger") << u"CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM answers; END"_s;
    QTest::newRow("view") << u"CREATE VIEW v AS SELECT * FROM runs"_s;
    QTest::newRow("table") << u"CREATE TABLE other (x)"_s;
    QTest::newRow("index") << u"CREATE INDEX other ON runs(title)"_s;
    QTest::newRow("column") << u"ALTER TABLE runs ADD COLUMN x"_s;
    QTest::newRow("missing") << u"DROP INDEX deltas_by_answer"_s;
}

void TestHistoryDamage::foreignObjects_S10()
{
    QFETCH(QString, sql);
    StoreHarness history;
    fill(history, 1);
    {
        SqlConnection db(history.options.file(), SqlConnection::Mode::ReadWrite);
        db.run(sql);
    }
    const QByteArray before = bytes(history.options.file());
    history.open();
    QCOMPARE(history.begin(freshRun()), StoreResult::NotStored);
    QTRY_COMPARE(history.store->status().state, StoreState::Refused);
    QVERIFY(!history.store->status().message.isEmpty());
    QVERIFY(!history.page().error.isEmpty());
    history.close();
    QCOMPARE(bytes(history.options.file()), before);
}

void TestHistoryDamage::badRows_S11()
{
    StoreHarness history;
    const QStringList ids = fill(history, 5);
    {
        SqlConnection db(history.options.file(), SqlConnection::Mode::ReadWrite);
        db.run(u"UPDATE runs SET prompt=CAST(x'fffe00ff' AS TEXT) WHERE id=?"_s, { ids.at(0) });
        db.run(
            u"UPDATE answers SET detail='', status='running' WHERE position=0 AND superseded=0 AND run_seq="
            "(SELECT seq FROM runs WHERE id=?)"_s,
            { ids.at(1) });
        db.run(u"UPDATE runs SET preview=?, started_at=NULL, lineup='[]' WHERE id=?"_s,
               { QString(20 * 1024 * 1024, u'x'), ids.at(2) });
        db.run(u"UPDATE runs SET preview=x'00ff' WHERE id=?"_s, { ids.at(3) });
    }
    history.open();
    const HistoryPage page = history.page();
    QCOMPARE(history.store->status().state, StoreState::Ready);
    QCOMPARE(page.runs.size(), 5);
    QList<bool> damaged;
    for (const RunSummary &run : page.runs) {
        damaged.append(run.damaged);
        QVERIFY(run.preview.size() <= 300);
    }
    QCOMPARE(damaged, (QList<bool>{ true, true, false, true, false }));
    QCOMPARE(history.load(ids.at(0)).damage.size(), 1);
    QCOMPARE(history.load(ids.at(0)).run->answers.size(), 2);
    QCOMPARE(history.load(ids.at(1)).damage.size(), 1);
    QCOMPARE(history.load(ids.at(1)).run->answers.size(), 1);
    QCOMPARE(history.load(ids.at(2)).run->lineup.targets.size(), 2);
}

// What a power cut leaves: the files as they were at some moment after the answer was acknowledged.
void TestHistoryDamage::copiedWhileWriting_S13()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun(u"Cut"_s, 12);
    history.begin(run);
    const auto journal = history.store->journal(run.id);
    for (int i = 0; i < 12; ++i) {
        journal->text(i, u"text"_s, i);
        QCOMPARE(history.finish(*journal, i, endedAnswer(run, i, u"answer %1"_s.arg(i))),
                 StoreResult::Stored);
        StoreHarness copy;
        QVERIFY(QDir().mkpath(copy.options.directory));
        for (const QString &ending : { u""_s, u"-wal"_s })
            QFile::copy(history.options.file() + ending, copy.options.file() + ending);
        copy.open();
        QCOMPARE(copy.load(run.id).run->answers.at(i).text, u"answer %1"_s.arg(i));
        QCOMPARE(copy.store->status().state, StoreState::Ready);
    }
}

void TestHistoryDamage::notMendedUnderAnother()
{
    StoreHarness history;
    fill(history, 1);
    StoreHarness other;
    other.options.directory = history.options.directory;
    other.open();
    QCOMPARE(other.page().runs.size(), 1);
    put(history.options.file(), "broken");
    history.open();
    QTRY_COMPARE(history.store->status().state, StoreState::Busy);
    QVERIFY(history.store->status().message.contains(u"damaged"_s));
    QVERIFY(!QFile::exists(history.options.file() + u".damaged-1"_s));
    other.close();
    QTRY_COMPARE(history.store->status().state, StoreState::Ready);
    QVERIFY(QFile::exists(history.options.file() + u".damaged-1"_s));
}

QTEST_GUILESS_MAIN(TestHistoryDamage)
#include "tst_historydamage.moc"

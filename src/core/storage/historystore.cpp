// SPDX-License-Identifier: Apache-2.0
#include "historystore.h"

#include "runrows.h"
#include "runtables.h"
#include "salvage.h"
#include "storecalls.h"
#include "storetransfer.h"

#include <QFileInfo>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

StoreOptions complete(StoreOptions options)
{
    if (options.person.isEmpty())
        options.person = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    return options;
}

// Of the prompt and the texts, roughly; the rest is small beside the journal's.
qint64 bytesOf(const Run &run)
{
    qsizetype characters = run.prompt.system.size() + 2 * run.prompt.user().size();
    for (const Answer &answer : run.answers)
        characters += answer.text.size();
    return characters * qint64(sizeof(QChar));
}

} // namespace

HistoryStore::HistoryStore(StoreOptions options, QObject *parent)
    : QObject(parent)
    , m_options(complete(std::move(options)))
    , m_returns(std::make_shared<StoreReturns>(this))
{
    qRegisterMetaType<StoreStatus>();
    qRegisterMetaType<SalvageReport>();
    m_reader = std::make_unique<StoreReader>(m_options.file());
    // The writer is made last and closes the box before it goes.
    m_box = std::make_shared<JournalBox>([this](bool urgent) {
        StoreWriter *writer = m_writer.get();
        QMetaObject::invokeMethod(
            writer, [writer, urgent] { writer->journalWaits(urgent); }, Qt::QueuedConnection);
    });
    m_writer = std::make_unique<StoreWriter>(m_options, m_box);
    connect(m_writer.get(), &StoreWriter::statusChanged, this, [this](const StoreStatus &status) {
        m_status = status;
        Q_EMIT statusChanged(status);
    });
    connect(m_writer.get(), &StoreWriter::salvaged, this, &HistoryStore::salvaged);
    connect(m_writer.get(), &StoreWriter::runsChanged, this, &HistoryStore::runsChanged);
    connect(m_writer.get(), &StoreWriter::changedElsewhere, this, &HistoryStore::changedElsewhere);
    m_writer->moveToThread(&m_writing);
    m_reader->moveToThread(&m_reading);
    connect(m_writer.get(), &StoreWriter::readable, m_reader.get(), &StoreReader::reopen);
    connect(m_reader.get(), &StoreReader::damageFound, m_writer.get(), &StoreWriter::mend);
    m_writing.setObjectName(u"history writing"_s);
    m_reading.setObjectName(u"history reading"_s);
    m_writing.start();
    m_reading.start();
    QMetaObject::invokeMethod(m_writer.get(), &StoreWriter::open, Qt::QueuedConnection);
}

// What is on its way to a thread is done there before the thread ends, and what comes back is delivered here.
// The writer is the last to close the file, because only it may fold the write-ahead log into it.
HistoryStore::~HistoryStore()
{
    StoreReader *reader = m_reader.get();
    StoreWriter *writer = m_writer.get();
    const auto endReading = [this, reader] {
        reader->close();
        m_reading.quit();
    };
    QMetaObject::invokeMethod(
        writer,
        [writer, reader, endReading] {
            writer->flushJournal();
            QMetaObject::invokeMethod(reader, endReading, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    m_reading.wait();
    QMetaObject::invokeMethod(
        writer,
        [this, writer] {
            writer->close();
            m_writing.quit();
        },
        Qt::QueuedConnection);
    m_writing.wait();
    // What was posted to them too late goes with them, and says so.
    m_writer.reset();
    m_reader.reset();
    m_returns->close();
}

void HistoryStore::write(WriteJob job, QObject *context, Stored done)
{
    job.done = [returns = m_returns, call = returning(context, std::move(done))](StoreResult result) {
        returns->post(call, result);
    };
    QMetaObject::invokeMethod(
        m_writer.get(),
        [writer = m_writer.get(), job] {
            // What was journalled before comes first.
            writer->flushJournal();
            writer->add(job);
        },
        Qt::QueuedConnection);
}

void HistoryStore::beginRun(const Run &run, const QStringList &prices, QObject *context, Stored done)
{
    write({ [run, prices](SqlConnection &db, const WriteContext &with) {
               tables::insertRun(db, run, prices, with);
           },
            {},
            SqlConnection::Sync::Full,
            { run.id },
            {},
            bytesOf(run) },
          context, std::move(done));
}

std::shared_ptr<RunJournal> HistoryStore::journal(const QString &runId) const
{
    return std::make_shared<RunJournal>(runId, m_box);
}

void HistoryStore::addVerdict(const QString &runId, int answer, VerdictKind kind,
                              const std::optional<QString> &value, QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &with) {
               tables::addVerdict(db, runId, answer, kind, value, with);
           },
            {},
            SqlConnection::Sync::Full,
            { runId } },
          context, std::move(done));
}

void HistoryStore::setStarred(const QStringList &runIds, bool starred, QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &) { tables::setStarred(db, runIds, starred); },
            {},
            SqlConnection::Sync::Full,
            runIds },
          context, std::move(done));
}

void HistoryStore::rename(const QString &runId, const QString &title, QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &) { tables::rename(db, runId, title); },
            {},
            SqlConnection::Sync::Full,
            { runId } },
          context, std::move(done));
}

void HistoryStore::setTags(const QString &runId, const QStringList &tags, QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &) { tables::setTags(db, runId, tags); },
            {},
            SqlConnection::Sync::Full,
            { runId } },
          context, std::move(done));
}

void HistoryStore::remove(const QStringList &runIds, QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &) { tables::remove(db, runIds); },
            {},
            SqlConnection::Sync::Full,
            runIds },
          context, std::move(done));
}

void HistoryStore::restore(const QStringList &runIds, QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &) { tables::restore(db, runIds); },
            {},
            SqlConnection::Sync::Full,
            runIds },
          context, std::move(done));
}

void HistoryStore::removeOlderThan(const QDateTime &day, QObject *context,
                                   std::function<void(StoreResult, QStringList)> done)
{
    // Written in the storage thread before it is read in this one.
    const auto ids = std::make_shared<QStringList>();
    write({ [ids, day](SqlConnection &db, const WriteContext &) { *ids = tables::removeOlderThan(db, day); },
            {},
            SqlConnection::Sync::Full,
            {} },
          context, [this, ids, done = std::move(done)](StoreResult result) {
              const QStringList removed = result == StoreResult::Stored ? *ids : QStringList();
              if (!removed.isEmpty())
                  Q_EMIT runsChanged(removed);
              if (done)
                  done(result, removed);
          });
}

void HistoryStore::purge(QObject *context, Stored done)
{
    const auto call = returning(context, std::move(done));
    QMetaObject::invokeMethod(
        m_writer.get(),
        [writer = m_writer.get(), returns = m_returns, call] {
            writer->flushJournal();
            writer->purge([returns, call](StoreResult result) { returns->post(call, result); });
        },
        Qt::QueuedConnection);
}

void HistoryStore::flush(QObject *context, Stored done)
{
    write({ [](SqlConnection &, const WriteContext &) {}, {}, SqlConnection::Sync::Full, {} }, context,
          std::move(done));
}

void HistoryStore::endInterrupted(QObject *context, Stored done)
{
    write({ [directory = m_options.directory](SqlConnection &db, const WriteContext &with) {
               tables::endInterrupted(db, [&](const QString &name) {
                   return name == with.writer || WriterLock::isAlive(directory, name);
               });
           },
            {},
            SqlConnection::Sync::Full,
            {} },
          context, std::move(done));
}

void HistoryStore::interruptedRuns(QObject *context, std::function<void(QList<InterruptedRun>)> done)
{
    read<QList<InterruptedRun>>(context, std::move(done), &rows::interrupted,
                                [](const QString &) { return QList<InterruptedRun>(); });
}

void HistoryStore::settleInterrupted(const QStringList &runIds, QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &) { tables::settleInterrupted(db, runIds); },
            {},
            SqlConnection::Sync::Normal,
            {} },
          context, std::move(done));
}

void HistoryStore::load(const QString &runId, QObject *context, std::function<void(LoadedRun)> done)
{
    read<LoadedRun>(
        context, std::move(done), [runId](SqlConnection &db) { return rows::run(db, runId); },
        [](const QString &message) {
            return LoadedRun{ {}, { message } };
        });
}

void HistoryStore::standing(const QString &runId, QObject *context, std::function<void(RunStanding)> done)
{
    read<RunStanding>(
        context, std::move(done), [runId](SqlConnection &db) { return rows::standing(db, runId); },
        [](const QString &) { return RunStanding::Unknown; });
}

void HistoryStore::page(const HistoryFilter &filter, const QString &from, int limit, QObject *context,
                        std::function<void(HistoryPage)> done)
{
    read<HistoryPage>(
        context, std::move(done), [=](SqlConnection &db) { return rows::page(db, filter, from, limit); },
        [](const QString &message) {
            return HistoryPage{ {}, {}, message };
        });
}

void HistoryStore::lineupNames(QObject *context, std::function<void(QStringList)> done)
{
    read<QStringList>(context, std::move(done), &rows::lineupNames,
                      [](const QString &) { return QStringList(); });
}

void HistoryStore::models(QObject *context, std::function<void(QStringList)> done)
{
    read<QStringList>(context, std::move(done), &rows::models, [](const QString &) { return QStringList(); });
}

void HistoryStore::tags(QObject *context, std::function<void(QStringList)> done)
{
    read<QStringList>(context, std::move(done), &rows::tags, [](const QString &) { return QStringList(); });
}

void HistoryStore::size(QObject *context, std::function<void(HistorySize)> done)
{
    const auto files = [path = file()] {
        HistorySize size;
        size.bytes = QFileInfo(path).size() + QFileInfo(path + u"-wal"_s).size();
        size.damagedCopies = int(damagedCopies(path).size());
        return size;
    };
    read<HistorySize>(
        context, std::move(done),
        [files](SqlConnection &db) {
            HistorySize size = files();
            size.runs = db.value(u"SELECT count(*) FROM runs WHERE deleted_at IS NULL"_s).toInt();
            size.deleted = db.value(u"SELECT count(*) FROM runs WHERE deleted_at > 0"_s).toInt();
            return size;
        },
        [files](const QString &) { return files(); });
}

void HistoryStore::exportTo(const QString &path, const QStringList &runIds, QObject *context,
                            std::function<void(TransferReport)> done)
{
    const auto transfer
        = std::make_shared<StoreTransfer>(*this, path, m_returns, returning(context, std::move(done)));
    transfer->exportRuns(runIds);
}

void HistoryStore::importFrom(const QString &path, QObject *context, std::function<void(TransferReport)> done)
{
    const auto transfer
        = std::make_shared<StoreTransfer>(*this, path, m_returns, returning(context, std::move(done)));
    transfer->importRuns();
}

} // namespace lineup

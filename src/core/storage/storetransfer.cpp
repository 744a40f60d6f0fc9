// SPDX-License-Identifier: Apache-2.0
#include "storetransfer.h"

#include "runline.h"
#include "runrows.h"
#include "runtables.h"
#include "storereader.h"
#include "storewriter.h"
#include "tabletables.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int sliceSize = 20;
constexpr qint64 longestLine = 256 * 1024 * 1024;

QString translated(const char *text)
{
    return QCoreApplication::translate("HistoryStore", text);
}

} // namespace

StoreTransfer::StoreTransfer(HistoryStore &store, const QString &path, std::shared_ptr<StoreReturns> returns,
                             std::shared_ptr<StoreCall<TransferReport>> call)
    : m_writer(store.m_writer.get())
    , m_reader(store.m_reader.get())
    , m_returns(std::move(returns))
    , m_call(std::move(call))
    , m_path(path)
{ }

// The store ended in between: the slice that was to come never does.
StoreTransfer::~StoreTransfer()
{
    if (!m_ended)
        fail(translated(QT_TRANSLATE_NOOP("HistoryStore", "Lineup ended before this was done.")));
}

void StoreTransfer::exportRuns(const QStringList &runIds)
{
    m_ids = runIds;
    m_all = runIds.isEmpty();
    // Through the writer's thread, so that everything up to now is in it.
    QMetaObject::invokeMethod(
        m_writer,
        [self = shared_from_this()] {
            self->m_writer->flushJournal();
            self->exportSlice();
        },
        Qt::QueuedConnection);
}

void StoreTransfer::exportSlice()
{
    QMetaObject::invokeMethod(
        m_reader,
        [self = shared_from_this()] {
            self->m_reader->read(
                [&](SqlConnection *db) {
                    if (db)
                        self->writeRuns(*db);
                    else
                        self->fail(translated(
                            QT_TRANSLATE_NOOP("HistoryStore", "There is no history that can be read.")));
                },
                [&](const QString &message) { self->fail(message); });
        },
        Qt::QueuedConnection);
}

void StoreTransfer::writeRuns(SqlConnection &db)
{
    if (!m_out) {
        m_out = std::make_unique<QSaveFile>(m_path);
        if (!m_out->open(QFile::WriteOnly)) {
            fail(m_out->errorString());
            return;
        }
        m_out->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        if (m_all)
            db.each(u"SELECT id FROM runs WHERE deleted_at IS NULL ORDER BY id"_s, {},
                    [this](QSqlQuery &row) {
                        m_ids.append(row.value(0).toString());
                        return true;
                    });
    }
    for (int i = 0; i < sliceSize && !m_ids.isEmpty(); ++i) {
        if (!writeRun(db, m_ids.takeFirst())) {
            fail(m_out->errorString());
            return;
        }
    }
    if (!m_ids.isEmpty())
        exportSlice();
    else if (m_out->commit())
        end();
    else
        fail(m_out->errorString());
}

bool StoreTransfer::write(const QByteArray &line)
{
    return m_out->write(line) == line.size();
}

bool StoreTransfer::writeRun(SqlConnection &db, const QString &id)
{
    if (tables::isTable(db, id)) {
        TableContent content;
        content.table = rows::wholeTable(db, id, false, content.extras);
        if (!content.table.run) {
            problem(m_report.runs + 1, content.table.problem);
            return true;
        }
        ++m_report.runs;
        return tableToLines(content, [this](const QByteArray &line) { return write(line); });
    }
    const LoadedRun loaded = rows::run(db, id);
    for (const QString &damage : loaded.damage)
        problem(m_report.runs + 1, damage);
    if (!loaded.run)
        return true;
    ++m_report.runs;
    return write(runToLine(*loaded.run, loaded.extras));
}

void StoreTransfer::importRuns()
{
    QMetaObject::invokeMethod(
        m_reader, [self = shared_from_this()] { self->importSlice(); }, Qt::QueuedConnection);
}

void StoreTransfer::importSlice()
{
    if (!m_in) {
        m_in = std::make_unique<QFile>(m_path);
        if (!m_in->open(QFile::ReadOnly)) {
            fail(m_in->errorString());
            return;
        }
    }
    const QList<Line> lines = nextLines();
    if (!lines.isEmpty())
        store(lines);
    else if (m_in->atEnd() || m_in->error() != QFile::NoError)
        end();
    else
        importRuns();
}

// QIODevice::readLine() sets aside as much as a line may have, however short this one is: so it is asked for
// pieces.
QByteArray StoreTransfer::nextLine()
{
    constexpr qint64 piece = 64 * 1024;
    QByteArray line;
    while (line.size() < longestLine && !line.endsWith('\n')) {
        const QByteArray more = m_in->readLine(qMin(piece, longestLine - line.size()));
        if (more.isEmpty())
            break;
        line += more;
    }
    return line;
}

QList<StoreTransfer::Line> StoreTransfer::nextLines()
{
    QList<Line> lines;
    // A table is stored as a whole, so its lines are no slices.
    while (lines.size() < sliceSize && !m_in->atEnd()) {
        const QByteArray line = nextLine();
        if (line.isEmpty())
            break;
        ++m_line;
        if (line.trimmed().isEmpty())
            continue;
        TableLines::Taken taken = m_tables.take(line);
        if (!taken.problem.isEmpty())
            problem(m_line, taken.problem);
        if (taken.finished) {
            lines.append({ m_line, {}, std::move(taken.finished) });
            break;
        }
        if (taken.belongs)
            continue;
        QString wrong;
        if (const std::optional<RunLine> run = runFromLine(line, wrong))
            lines.append({ m_line, *run, {} });
        else
            problem(m_line, wrong);
    }
    if (m_in->atEnd() && lines.isEmpty() && !m_tables.unfinished().isEmpty()) {
        problem(m_line, m_tables.unfinished());
        m_tables = {};
    }
    return lines;
}

void StoreTransfer::store(const QList<Line> &lines)
{
    const auto known = std::make_shared<int>(0);
    WriteJob job;
    job.work = [lines, known](SqlConnection &db, const WriteContext &context) {
        *known = 0;
        for (const Line &line : lines) {
            if (tables::isDeleted(db, line.runId()))
                tables::restore(db, { line.runId() });
            else if (tables::contains(db, line.runId()))
                ++*known;
            else if (line.table)
                tables::insertStoredTable(db, line.table->table, line.table->extras, { {}, context.person });
            else
                tables::insertStored(db, line.content.run, line.content.extras, { {}, context.person });
        }
        tables::endInterrupted(db, [](const QString &writer) { return !writer.isEmpty(); });
    };
    for (const Line &line : lines)
        job.runs.append(line.runId());
    job.done = [self = shared_from_this(), known, count = int(lines.size())](StoreResult result) {
        if (result == StoreResult::Stored) {
            self->m_report.known += *known;
            self->m_report.runs += count - *known;
            self->importRuns();
            return;
        }
        self->fail(translated(
            QT_TRANSLATE_NOOP("HistoryStore", "The history cannot be written now, so importing stopped.")));
    };
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, job] { writer->add(job); }, Qt::QueuedConnection);
}

void StoreTransfer::problem(int line, const QString &text)
{
    if (m_report.problems.size() < maxTransferProblems)
        m_report.problems.append(
            translated(QT_TRANSLATE_NOOP("HistoryStore", "Line %1: %2")).arg(QLocale().toString(line), text));
}

void StoreTransfer::fail(const QString &error)
{
    m_report.error = translated(QT_TRANSLATE_NOOP("HistoryStore", "%1: %2"))
                         .arg(QDir::toNativeSeparators(m_path), error);
    end();
}

void StoreTransfer::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_out.reset();
    m_in.reset();
    m_returns->post(m_call, m_report);
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
// The part of HistoryStore that keeps runs of string tables; the rest is in historystore.cpp.
#include "historystore.h"
#include "storecalls.h"
#include "tabletables.h"

namespace lineup {

namespace {

// Of the texts, roughly.
qint64 bytesOf(const QList<StoredTableCell> &cells)
{
    qsizetype characters = 0;
    for (const StoredTableCell &cell : cells)
        characters += 2 * cell.answer.text.size() + cell.answer.reasoning.size();
    return characters * qint64(sizeof(QChar));
}

} // namespace

void HistoryStore::beginTable(const StoredTable &table, QObject *context, Stored done)
{
    write({ [table](SqlConnection &db, const WriteContext &with) { tables::insertTable(db, table, with); },
            {},
            SqlConnection::Sync::Full,
            { table.run->id } },
          context, std::move(done));
}

void HistoryStore::addCells(const QString &runId, const QList<StoredTableCell> &cells,
                            const QStringList &prices, QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &) { tables::insertCells(db, runId, cells, prices); },
            {},
            SqlConnection::Sync::Full,
            { runId },
            {},
            bytesOf(cells) },
          context, std::move(done));
}

void HistoryStore::endTable(const QString &runId, double wallMs, QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &with) { tables::markTable(db, runId, wallMs, with); },
            {},
            SqlConnection::Sync::Full,
            { runId } },
          context, std::move(done));
}

void HistoryStore::resumeTable(const QString &runId, QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &with) { tables::markTable(db, runId, {}, with); },
            {},
            SqlConnection::Sync::Full,
            { runId } },
          context, std::move(done));
}

void HistoryStore::addCellVerdict(const QString &runId, const StoredTableCell &cell, VerdictKind kind,
                                  const std::optional<QString> &value, QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &with) {
               tables::addCellVerdict(db, runId, cell, kind, value, with);
           },
            {},
            SqlConnection::Sync::Full,
            { runId } },
          context, std::move(done));
}

void HistoryStore::addCellVerdicts(const QString &runId, const QList<StoredCellVerdict> &verdicts,
                                   QObject *context, Stored done)
{
    write({ [=](SqlConnection &db, const WriteContext &with) {
               for (const StoredCellVerdict &verdict : verdicts)
                   tables::addCellVerdict(db, runId, verdict.cell, verdict.kind, verdict.value, with);
           },
            {},
            SqlConnection::Sync::Full,
            { runId } },
          context, std::move(done));
}

void HistoryStore::loadTable(const QString &runId, QObject *context, std::function<void(StoredTable)> done)
{
    read<StoredTable>(
        context, std::move(done),
        [runId](SqlConnection &db) {
            return rows::table(db, runId.isEmpty() ? rows::newestTable(db) : runId);
        },
        [](const QString &message) {
            StoredTable none;
            none.problem = message;
            return none;
        });
}

} // namespace lineup

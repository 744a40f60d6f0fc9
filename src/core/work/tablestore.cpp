// SPDX-License-Identifier: Apache-2.0
#include "tablestore.h"

#include "model/resolvedtarget.h"
#include "storage/runcodec.h"

#include <QFileInfo>

namespace lineup {

using namespace Qt::StringLiterals;

StoredTableRun::StoredTableRun(HistoryStore *store, const ModelCatalogue &catalogue, const TableJob &job,
                               const Run &head, bool resumed)
    : StoredTableRun(store, catalogue, job, resumed ? StoredTable{ .run = head } : toStore(job, head))
{
    m_resumed = resumed;
}

StoredTableRun::StoredTableRun(HistoryStore *store, const ModelCatalogue &catalogue, const TableJob &job,
                               StoredTable table)
    : m_store(store)
    , m_table(std::move(table))
    , m_runId(m_table.run->id)
{
    for (const Target &target : job.lineup.targets)
        m_prices.append(pricesToText(resolve(target, catalogue).model.prices));
    for (const TableLanguage &language : job.languages)
        m_languages.append(language.tag);
    for (const TableString &string : job.strings)
        m_keys.append(string.id);
}

StoredTable StoredTableRun::toStore(const TableJob &job, const Run &head)
{
    StoredTable table;
    table.run = head;
    table.job = tableJobToJson(job);
    for (int row = 0; row < job.strings.size(); ++row) {
        const TableString &string = job.strings.at(row);
        const QString text = string.plural ? string.source + u'\n' + string.sourcePlural : string.source;
        table.rows.append({ row, string.id, text, tableStringToJson(string) });
    }
    return table;
}

StoredTableRun::~StoredTableRun() = default;

void StoredTableRun::begin(std::function<void()> go)
{
    const auto stored = [go = std::move(go)](StoreResult) { go(); };
    if (!m_store)
        QMetaObject::invokeMethod(
            &m_context, [stored] { stored(StoreResult::NotStored); }, Qt::QueuedConnection);
    else if (m_resumed)
        m_store->resumeTable(m_runId, &m_context, stored);
    else
        m_store->beginTable(std::exchange(m_table, {}), &m_context, stored);
}

void StoredTableRun::cells(const QList<TableCell> &cells)
{
    for (const TableCell &cell : cells) {
        m_waiting.append({ cell.place.row, m_keys.at(cell.place.row), m_languages.at(cell.place.language),
                           cell.place.target, cell.answer, cell.forms, cell.faults });
    }
    write();
}

void StoredTableRun::write()
{
    if (m_writing || m_waiting.isEmpty() || !m_store)
        return;
    m_writing = true;
    m_store->addCells(m_runId, std::exchange(m_waiting, {}), m_prices, &m_context, [this](StoreResult) {
        m_writing = false;
        write();
    });
}

// What waits goes before the end, whoever waits for whom.
void StoredTableRun::ended(double wallMs)
{
    if (!m_store)
        return;
    if (!m_waiting.isEmpty())
        m_store->addCells(m_runId, std::exchange(m_waiting, {}), m_prices, &m_context, {});
    m_store->endTable(m_runId, wallMs, &m_context, {});
}

Run tableRunHead(const TableJob &job)
{
    Run run;
    run.id = newRunId();
    run.startedAt = QDateTime::currentDateTimeUtc();
    run.lineup = job.lineup;
    run.promptTemplate = job.prompt;
    QStringList languages;
    for (const TableLanguage &language : job.languages)
        languages.append(language.tag);
    run.prompt.system = job.prompt.system;
    const QString name = QFileInfo(job.file).fileName();
    run.prompt.messages = { { Role::User, u"%1 → %2"_s.arg(name, languages.join(u", "_s)) } };
    run.appVersion = QStringLiteral(LINEUP_VERSION);
    return run;
}

std::optional<RestoredTable> restoreTable(const StoredTable &stored)
{
    if (!stored.run)
        return {};
    std::optional<TableJob> job
        = tableJobFromJson(stored.job, stored.run->lineup, stored.run->promptTemplate);
    if (!job)
        return {};
    job->fonts.open();
    RestoredTable table{ *job, *stored.run, {}, stored.prices };
    for (const StoredTableRow &row : stored.rows) {
        const std::optional<TableString> string = tableStringFromJson(row.data);
        if (!string || row.row != table.job.strings.size())
            return {};
        table.job.strings.append(*string);
    }
    for (const StoredTableCell &cell : stored.cells) {
        int language = 0;
        while (language < job->languages.size() && job->languages.at(language).tag != cell.language)
            ++language;
        if (language < job->languages.size() && cell.row < table.job.strings.size()
            && cell.position < job->lineup.targets.size())
            table.cells.append({ { cell.row, language, cell.position },
                                 cell.answer,
                                 cell.forms,
                                 cell.faults,
                                 cell.ignored });
    }
    return table;
}

QList<TablePlace> RestoredTable::finished() const
{
    QList<TablePlace> places;
    for (const TableCell &cell : cells) {
        if (cell.answer.status != AnswerStatus::Failed && cell.answer.status != AnswerStatus::Cancelled)
            places.append(cell.place);
    }
    return places;
}

double RestoredTable::costUsd() const
{
    double sum = 0;
    for (const TableCell &cell : cells)
        sum += cell.answer.costUsd.value_or(0);
    return sum;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "storedrunreader.h"

#include "clihistory.h"

namespace lineup {

void StoredRunReader::read(CliHistory &history, const QString &id, QObject *context, const Done &done)
{
    if (id != QLatin1String("last"))
        return readTable(history, id, context, done);
    history.store().page({}, {}, 1, context, [&history, id, context, done](const HistoryPage &page) {
        if (!page.error.isEmpty())
            done(failed(history, page.error));
        else if (page.runs.isEmpty())
            done(unknown(id));
        else
            readTable(history, page.runs.first().id, context, done);
    });
}

void StoredRunReader::readTable(CliHistory &history, const QString &id, QObject *context, const Done &done)
{
    // An empty id would be the newest table.
    if (id.isEmpty())
        return done(unknown(id));
    history.store().loadTable(id, context, [&history, id, context, done](const StoredTable &stored) {
        if (!stored.run)
            return readRun(history, id, context, done);
        StoredRunRead read;
        read.table = restoreTable(stored);
        if (!read.table)
            return done(failed(history, tr("The table run “%1” cannot be read. %2").arg(id, stored.problem)));
        if (!stored.problem.isEmpty())
            read.warnings.append(stored.problem);
        read.warnings += read.table->job.fonts.problems;
        done(read);
    });
}

void StoredRunReader::readRun(CliHistory &history, const QString &id, QObject *context, const Done &done)
{
    history.store().load(id, context, [&history, id, done](const LoadedRun &loaded) {
        StoredRunRead read;
        if (loaded.run)
            read.loaded = loaded;
        else if (history.store().status().state == StoreState::Ready)
            read = unknown(id);
        else
            read = failed(history, tr("The history could not be read."));
        read.warnings += loaded.damage;
        done(read);
    });
}

StoredRunRead StoredRunReader::unknown(const QString &id)
{
    StoredRunRead read;
    read.status = ExitStatus::Usage;
    read.problem = id == QLatin1String("last")
        ? tr("The history is empty, so there is no such run.")
        : tr("The history has no run “%1”. “lineup-cli history” lists the runs.").arg(id);
    return read;
}

// What stands in the way says more than that something does.
StoredRunRead StoredRunReader::failed(CliHistory &history, const QString &why)
{
    StoredRunRead read;
    read.status = ExitStatus::FileError;
    const QString state = history.store().status().message;
    read.problem = state.isEmpty() ? why : state;
    return read;
}

} // namespace lineup

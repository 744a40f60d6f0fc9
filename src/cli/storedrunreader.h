// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exitstatus.h"
#include "storage/historystore.h"
#include "work/tablestore.h"

#include <QCoreApplication>

#include <functional>
#include <optional>

namespace lineup {

class CliHistory;

// One run of the history, a comparison or a string table, for a command that works with either. Of `table`
// and `loaded` exactly one is there, or else `problem`.
struct StoredRunRead
{
    std::optional<RestoredTable> table;
    std::optional<LoadedRun> loaded; // with its run
    QStringList warnings; // for people
    QString problem; // for people, whole sentences
    ExitStatus status = ExitStatus::Complete; // that the problem ends with
};

class StoredRunReader
{
    Q_DECLARE_TR_FUNCTIONS(lineup::StoredRunReader)
public:
    using Done = std::function<void(const StoredRunRead &)>;

    // `id` may be "last". Calls `done` once, unless `context` dies first; the history must be open and
    // outlive that.
    static void read(CliHistory &history, const QString &id, QObject *context, const Done &done);
    static StoredRunRead unknown(const QString &id);

private:
    static void readTable(CliHistory &history, const QString &id, QObject *context, const Done &done);
    static void readRun(CliHistory &history, const QString &id, QObject *context, const Done &done);
    static StoredRunRead failed(CliHistory &history, const QString &why);
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"
#include "migrations.h"
#include "writehook.h"

#include <memory>

namespace lineup {

class SqlConnection;

// Where a history lies and how it is kept.
struct StoreOptions
{
    QString directory; // made when it is not there
    QString person; // who gives verdicts; empty: whoever uses this computer
    int patienceMs = 2000; // how long a write waits for another process before it is Deferred
    int retryMs = 500; // between attempts to write what was Deferred
    int watchMs = 1000; // between looks whether another process has changed something, or has died
    int undoMs = 24 * 60 * 60 * 1000; // how long deleted runs can be restored
    int eraseAfterMs = 5000; // from the start to the first look whether there are any that cannot
    int eraseEveryMs = 10 * 60 * 1000; // between these looks
    int lastMs = 1500; // how long the end of the program waits for what is not written yet
    // Beyond these, what is new is given up and counted in StoreStatus::lost. About twice the text.
    qint64 mostWaitingBytes = 256 * 1024 * 1024;
    QList<Migration> migrations = historyMigrations();
    WriteHook hook = {};

    QString file() const;
};

// A history that was opened, or why not.
struct OpenedStore
{
    std::unique_ptr<SqlConnection> connection; // for writing; Ready only
    StoreStatus status;
    std::optional<SalvageReport> salvage;
};

// Opens, makes, migrates or mends the file, and ends what an earlier process left unfinished. `writer` is the
// name of this process's lock. A damaged file is put aside, never deleted, and what can be read of it is
// taken into a new one; `damaged`: it is known to be so. Throws nothing.
OpenedStore openStore(const StoreOptions &options, const QString &writer, bool damaged = false);

// The copies that were made before migrations, from so many days on. They hold what was deleted since.
void removeCopies(const StoreOptions &options, int days);

// For its owner alone.
void makeStoreFolder(const QString &directory);

// The texts of the states, for people.
StoreStatus statusFor(StoreState state, const StoreOptions &options);

} // namespace lineup

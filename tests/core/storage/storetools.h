// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historystore.h"

#include <QTemporaryDir>
#include <QTest>

namespace lineup::test {

// A run whose every member differs from its default, with two answers and an earlier take.
Run fullRun();
// A run that has just been sent to `targets` targets.
Run freshRun(const QString &text = QStringLiteral("Say hello"), int targets = 2);
// What came back for the answer at this place.
std::shared_ptr<Answer> endedAnswer(const Run &run, int index, const QString &text);

// A history in a folder of its own, and calls that wait for what comes back. Each fails its test after 20 s.
class StoreHarness
{
public:
    StoreHarness();

    HistoryStore &open();
    void close() { store.reset(); }

    StoreResult begin(const Run &run);
    // Begun, with every answer ended.
    StoreResult keep(const Run &run);
    StoreResult finish(RunJournal &journal, int index, const std::shared_ptr<Answer> &answer);
    LoadedRun load(const QString &id);
    HistoryPage page(const HistoryFilter &filter = {}, const QString &from = {}, int limit = 50);
    QStringList ids(const HistoryFilter &filter);
    StoreResult wait(const std::function<void(HistoryStore::Stored)> &call);

    QTemporaryDir folder;
    StoreOptions options;
    std::unique_ptr<HistoryStore> store;
    QObject context;
};

} // namespace lineup::test

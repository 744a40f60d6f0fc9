// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historystore.h"

#include <QObject>

#include <functional>

namespace lineup {

class Console;

// The history as commands use it: opened in the background as soon as this is made, its troubles told as
// warnings on standard error and never in the way of a result. Main thread; outlives what it records.
class CliHistory : public QObject
{
    Q_OBJECT
public:
    // How long the end of a command waits for another process, in ms.
    static constexpr int patienceMs = 10'000;
    enum class Use { Writing, Reading };

    CliHistory(Console &console, Use use, QObject *parent = nullptr);

    static QString file();
    HistoryStore &store() { return m_store; }
    // Calls `opened` once, when it is known how the history stands. Reading waits for a busy file.
    void whenOpened(std::function<void()> opened);
    // Calls `done` once, when everything up to now is on the disk, or when it is clear that it will not be:
    // then that has been said.
    void whenWritten(std::function<void()> done);

private:
    void onStatus(const StoreStatus &status);
    void warn(const StoreStatus &status);
    void checkOpened();
    void writtenOr(StoreResult result);
    void endWriting(bool written);

    Console &m_console;
    Use m_use;
    std::function<void()> m_opened;
    std::function<void()> m_written;
    QString m_warned; // the last warning
    bool m_waits = false; // for what is kept in memory
    bool m_patient = true;
    HistoryStore m_store; // the first to go: what it calls back needs the rest
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "clihistory.h"

#include "console.h"
#include "settings/paths.h"

#include <QTimer>

#include <utility>

namespace lineup {

namespace {

// What still waits when the command ends has been waited for already.
constexpr int lastMs = 200;

StoreOptions options()
{
    StoreOptions result;
    result.directory = dataDir();
    result.lastMs = lastMs;
    return result;
}

} // namespace

CliHistory::CliHistory(Console &console, Use use, QObject *parent)
    : QObject(parent)
    , m_console(console)
    , m_use(use)
    , m_store(options())
{
    connect(&m_store, &HistoryStore::statusChanged, this, &CliHistory::onStatus);
    connect(&m_store, &HistoryStore::salvaged, this,
            [this](const SalvageReport &report) { m_console.say(report.message()); });
}

QString CliHistory::file()
{
    return options().file();
}

void CliHistory::whenOpened(std::function<void()> opened)
{
    m_opened = std::move(opened);
    QTimer::singleShot(patienceMs, this, [this] {
        m_patient = false;
        checkOpened();
    });
    checkOpened();
}

void CliHistory::whenWritten(std::function<void()> done)
{
    m_written = std::move(done);
    m_store.flush(this, [this](StoreResult result) { writtenOr(result); });
}

void CliHistory::onStatus(const StoreStatus &status)
{
    warn(status);
    if (m_waits && status.state == StoreState::Ready)
        endWriting(true);
    checkOpened();
}

// Whoever only reads need not know what cannot be written.
void CliHistory::warn(const StoreStatus &status)
{
    if (m_use == Use::Reading || status.message.isEmpty() || status.message == m_warned)
        return;
    m_warned = status.message;
    m_console.say(tr("Warning: %1").arg(status.message));
}

void CliHistory::checkOpened()
{
    const StoreState state = m_store.status().state;
    const bool open
        = state != StoreState::Opening && (m_use == Use::Writing || state != StoreState::Busy || !m_patient);
    if (open && m_opened)
        std::exchange(m_opened, {})();
}

void CliHistory::writtenOr(StoreResult result)
{
    if (result != StoreResult::Deferred) {
        endWriting(result == StoreResult::Stored);
        return;
    }
    m_waits = true;
    QTimer::singleShot(patienceMs, this, [this] { endWriting(false); });
}

void CliHistory::endWriting(bool written)
{
    m_waits = false;
    if (!m_written)
        return;
    if (!written)
        m_console.say(tr("Warning: this run is not stored, or not completely."));
    std::exchange(m_written, {})();
}

} // namespace lineup

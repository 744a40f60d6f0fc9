// SPDX-License-Identifier: Apache-2.0
#include "sheetjob.h"

#include "common/background.h"

#include <QCoreApplication>
#include <QPointer>

#include <atomic>

namespace lineup {

namespace {

constexpr int tellMs = 100;

// Owned by the application object, so that what is being written is waited for before Qt's own parts go.
QThreadPool *sheetPool()
{
    static QPointer<QThreadPool> pool;
    if (!pool) {
        pool = new QThreadPool(QCoreApplication::instance());
        pool->setMaxThreadCount(2);
        // A thread takes the fonts that it used with it, and leaves none behind.
        pool->setExpiryTimeout(0);
    }
    return pool;
}

} // namespace

struct SheetJob::State
{
    std::atomic<int> percent = 0;
    SheetProgress progress{ [this](qsizetype done, qsizetype total) {
        percent = total > 0 ? int(100 * done / total) : 0;
    } };
};

SheetJob::SheetJob(Work work, QObject *parent)
    : QObject(parent)
    , m_work(std::move(work))
    , m_state(std::make_shared<State>())
{
    m_ticker.setInterval(tellMs);
    connect(&m_ticker, &QTimer::timeout, this, &SheetJob::tell);
}

SheetJob::~SheetJob()
{
    cancel();
}

void SheetJob::start()
{
    m_ticker.start();
    runInPool(
        sheetPool(), this,
        [work = std::move(m_work), state = m_state] {
            return state->progress.isCancelled() ? SheetResult::cancelled() : work(state->progress);
        },
        [this](const SheetResult &result) {
            m_ticker.stop();
            Q_EMIT finished(result);
        });
}

void SheetJob::cancel()
{
    m_state->progress.cancel();
}

void SheetJob::tell()
{
    const int percent = m_state->percent;
    if (percent > m_told) {
        m_told = percent;
        Q_EMIT progressed(percent);
    }
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "common/lowpriority.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>
#include <utility>

namespace lineup {

// The base of an object that works in a thread of its own and looks now and then whether it shall end.
class SlicedWorker : public QObject
{
    Q_OBJECT
public:
    void stop() { m_stopped = true; } // from any thread

protected:
    bool isStopped() const { return m_stopped; }

private:
    std::atomic_bool m_stopped = false;
};

// A worker with its thread; both end with this. Made and used in one thread.
template <typename Worker>
class WorkerThread
{
public:
    template <typename... Arguments>
    explicit WorkerThread(Arguments &&...arguments)
        : m_worker(new Worker(std::forward<Arguments>(arguments)...))
    {
        m_worker->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        QObject::connect(&m_thread, &QThread::started, m_worker, &lowerThisThread);
        m_thread.start();
    }
    ~WorkerThread()
    {
        m_worker->stop();
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(WorkerThread)

    Worker *worker() const { return m_worker; }
    // Calls `work(worker)` in the worker's thread, in the order of the calls.
    template <typename Work>
    void post(Work work)
    {
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, work = std::move(work)]() mutable { work(*worker); },
            Qt::QueuedConnection);
    }

private:
    QThread m_thread;
    Worker *m_worker;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lowpriority.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace lineup {

// The pool for work of the program. Qt's own global pool is left alone: raster painting waits behind whatever
// runs there, and the window would freeze with it.
QThreadPool *backgroundPool();

// Runs `work` on a thread of `pool` and then `done(result)` in the thread of `context`. `done` is called
// exactly once, or never when `context` dies first. `work` must hold copies of all that it reads.
template <typename Work, typename Done>
void runInPool(QThreadPool *pool, QObject *context, Work work, Done done)
{
    using Result = decltype(work());
    auto promise = std::make_shared<QPromise<Result>>();
    auto *watcher = new QFutureWatcher<Result>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, done = std::move(done)]() mutable {
                         watcher->deleteLater();
                         done(watcher->result());
                     });
    promise->start();
    watcher->setFuture(promise->future());
    pool->start([promise, work = std::move(work)]() mutable {
        lowerThisThread();
        promise->addResult(work());
        promise->finish();
    });
}

// The same on backgroundPool().
template <typename Work, typename Done>
void runInBackground(QObject *context, Work work, Done done)
{
    runInPool(backgroundPool(), context, std::move(work), std::move(done));
}

} // namespace lineup

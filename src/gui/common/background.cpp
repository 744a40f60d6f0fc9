// SPDX-License-Identifier: Apache-2.0
#include "background.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThread>

namespace lineup {

// Owned by the application object, so that tasks are waited for before Qt's own parts go.
QThreadPool *backgroundPool()
{
    static QPointer<QThreadPool> pool;
    if (!pool) {
        pool = new QThreadPool(QCoreApplication::instance());
        pool->setMaxThreadCount(qMax(2, QThread::idealThreadCount()));
    }
    return pool;
}

} // namespace lineup

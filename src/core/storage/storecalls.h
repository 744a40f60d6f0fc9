// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historystore.h"
#include "storereader.h"
#include "storereturns.h"
#include "storewriter.h"

#include <QCoreApplication>

namespace lineup {

// How every question to a HistoryStore gets to its threads and back. Internal to the store's sources.

// Through the writer's thread, so that what was to be written before is.
template <typename Result>
void HistoryStore::read(QObject *context, std::function<void(Result)> done,
                        std::function<Result(SqlConnection &)> work,
                        std::function<Result(const QString &)> failed)
{
    const auto job = [returns = m_returns, call = returning(context, std::move(done)), work,
                      failed](StoreReader *reader) {
        reader->read(
            [&](SqlConnection *db) {
                returns->post(call,
                              db ? work(*db)
                                 : failed(QCoreApplication::translate(
                                     "HistoryStore", "There is no history that can be read.")));
            },
            [&](const QString &message) { returns->post(call, failed(message)); });
    };
    QMetaObject::invokeMethod(
        m_writer.get(),
        [writer = m_writer.get(), reader = m_reader.get(), job] {
            writer->flushJournal();
            QMetaObject::invokeMethod(
                reader, [reader, job] { job(reader); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace lineup

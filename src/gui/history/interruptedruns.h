// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historytypes.h"

#include <QObject>

namespace lineup {

class HistoryStore;

// Offers the runs that a crash cut off, newest first, one after the other. `store` must outlive it. GUI
// thread.
class InterruptedRuns : public QObject
{
    Q_OBJECT
public:
    explicit InterruptedRuns(HistoryStore *store, QObject *parent = nullptr);

    // Once at the start; found() or nothing follows.
    void search();
    // The one that was found has been looked at, or is not wanted; the next one follows.
    void settle();
    static QString words(const InterruptedRun &run);

Q_SIGNALS:
    void found(const lineup::InterruptedRun &run);

private:
    void offer();

    HistoryStore *m_store;
    QList<InterruptedRun> m_left;
};

} // namespace lineup

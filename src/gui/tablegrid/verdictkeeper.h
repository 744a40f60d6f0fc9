// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historystore.h"
#include "work/tablejob.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace lineup {

class TableSession;

// Writes what people choose in a table run into the history, all that comes at once in one transaction: ten
// thousand picks are one write. What is chosen of a cell that is not on the disk yet is tried again for a
// while. Listens as long as it lives, and writes what waits when it goes; GUI thread.
class VerdictKeeper : public QObject
{
    Q_OBJECT
public:
    // Neither is owned; without a history nothing happens.
    VerdictKeeper(TableSession *session, HistoryStore *store, QObject *parent = nullptr);
    ~VerdictKeeper() override;

Q_SIGNALS:
    void lost(); // something could not be written, and is tried no more

private:
    // One verdict as it is heard: ten thousand may come in one go.
    struct Heard
    {
        TablePlace place;
        int sample = 1;
        VerdictKind kind = VerdictKind::Pick;
        std::optional<QString> value;
    };

    void add(const TablePlace &place, VerdictKind kind, const std::optional<QString> &value);
    QList<StoredCellVerdict> toStore(const QList<Heard> &heard) const;
    void write();
    void retry(const QList<Heard> &verdicts);

    QPointer<TableSession> m_session;
    QPointer<HistoryStore> m_store;
    QString m_runId;
    TableJob m_job;
    QList<Heard> m_waiting;
    QTimer m_soon;
    int m_retries = 0;
    bool m_writing = false;
};

} // namespace lineup

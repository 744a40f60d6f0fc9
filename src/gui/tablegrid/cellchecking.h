// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checkworker.h"
#include "tablesession.h"
#include "workerthread.h"

#include <QHash>
#include <QTimer>

#include <memory>

namespace lineup {

// Has the checks look at every cell of a session, as it comes and whenever its text changes, in a thread of
// its own, and puts what they find into the session. GUI thread.
class CellChecking : public QObject
{
    Q_OBJECT
public:
    // The session is not owned and must outlive this.
    explicit CellChecking(TableSession *session, QObject *parent = nullptr);
    ~CellChecking() override;

    // How many cells wait to be checked.
    int pending() const { return m_pending + int(m_waiting.size()); }
    // Of a text that is being typed: answered by draftChecked() with this number.
    quint64 checkDraft(const TablePlace &place, const QStringList &forms);

Q_SIGNALS:
    void pendingChanged(int pending);
    void draftChecked(quint64 draft, const QList<lineup::Finding> &findings);

private:
    void add(const QList<TablePlace> &places);
    void send();
    void take(const QList<CellFindings> &cells, int finished);

    TableSession *m_session;
    QHash<TablePlace, CheckedText> m_sent; // what was checked last
    QList<CheckedText> m_waiting;
    QTimer m_soon;
    int m_pending = 0; // sent, and not back
    quint64 m_drafts = 0;
    std::unique_ptr<WorkerThread<CheckWorker>> m_thread;
};

} // namespace lineup

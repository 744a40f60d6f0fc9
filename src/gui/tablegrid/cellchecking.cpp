// SPDX-License-Identifier: Apache-2.0
#include "cellchecking.h"

#include "work/celltexts.h"

namespace lineup {

namespace {

CheckedText checkedText(const TableCell &cell)
{
    return { cell.place, cell.answer.status, cellTexts(cell), cell.faults };
}

} // namespace

CellChecking::CellChecking(TableSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_thread(std::make_unique<WorkerThread<CheckWorker>>(session->job()))
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &CellChecking::send);
    connect(session, &TableSession::textsChanged, this, &CellChecking::add);
    connect(m_thread->worker(), &CheckWorker::checked, this, &CellChecking::take);
    connect(m_thread->worker(), &CheckWorker::draftChecked, this, &CellChecking::draftChecked);
    add(session->ended());
}

CellChecking::~CellChecking() = default;

void CellChecking::add(const QList<TablePlace> &places)
{
    for (const TablePlace &place : places) {
        const TableCell *cell = m_session->cell(place);
        if (!cell)
            continue;
        const CheckedText text = checkedText(*cell);
        const auto sent = m_sent.constFind(place);
        // An answer that came once more has no findings yet.
        if (sent != m_sent.constEnd() && *sent == text && m_session->isChecked(place))
            continue;
        m_sent.insert(place, text);
        m_waiting.append(text);
    }
    if (m_waiting.isEmpty() || m_soon.isActive())
        return;
    m_soon.start(0);
}

void CellChecking::send()
{
    m_pending += int(m_waiting.size());
    m_thread->post([texts = std::exchange(m_waiting, {})](CheckWorker &worker) { worker.add(texts); });
    Q_EMIT pendingChanged(pending());
}

void CellChecking::take(const QList<CellFindings> &cells, int finished)
{
    m_pending -= finished;
    m_session->setFindings(cells);
    if (finished > 0)
        Q_EMIT pendingChanged(pending());
}

quint64 CellChecking::checkDraft(const TablePlace &place, const QStringList &forms)
{
    const TableCell *cell = m_session->cell(place);
    CheckedText draft = cell ? checkedText(*cell) : CheckedText();
    draft.place = place;
    draft.forms = forms;
    m_thread->post([draft, number = ++m_drafts](CheckWorker &worker) { worker.checkDraft(number, draft); });
    return m_drafts;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "checkworker.h"

#include <QElapsedTimer>

#include <algorithm>

namespace lineup {

namespace {

constexpr qint64 sliceMs = 20;
// Columns grow while a run goes on: looking at the whole of them each time would take all of a processor.
constexpr int besideMs = 1500;

} // namespace

CheckWorker::CheckWorker(const TableJob &job)
    : m_job(job)
    , m_later(new QTimer(this))
{
    m_later->setSingleShot(true);
    m_later->setInterval(besideMs);
    connect(m_later, &QTimer::timeout, this, &CheckWorker::sliceLater);
}

CheckWorker::~CheckWorker() = default;

TableFindings &CheckWorker::findings()
{
    if (!m_findings)
        m_findings = std::make_unique<TableFindings>(m_job);
    return *m_findings;
}

TableCell CheckedText::cell() const
{
    TableCell cell;
    cell.place = place;
    cell.answer.status = status;
    cell.forms = forms;
    cell.faults = faults;
    return cell;
}

void CheckWorker::add(const QList<CheckedText> &texts)
{
    m_new.insert(m_new.end(), texts.cbegin(), texts.cend());
    sliceLater();
}

void CheckWorker::checkDraft(quint64 number, const CheckedText &text)
{
    if (!isStopped())
        Q_EMIT draftChecked(number, findings().ofCell(text.cell()));
}

// Behind the drafts that came in the meantime.
void CheckWorker::sliceLater()
{
    if (m_slicing || isStopped())
        return;
    m_slicing = true;
    QMetaObject::invokeMethod(this, &CheckWorker::slice, Qt::QueuedConnection);
}

void CheckWorker::slice()
{
    m_slicing = false;
    if (isStopped())
        return;
    if (!m_new.empty()) {
        checkNew();
        sliceLater();
        return;
    }
    if (!m_column && !m_later->isActive())
        beginColumn();
    if (m_column) {
        lookBeside();
        sliceLater();
    }
}

CellFindings CheckWorker::joined(const Known &known)
{
    CellFindings result{ known.text.place, known.own + known.beside };
    std::stable_sort(result.findings.begin(), result.findings.end(),
                     [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
    return result;
}

void CheckWorker::checkNew()
{
    QElapsedTimer clock;
    clock.start();
    QList<CellFindings> done;
    while (!m_new.empty() && !isStopped() && clock.elapsed() < sliceMs) {
        const CheckedText text = m_new.front();
        m_new.pop_front();
        const Column column{ text.place.language, text.place.target };
        Known &known = m_known[column][text.place.row];
        known.text = text;
        known.own = findings().ofCell(text.cell());
        done.append(joined(known));
        m_stale.insert(column);
    }
    if (!m_stale.empty() && !m_later->isActive())
        m_later->start();
    Q_EMIT checked(done, int(done.size()));
}

void CheckWorker::beginColumn()
{
    if (m_stale.empty())
        return;
    m_column = *m_stale.begin();
    m_stale.erase(m_stale.begin());
    m_nextRow = 0;
    findings().forget(m_column->first, m_column->second);
    for (const auto &[row, known] : m_known[*m_column]) {
        if (isStopped())
            return;
        findings().add(known.text.cell());
    }
}

void CheckWorker::lookBeside()
{
    QElapsedTimer clock;
    clock.start();
    QList<CellFindings> changed;
    auto &cells = m_known[*m_column];
    auto cell = cells.lower_bound(m_nextRow);
    for (; cell != cells.end() && !isStopped() && clock.elapsed() < sliceMs; ++cell) {
        const QList<Finding> beside = findings().beside(cell->second.text.cell());
        m_nextRow = cell->first + 1;
        if (beside == cell->second.beside)
            continue;
        cell->second.beside = beside;
        changed.append(joined(cell->second));
    }
    if (cell == cells.end())
        m_column.reset();
    if (!changed.isEmpty())
        Q_EMIT checked(changed, 0);
}

} // namespace lineup

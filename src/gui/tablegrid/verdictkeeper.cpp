// SPDX-License-Identifier: Apache-2.0
#include "verdictkeeper.h"

#include "tablesession.h"

namespace lineup {

namespace {

constexpr int retryMs = 500;
constexpr int mostRetries = 20;

} // namespace

VerdictKeeper::VerdictKeeper(TableSession *session, HistoryStore *store, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_store(store)
    , m_runId(session->head().id)
    , m_job(session->job())
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &VerdictKeeper::write);
    connect(session, &TableSession::verdictGiven, this, &VerdictKeeper::add);
}

VerdictKeeper::~VerdictKeeper()
{
    if (!m_waiting.isEmpty() && m_store)
        m_store->addCellVerdicts(m_runId, toStore(m_waiting), m_store, {});
}

void VerdictKeeper::add(const TablePlace &place, VerdictKind kind, const std::optional<QString> &value)
{
    const TableCell *cell = m_session->cell(place);
    m_waiting.append({ place, cell ? cell->answer.sample : 1, kind, value });
    if (!m_soon.isActive())
        m_soon.start(0);
}

QList<StoredCellVerdict> VerdictKeeper::toStore(const QList<Heard> &heard) const
{
    QList<StoredCellVerdict> verdicts;
    verdicts.reserve(heard.size());
    for (const Heard &one : heard) {
        StoredCellVerdict verdict;
        verdict.cell.row = one.place.row;
        verdict.cell.key = m_job.strings.at(one.place.row).id;
        verdict.cell.language = m_job.languages.at(one.place.language).tag;
        verdict.cell.position = one.place.target;
        verdict.cell.answer.sample = one.sample;
        verdict.kind = one.kind;
        verdict.value = one.value;
        verdicts.append(std::move(verdict));
    }
    return verdicts;
}

void VerdictKeeper::write()
{
    if (m_writing || m_waiting.isEmpty() || !m_store)
        return;
    m_writing = true;
    const QList<Heard> verdicts = std::exchange(m_waiting, {});
    m_store->addCellVerdicts(m_runId, toStore(verdicts), this, [this, verdicts](StoreResult result) {
        m_writing = false;
        if (result == StoreResult::NotStored)
            retry(verdicts);
        else
            m_retries = 0;
        if (!m_waiting.isEmpty() && !m_soon.isActive())
            m_soon.start(0);
    });
}

// In their order, before what came since.
void VerdictKeeper::retry(const QList<Heard> &verdicts)
{
    if (++m_retries > mostRetries) {
        m_retries = 0;
        Q_EMIT lost();
        return;
    }
    m_waiting = verdicts + m_waiting;
    m_soon.start(retryMs);
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "deletedrunnotice.h"

#include "storage/historystore.h"

#include <utility>

namespace lineup {

DeletedRunNotice::DeletedRunNotice(HistoryStore *store, QWidget *parent)
    : Banner(parent)
    , m_store(store)
{
    setObjectName(QStringLiteral("deletedRunNotice"));
    setClosable(true);
    connect(this, &Banner::buttonClicked, this, &DeletedRunNotice::undo);
    connect(store, &HistoryStore::changedElsewhere, this, &DeletedRunNotice::look);
    connect(store, &HistoryStore::runsChanged, this, [this](const QStringList &ids) {
        if (ids.isEmpty() || ids.contains(m_runId))
            look();
    });
}

void DeletedRunNotice::setRun(const QString &runId)
{
    if (std::exchange(m_runId, runId) == runId)
        return;
    m_standing = RunStanding::Unknown;
    m_erased = false;
    m_failed = false;
    hide();
    look();
}

void DeletedRunNotice::look()
{
    if (m_runId.isEmpty())
        return;
    m_store->standing(m_runId, this, [this, id = m_runId](RunStanding standing) {
        if (id == m_runId)
            onStanding(standing);
    });
}

// A run that was never stored is no deleted one: the history says for itself when it cannot be written.
void DeletedRunNotice::onStanding(RunStanding standing)
{
    const RunStanding before = std::exchange(m_standing, standing);
    if (standing == before)
        return;
    m_failed = false;
    m_erased = standing == RunStanding::Unknown && (before == RunStanding::Deleted || m_erased);
    if (standing == RunStanding::Deleted || m_erased)
        showWords();
    else
        hide();
}

void DeletedRunNotice::showWords()
{
    if (m_erased)
        showMessage(
            tr("This run is gone from the history for good. It is shown until you open something else: "
               "copy or export what you need."));
    else if (m_failed)
        showMessage(tr("This run was deleted from the history and could not be brought back just now."),
                    { tr("Undo") });
    else
        showMessage(tr("This run was deleted from the history. It is shown until you open something else."),
                    { tr("Undo") });
}

void DeletedRunNotice::retranslate()
{
    if (isVisible())
        showWords();
}

void DeletedRunNotice::undo()
{
    m_store->restore({ m_runId }, this, [this, id = m_runId](StoreResult result) {
        if (id != m_runId)
            return;
        m_failed = result == StoreResult::NotStored;
        if (m_failed)
            showWords();
    });
}

} // namespace lineup

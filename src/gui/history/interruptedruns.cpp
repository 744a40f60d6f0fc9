// SPDX-License-Identifier: Apache-2.0
#include "interruptedruns.h"

#include "historywords.h"
#include "storage/historystore.h"

namespace lineup {

InterruptedRuns::InterruptedRuns(HistoryStore *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{ }

void InterruptedRuns::search()
{
    m_store->interruptedRuns(this, [this](const QList<InterruptedRun> &runs) {
        m_left = runs;
        offer();
    });
}

void InterruptedRuns::offer()
{
    if (!m_left.isEmpty())
        Q_EMIT found(m_left.constFirst());
}

void InterruptedRuns::settle()
{
    if (m_left.isEmpty())
        return;
    m_store->settleInterrupted({ m_left.takeFirst().run.id }, this, {});
    offer();
}

QString InterruptedRuns::words(const InterruptedRun &run)
{
    if (run.run.table) {
        const QString what = tr("Lineup ended while a string table was being translated: %1.")
                                 .arg(HistoryWords::title(run.run));
        const QString done
            = tr("%Ln translation(s) are kept and not asked for again.", nullptr, run.run.answers);
        return tr("%1 %2", "two sentences").arg(what, done);
    }
    const QString cut = tr("Lineup ended in the middle of a run: %1 of %n answer(s) were being written.",
                           nullptr, run.run.answers)
                            .arg(run.answers);
    const QString kept = tr("%Ln character(s) of them are kept.", nullptr, int(run.characters));
    return tr("%1 %2", "two sentences").arg(cut, kept);
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "prompt/banner.h"
#include "storage/historytypes.h"

#include <QString>

namespace lineup {

class HistoryStore;

// Says that the run which the window shows has been deleted, by whomever, and takes that back. What is shown
// stays until people leave it. `store` must outlive it. GUI thread.
class DeletedRunNotice : public Banner
{
    Q_OBJECT
public:
    explicit DeletedRunNotice(HistoryStore *store, QWidget *parent = nullptr);

    // The run that is shown; empty: none.
    void setRun(const QString &runId);
    void retranslate();

private:
    void look();
    void onStanding(RunStanding standing);
    void showWords();
    void undo();

    HistoryStore *m_store;
    QString m_runId;
    RunStanding m_standing = RunStanding::Unknown;
    bool m_erased = false;
    bool m_failed = false; // the history could not take it back
};

} // namespace lineup

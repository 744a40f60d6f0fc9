// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historytypes.h"

#include <QToolButton>

namespace lineup {

// How the history stands, in the status bar: an icon and a few words, all of them in the tool tip and for
// screen readers. A click leads to the history's settings.
class HistoryStatus : public QToolButton
{
    Q_OBJECT
public:
    explicit HistoryStatus(QWidget *parent = nullptr);

    void setStatus(const StoreStatus &status);
    // Something is being written down.
    void setSaving(bool saving);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showWords();

    StoreStatus m_status;
    bool m_saving = false;
};

} // namespace lineup

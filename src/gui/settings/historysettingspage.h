// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historytypes.h"

#include <QWidget>

#include <memory>

namespace lineup {

namespace Ui {
class HistorySettingsPage;
}

class HistoryStore;

// Settings page of the history: where it lies and how large it is, deleting what is old (which can be
// undone) and erasing what is deleted (which cannot), export and import. `store` must outlive it. GUI thread.
class HistorySettingsPage : public QWidget
{
    Q_OBJECT
public:
    explicit HistorySettingsPage(HistoryStore *store, QWidget *parent = nullptr);
    ~HistorySettingsPage() override;

    void exportTo(const QString &path);
    void importFrom(const QString &path);

private:
    void measure();
    void showStatus();
    void deleteOld();
    void undo();
    void askErase();
    void erase();
    void erased(StoreResult result);
    void askExport();
    void askImport();
    void openFolder();
    void setBusy(bool busy, const QString &words);
    void showReport(const QString &words, const TransferReport &report);
    void say(const QString &words);

    std::unique_ptr<Ui::HistorySettingsPage> m_ui;
    HistoryStore *m_store;
    QStringList m_deleted; // what undo brings back
    HistorySize m_size;
    bool m_erasing = false;
};

} // namespace lineup

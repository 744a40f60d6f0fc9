// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historyfiltermenu.h"
#include "storage/historytypes.h"

#include <QHash>
#include <QPersistentModelIndex>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace Ui {
class HistoryPanel;
}

namespace lineup {

class Banner;
class FilterChips;
class HistoryDelegate;
class HistoryModel;
class HistoryStore;

// The list of all runs with search, filters and what can be done with a run. Deleting can be undone. It opens
// nothing itself. `store` must outlive it. GUI thread.
class HistoryPanel : public QWidget
{
    Q_OBJECT
public:
    static constexpr int searchDelayMs = 150;

    enum class Command { Open, RunAgain, Export, Rename, Star, Tags, Delete, Undo };

    explicit HistoryPanel(HistoryStore *store, QWidget *parent = nullptr);
    ~HistoryPanel() override;

    // Commands on the selected runs; their shortcuts hold while the list has the focus.
    QList<QAction *> commands() const { return m_commands.values(); }
    QAction *command(Command command) const { return m_commands.value(command); }
    HistoryModel *model() const { return m_model; }

    void setShownRun(const QString &runId);
    // Nothing is sent while something runs.
    void setSendingEnabled(bool enabled);
    void focusSearch();
    void focusList();

Q_SIGNALS:
    void openRequested(const QString &runId);
    void runAgainRequested(const QString &runId);
    void exportRequested(const QStringList &runIds); // as they stand in the list
    void shownRunChanged(const QString &runId); // in the window; empty: none from here
    void promptRequested(); // the button of the empty list

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void createCommands();
    void connectView();
    void connectCommands();
    void search();
    void clearAll();
    void showState();
    void notePlace();
    void restorePlace();
    void updateCommands();
    QStringList selected() const;
    QString current() const;
    void removeSelected();
    void undo();
    void starSelected();
    void editTags();
    void showMenu(const QPoint &at);
    void retranslate();
    void told(StoreResult result);

    std::unique_ptr<::Ui::HistoryPanel> m_ui;
    HistoryStore *m_store;
    HistoryModel *m_model;
    HistoryDelegate *m_delegate;
    HistoryFilterMenu *m_filters;
    Banner *m_banner;
    FilterChips *m_chips;
    QTimer m_searchDelay;
    QHash<Command, QAction *> m_commands;
    QStringList m_removed; // what undo brings back
    QPersistentModelIndex m_topRow; // where the reader is, unless at the very top
    int m_topOffset = 0;
    bool m_sendingEnabled = true;
};

} // namespace lineup

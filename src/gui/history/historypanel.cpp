// SPDX-License-Identifier: Apache-2.0
#include "historypanel.h"

#include "common/accessible.h"
#include "common/icons.h"
#include "filterchips.h"
#include "historydelegate.h"
#include "historymodel.h"
#include "historywords.h"
#include "prompt/banner.h"
#include "storage/historystore.h"
#include "ui_historypanel.h"

#include <QAction>
#include <QKeyEvent>
#include <QScrollBar>

namespace lineup {

using namespace Qt::StringLiterals;

HistoryPanel::HistoryPanel(HistoryStore *store, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<::Ui::HistoryPanel>())
    , m_store(store)
    , m_model(new HistoryModel(store, this))
    , m_delegate(new HistoryDelegate(this))
    , m_filters(new HistoryFilterMenu(store, this))
    , m_banner(new Banner)
    , m_chips(new FilterChips)
{
    m_ui->setupUi(this);
    m_ui->panelLayout->insertWidget(0, m_banner);
    m_banner->setClosable(true);
    m_ui->filterLayout->insertWidget(0, m_chips, 1);
    setTabOrder(m_ui->filterButton, m_chips);
    setTabOrder(m_chips, m_ui->clearFiltersButton);
    m_ui->filterButton->setMenu(m_filters);
    m_ui->filterButton->setIcon(icon(u"filter"_s));
    m_ui->historyView->setModel(m_model);
    m_ui->historyView->setItemDelegate(m_delegate);
    m_ui->historySearch->installEventFilter(this);
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(searchDelayMs);
    connect(&m_searchDelay, &QTimer::timeout, this, &HistoryPanel::search);
    createCommands();
    connectView();
    connectCommands();
    retranslate();
    showState();
    updateCommands();
}

HistoryPanel::~HistoryPanel() = default;

void HistoryPanel::connectView()
{
    connect(m_ui->historySearch, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(m_filters, &HistoryFilterMenu::filterChanged, this, &HistoryPanel::search);
    connect(m_chips, &FilterChips::chosen, m_filters, &HistoryFilterMenu::setFilter);
    connect(m_chips, &FilterChips::emptied, this, &HistoryPanel::focusSearch);
    connect(m_ui->clearFiltersButton, &QToolButton::clicked, m_filters, &HistoryFilterMenu::clearFilter);
    connect(m_ui->historyView, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT openRequested(m_model->run(index.row()).id); });
    connect(m_ui->historyView, &QListView::customContextMenuRequested, this, &HistoryPanel::showMenu);
    connect(m_ui->historyView->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryPanel::updateCommands);
    connect(m_model, &HistoryModel::updating, this, &HistoryPanel::notePlace);
    connect(m_model, &HistoryModel::loaded, this, &HistoryPanel::restorePlace);
    connect(m_model, &HistoryModel::loaded, this, &HistoryPanel::showState);
    connect(m_model, &HistoryModel::dataChanged, this, &HistoryPanel::updateCommands);
    connect(m_store, &HistoryStore::statusChanged, this, [this] {
        m_model->reload();
        showState();
    });
    connect(m_ui->emptyButton, &QPushButton::clicked, this, [this] {
        if (m_model->filter() == HistoryFilter())
            Q_EMIT promptRequested();
        else
            clearAll();
    });
    connect(m_banner, &Banner::buttonClicked, this, &HistoryPanel::undo);
    connect(m_banner, &Banner::closed, this, &HistoryPanel::focusList);
}

void HistoryPanel::search()
{
    m_searchDelay.stop();
    HistoryFilter filter = m_filters->filter();
    filter.text = m_ui->historySearch->text().trimmed();
    m_model->setFilter(filter);
    const QList<HistoryWords::FilterPart> parts = HistoryWords::filterParts(filter);
    m_chips->setParts(parts);
    m_ui->filterRow->setVisible(!parts.isEmpty());
}

void HistoryPanel::clearAll()
{
    m_ui->historySearch->clear();
    m_filters->clearFilter();
    search();
    m_ui->historySearch->setFocus();
}

// What comes in above the reader moves nothing that is being read; at the very top new runs are to be seen.
void HistoryPanel::notePlace()
{
    m_topRow = QModelIndex();
    if (m_ui->historyView->verticalScrollBar()->value() == 0)
        return;
    m_topRow = m_ui->historyView->indexAt({ m_ui->historyView->viewport()->width() / 2, 0 });
    m_topOffset = m_ui->historyView->visualRect(m_topRow).top();
}

void HistoryPanel::restorePlace()
{
    if (!m_topRow.isValid())
        return;
    QScrollBar *bar = m_ui->historyView->verticalScrollBar();
    const int moved = m_ui->historyView->visualRect(m_topRow).top() - m_topOffset;
    if (moved != 0)
        bar->setValue(bar->value() + moved);
}

// The list, or why there is none.
void HistoryPanel::showState()
{
    const bool any = m_model->rowCount() > 0;
    const bool filtered = m_model->filter() != HistoryFilter();
    const bool hadFocus = m_ui->historyView->hasFocus();
    QString words;
    QString button;
    if (!m_model->error().isEmpty()) {
        words = m_store->status().message.isEmpty() ? m_model->error() : m_store->status().message;
    } else if (filtered) {
        words = tr("Nothing found.");
        button = tr("Clear search and filters");
    } else {
        words = tr("No runs yet. Everything that you send is kept here.");
        button = tr("Write a prompt");
    }
    const bool empty = m_model->isLoaded() && !any;
    m_ui->historyView->setVisible(!empty);
    m_ui->emptyPage->setVisible(empty);
    m_ui->emptyLabel->setText(words);
    m_ui->emptyButton->setText(button);
    m_ui->emptyButton->setVisible(!button.isEmpty());
    if (empty && hadFocus)
        m_ui->historySearch->setFocus();
    if (empty)
        announce(m_ui->emptyPage, words);
    // After a deletion as well: the next key is meant for what stands there now.
    if (any && !m_ui->historyView->selectionModel()->hasSelection()) {
        const QModelIndex present = m_ui->historyView->currentIndex();
        m_ui->historyView->selectionModel()->setCurrentIndex(present.isValid() ? present : m_model->index(0),
                                                             QItemSelectionModel::ClearAndSelect);
    }
    updateCommands();
}

void HistoryPanel::setShownRun(const QString &runId)
{
    m_delegate->setShownRun(runId);
    m_ui->historyView->viewport()->update();
    Q_EMIT shownRunChanged(runId);
}

void HistoryPanel::setSendingEnabled(bool enabled)
{
    m_sendingEnabled = enabled;
    updateCommands();
}

void HistoryPanel::focusSearch()
{
    m_ui->historySearch->setFocus(Qt::ShortcutFocusReason);
    m_ui->historySearch->selectAll();
}

void HistoryPanel::focusList()
{
    if (m_ui->historyView->isVisibleTo(this))
        m_ui->historyView->setFocus(Qt::OtherFocusReason);
    else
        m_ui->historySearch->setFocus(Qt::OtherFocusReason);
}

// In the search Esc clears it, and only an empty one lets the window have the key; down leads to the list.
// The keyboard comes here when the last run of the list is deleted: undo is meant for that one.
bool HistoryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->historySearch
        && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool clears = key == Qt::Key_Escape && !m_ui->historySearch->text().isEmpty();
        const bool leaves = key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter;
        const bool undoes = static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo)
            && !m_ui->historySearch->isUndoAvailable() && !m_removed.isEmpty();
        if ((clears || leaves || undoes) && event->type() == QEvent::ShortcutOverride) {
            event->accept();
            return true;
        }
        if (undoes) {
            undo();
            return true;
        }
        if (clears) {
            m_ui->historySearch->clear();
            search();
            return true;
        }
        if (leaves) {
            search();
            focusList();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HistoryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->reload();
}

void HistoryPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        showState();
    } else if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
        // Another program may have added runs meanwhile.
        m_model->reload();
    }
}

} // namespace lineup

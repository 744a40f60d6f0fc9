// SPDX-License-Identifier: Apache-2.0
// What people do with the runs in the list.
#include "common/accessible.h"
#include "common/icons.h"
#include "historymodel.h"
#include "historypanel.h"
#include "historywords.h"
#include "prompt/banner.h"
#include "storage/historystore.h"
#include "ui_historypanel.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Spec
{
    HistoryPanel::Command command;
    const char *name; // object name, and id in the settings
    const char *text;
    const char *shortcut; // portable text, "" for none
    const char *icon;
};

constexpr Spec specs[] = {
    { HistoryPanel::Command::Open, "historyOpen", QT_TRANSLATE_NOOP("lineup::HistoryPanel", "&Open"), "",
      "open" },
    { HistoryPanel::Command::RunAgain, "historyRunAgain",
      QT_TRANSLATE_NOOP("lineup::HistoryPanel", "Run &again"), "Shift+Return", "retry" },
    { HistoryPanel::Command::Export, "historyExport", QT_TRANSLATE_NOOP("lineup::HistoryPanel", "&Export…"),
      "", "export" },
    { HistoryPanel::Command::Rename, "historyRename",
      QT_TRANSLATE_NOOP("lineup::HistoryPanel", "&Rename run"), "F2", "edit" },
    { HistoryPanel::Command::Star, "historyStar", QT_TRANSLATE_NOOP("lineup::HistoryPanel", "&Star run"), "S",
      "star" },
    { HistoryPanel::Command::Tags, "historyTags", QT_TRANSLATE_NOOP("lineup::HistoryPanel", "Edit &tags…"),
      "T", "flag" },
    { HistoryPanel::Command::Delete, "historyDelete",
      QT_TRANSLATE_NOOP("lineup::HistoryPanel", "&Delete run"), "Del", "delete" },
    { HistoryPanel::Command::Undo, "historyUndo",
      QT_TRANSLATE_NOOP("lineup::HistoryPanel", "&Undo deleting runs"), "Ctrl+Z", "" },
};

constexpr int mostTags = 20;
constexpr int longestTag = 40;

QStringList tagsFrom(const QString &text)
{
    QStringList tags;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString tag = part.simplified().left(longestTag);
        if (!tag.isEmpty() && !tags.contains(tag) && tags.size() < mostTags)
            tags.append(tag);
    }
    return tags;
}

} // namespace

void HistoryPanel::createCommands()
{
    for (const Spec &spec : specs) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1StringView(spec.name));
        if (*spec.shortcut)
            action->setShortcut(QKeySequence(QLatin1StringView(spec.shortcut), QKeySequence::PortableText));
        action->setShortcutContext(Qt::WidgetShortcut);
        if (*spec.icon)
            action->setIcon(icon(QLatin1StringView(spec.icon)));
        m_commands.insert(spec.command, action);
        m_ui->historyView->addAction(action);
    }
}

void HistoryPanel::retranslate()
{
    for (const Spec &spec : specs)
        m_commands.value(spec.command)->setText(tr(spec.text));
    m_filters->retranslate();
    m_banner->hide();
    search();
}

void HistoryPanel::connectCommands()
{
    const auto on = [this](Command id, auto slot) { connect(command(id), &QAction::triggered, this, slot); };
    on(Command::Open, [this] { Q_EMIT openRequested(current()); });
    on(Command::RunAgain, [this] { Q_EMIT runAgainRequested(current()); });
    on(Command::Export, [this] { Q_EMIT exportRequested(selected()); });
    on(Command::Rename, [this] { m_ui->historyView->edit(m_ui->historyView->currentIndex()); });
    on(Command::Star, &HistoryPanel::starSelected);
    on(Command::Tags, &HistoryPanel::editTags);
    on(Command::Delete, &HistoryPanel::removeSelected);
    on(Command::Undo, &HistoryPanel::undo);
}

QStringList HistoryPanel::selected() const
{
    QStringList ids;
    QModelIndexList rows = m_ui->historyView->selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows))
        ids.append(m_model->run(row.row()).id);
    return ids;
}

QString HistoryPanel::current() const
{
    const QModelIndex index = m_ui->historyView->currentIndex();
    return index.isValid() ? m_model->run(index.row()).id : QString();
}

void HistoryPanel::updateCommands()
{
    const QModelIndexList rows = m_ui->historyView->selectionModel()->selectedIndexes();
    const bool one = rows.size() == 1;
    bool running = false;
    bool starred = !rows.isEmpty();
    for (const QModelIndex &row : rows) {
        running = running || m_model->run(row.row()).running > 0;
        starred = starred && m_model->run(row.row()).starred;
    }
    command(Command::Open)->setEnabled(one);
    command(Command::RunAgain)->setEnabled(one && m_sendingEnabled);
    command(Command::Rename)->setEnabled(one);
    command(Command::Tags)->setEnabled(one);
    command(Command::Star)->setEnabled(!rows.isEmpty());
    command(Command::Star)->setText(starred ? tr("Remove &star") : tr("&Star run"));
    command(Command::Delete)->setEnabled(!rows.isEmpty() && !running);
    command(Command::Undo)->setEnabled(!m_removed.isEmpty());
}

void HistoryPanel::removeSelected()
{
    const QStringList ids = selected();
    if (ids.isEmpty())
        return;
    m_store->remove(ids, this, [this, ids](StoreResult result) {
        told(result);
        if (result == StoreResult::NotStored)
            return;
        m_removed = ids;
        m_banner->showMessage(tr("%n run(s) deleted.", nullptr, int(ids.size())), { tr("Undo") });
        updateCommands();
    });
}

void HistoryPanel::undo()
{
    const QStringList ids = std::exchange(m_removed, {});
    m_banner->hide();
    updateCommands();
    if (ids.isEmpty())
        return;
    m_store->restore(ids, this, [this, ids](StoreResult result) { told(result); });
    focusList();
}

void HistoryPanel::starSelected()
{
    const QModelIndexList rows = m_ui->historyView->selectionModel()->selectedIndexes();
    const bool all = std::all_of(rows.cbegin(), rows.cend(),
                                 [this](const QModelIndex &row) { return m_model->run(row.row()).starred; });
    m_store->setStarred(selected(), !all, this, [this](StoreResult result) { told(result); });
}

void HistoryPanel::editTags()
{
    const QModelIndex index = m_ui->historyView->currentIndex();
    if (!index.isValid())
        return;
    const RunSummary &run = m_model->run(index.row());
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"historyTagsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Tags"));
    dialog->setLabelText(tr("Tags of this run, with commas between them:"));
    dialog->setTextValue(run.tags.join(u", "_s));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, id = run.id](const QString &text) {
        m_store->setTags(id, tagsFrom(text), this, [this](StoreResult result) { told(result); });
    });
    dialog->open();
}

// Changes come back from the history by themselves; only what it could not take needs words.
void HistoryPanel::told(StoreResult result)
{
    if (result == StoreResult::Stored)
        return;
    const QString why = m_store->status().message;
    m_banner->showMessage(why.isEmpty() ? tr("The history could not be changed.") : why);
}

void HistoryPanel::showMenu(const QPoint &at)
{
    if (!m_ui->historyView->indexAt(at).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Spec &spec : specs) {
        if (spec.command == Command::Rename || spec.command == Command::Delete)
            menu->addSeparator();
        menu->addAction(command(spec.command));
    }
    menu->popup(m_ui->historyView->viewport()->mapToGlobal(at));
}

} // namespace lineup

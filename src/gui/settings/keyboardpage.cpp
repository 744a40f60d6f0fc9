// SPDX-License-Identifier: Apache-2.0
#include "keyboardpage.h"

#include "common/accessible.h"
#include "shortcutmodel.h"
#include "shortcuts.h"
#include "ui_keyboardpage.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>

namespace lineup {

KeyboardPage::KeyboardPage(Shortcuts *shortcuts, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::KeyboardPage>())
    , m_shortcuts(shortcuts)
    , m_rows(new QSortFilterProxyModel(this))
{
    m_ui->setupUi(this);
    m_rows->setSourceModel(new ShortcutModel(shortcuts, this));
    m_rows->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_rows->setFilterKeyColumn(-1);
    m_ui->shortcutsTable->setModel(m_rows);
    m_ui->shortcutsTable->verticalHeader()->hide();
    m_ui->shortcutsTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_ui->shortcutsTable->horizontalHeader()->setSectionResizeMode(ShortcutModel::Action,
                                                                   QHeaderView::Stretch);
    setupConnections();
    // The field hands its keys to an inner line edit.
    m_ui->sequenceEdit->installEventFilter(this);
    const QList<QWidget *> inner = m_ui->sequenceEdit->findChildren<QWidget *>();
    for (QWidget *widget : inner)
        widget->installEventFilter(this);
    m_ui->shortcutsTable->selectRow(0);
    updateButtons();
}

KeyboardPage::~KeyboardPage() = default;

void KeyboardPage::setupConnections()
{
    connect(m_ui->filterEdit, &QLineEdit::textChanged, m_rows, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_ui->shortcutsTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &KeyboardPage::showRow);
    connect(m_ui->sequenceEdit, &QKeySequenceEdit::keySequenceChanged, this, &KeyboardPage::updateButtons);
    connect(m_ui->assignButton, &QPushButton::clicked, this, [this] {
        m_shortcuts->assign(currentAction(), m_ui->sequenceEdit->keySequence());
        showRow();
    });
    connect(m_ui->clearButton, &QPushButton::clicked, this, [this] {
        m_shortcuts->assign(currentAction(), QKeySequence());
        showRow();
    });
    connect(m_ui->resetButton, &QPushButton::clicked, this, [this] {
        m_shortcuts->reset(currentAction());
        showRow();
    });
    connect(m_ui->resetAllButton, &QPushButton::clicked, this, [this] {
        m_shortcuts->resetAll();
        showRow();
    });
}

// Esc closes every dialog and Tab goes on: a field that swallowed them would be a trap. Neither is of use as
// a shortcut, but for Stop, which has Esc and gets it back by Reset.
bool KeyboardPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool press = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!press || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape
        || static_cast<QKeyEvent *>(event)->modifiers() != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        leaveField(static_cast<QKeyEvent *>(event));
    return true;
}

void KeyboardPage::leaveField(QKeyEvent *event)
{
    const int action = currentAction();
    const bool typed = action >= 0 && m_ui->sequenceEdit->keySequence() != m_shortcuts->sequence(action);
    // First back to what was there, then what Esc does in a dialog.
    if (typed)
        showRow();
    else
        QCoreApplication::sendEvent(window(), event);
}

int KeyboardPage::currentAction() const
{
    const QModelIndexList rows = m_ui->shortcutsTable->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : m_rows->mapToSource(rows.first()).row();
}

void KeyboardPage::showRow()
{
    const int action = currentAction();
    m_ui->sequenceEdit->setKeySequence(action < 0 ? QKeySequence() : m_shortcuts->sequence(action));
    updateButtons();
}

void KeyboardPage::updateButtons()
{
    const int action = currentAction();
    const QKeySequence wanted = m_ui->sequenceEdit->keySequence();
    const int other = action < 0 ? -1 : m_shortcuts->conflict(action, wanted);
    m_ui->assignButton->setEnabled(action >= 0 && !wanted.isEmpty()
                                   && wanted != m_shortcuts->sequence(action));
    m_ui->clearButton->setEnabled(action >= 0 && !m_shortcuts->sequence(action).isEmpty());
    m_ui->resetButton->setEnabled(action >= 0 && m_shortcuts->isChanged(action));
    if (other < 0)
        say(QString());
    else
        say(tr("%1 is taken by \"%2\", which loses it if you assign it here.")
                .arg(wanted.toString(QKeySequence::NativeText), m_shortcuts->title(other)));
}

void KeyboardPage::say(const QString &text)
{
    m_ui->conflictLabel->setText(text);
    announce(m_ui->conflictLabel, text);
}

} // namespace lineup

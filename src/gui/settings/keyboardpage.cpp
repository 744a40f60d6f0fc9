// SPDX-License-Identifier: Apache-2.0
#include "keyboardpage.h"

#include "common/accessible.h"
#include "shortcutmodel.h"
#include "shortcuts.h"
#include "ui_keyboardpage.h"

#include <QHeaderView>
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
    m_ui->shortcutsTable->horizontalHeader()->setSectionResizeMode(ShortcutModel::Action,
                                                                   QHeaderView::Stretch);
    setupConnections();
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

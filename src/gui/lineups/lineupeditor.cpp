// SPDX-License-Identifier: Apache-2.0
#include "lineupeditor.h"

#include "lineupservices.h"
#include "ui_lineupeditor.h"

#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>

namespace lineup {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto checkPause = 300ms;

} // namespace

LineupEditor::LineupEditor(LineupServices *services, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<::Ui::LineupEditor>())
    , m_services(services)
{
    m_ui->setupUi(this);
    m_ui->targetForm->setServices(m_services);
    m_ui->splitter->setStretchFactor(1, 1);
    const QFontMetrics metrics = fontMetrics();
    resize(metrics.averageCharWidth() * 130, metrics.lineSpacing() * 38);
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(checkPause);
    connect(&m_checkTimer, &QTimer::timeout, this, [this] { check(Purpose::Show); });
    setupList();
    setupButtons();
    connect(m_ui->nameEdit, &QLineEdit::textEdited, this, &LineupEditor::followChange);
    connect(m_ui->targetForm, &TargetForm::edited, this, &LineupEditor::takeForm);
    connect(m_ui->targetForm, &TargetForm::fieldLeft, this, &LineupEditor::takeForm);
    connect(m_ui->targetForm, &TargetForm::settingsRequested, this, &LineupEditor::settingsRequested);
    connect(m_ui->banner, &Banner::buttonClicked, this, &LineupEditor::undoRemove);
    setLineup({});
}

LineupEditor::~LineupEditor() = default;

void LineupEditor::setupList()
{
    m_ui->targetView->setModel(&m_model);
    connect(m_ui->targetView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LineupEditor::followCurrent);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, &LineupEditor::followChange);
    connect(m_ui->addButton, &QPushButton::clicked, this, &LineupEditor::add);
    connect(m_ui->addFirstButton, &QPushButton::clicked, this, &LineupEditor::add);
    connect(m_ui->duplicateButton, &QPushButton::clicked, this, &LineupEditor::duplicate);
    connect(m_ui->removeButton, &QPushButton::clicked, this, &LineupEditor::remove);
    connect(m_ui->upButton, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_ui->downButton, &QPushButton::clicked, this, [this] { move(1); });
    auto *removeKey
        = new QShortcut(QKeySequence::Delete, m_ui->targetView, nullptr, nullptr, Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, &LineupEditor::remove);
    auto *undoKey = new QShortcut(QKeySequence::Undo, m_ui->targetView, nullptr, nullptr, Qt::WidgetShortcut);
    connect(undoKey, &QShortcut::activated, this, &LineupEditor::undoRemove);
}

void LineupEditor::setupButtons()
{
    m_saveAs = m_ui->buttonBox->addButton(tr("Save as…"), QDialogButtonBox::ActionRole);
    m_saveAs->setObjectName(u"saveAsButton"_s);
    m_saveAs->setAutoDefault(false);
    connect(m_saveAs, &QPushButton::clicked, this, [this] { check(Purpose::SaveAs); });
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &LineupEditor::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &LineupEditor::reject);
}

void LineupEditor::setNew(bool isNew)
{
    m_isNew = isNew;
    setWindowTitle(isNew ? tr("New lineup[*]") : tr("Edit lineup[*]"));
}

void LineupEditor::setLineup(const Lineup &lineup)
{
    m_rest = lineup;
    m_tellAll = false;
    m_issues.clear();
    m_removed.clear();
    m_ui->banner->hide();
    m_ui->nameEdit->setText(lineup.name);
    QList<TargetDraft> drafts;
    for (const Target &target : lineup.targets) {
        drafts.append(draftOf(target));
        drafts.last().autoId = m_isNew;
    }
    m_model.setDrafts(drafts);
    selectTarget(0);
    followCurrent();
    markSaved();
    followChange();
}

Lineup LineupEditor::lineup() const
{
    Lineup lineup = m_rest;
    lineup.name = m_ui->nameEdit->text().trimmed();
    lineup.targets.clear();
    for (const TargetDraft &draft : m_model.drafts())
        lineup.targets.append(draft.target);
    return lineup;
}

bool LineupEditor::hasChanges() const
{
    if (lineup() != m_saved)
        return true;
    // A text that makes no sense yet is not in the lineup, but it is somebody's work.
    return std::any_of(m_model.drafts().cbegin(), m_model.drafts().cend(),
                       [](TargetDraft draft) { return !applyTexts(draft).isEmpty(); });
}

void LineupEditor::markSaved()
{
    m_saved = lineup();
    setWindowModified(hasChanges());
}

void LineupEditor::showMessage(const QString &text)
{
    m_ui->banner->showMessage(text);
}

int LineupEditor::currentRow() const
{
    return m_ui->targetView->currentIndex().row();
}

void LineupEditor::selectTarget(int row)
{
    if (row >= 0 && row < m_model.rowCount())
        m_ui->targetView->setCurrentIndex(m_model.index(row));
}

void LineupEditor::insertAt(int row, const TargetDraft &draft)
{
    m_model.insert(row, draft);
    selectTarget(row);
    followCurrent();
    followChange();
}

void LineupEditor::add()
{
    TargetDraft draft;
    draft.autoId = true;
    const int row = currentRow();
    draft.target.provider
        = row >= 0 ? m_model.draft(row).target.provider : builtInProviders().constFirst().id;
    draft.target.id = uniqueId({}, m_model.ids());
    insertAt(row + 1, draft);
    m_ui->targetForm->focusField(u"provider"_s);
}

void LineupEditor::duplicate()
{
    const int row = currentRow();
    if (row < 0)
        return;
    TargetDraft draft = m_model.draft(row);
    draft.target.label = tr("%1 (copy)").arg(draft.target.displayName());
    draft.target.id = uniqueId(draft.target.id, m_model.ids());
    draft.autoId = false;
    insertAt(row + 1, draft);
    m_ui->targetForm->focusField(u"label"_s);
}

void LineupEditor::remove()
{
    const int row = currentRow();
    if (row < 0)
        return;
    m_removed.append({ row, m_model.take(row) });
    selectTarget(qMin(row, m_model.rowCount() - 1));
    followCurrent();
    followChange();
    sayRemoved();
}

void LineupEditor::sayRemoved()
{
    m_ui->banner->showMessage(tr("%1 is removed.").arg(m_removed.constLast().draft.target.displayName()),
                              { tr("Undo") });
}

void LineupEditor::undoRemove()
{
    if (m_removed.isEmpty())
        return;
    Removed removed = m_removed.takeLast();
    if (m_removed.isEmpty())
        m_ui->banner->hide();
    else
        sayRemoved();
    if (m_model.ids().contains(removed.draft.target.id))
        removed.draft.target.id = uniqueId(removed.draft.target.id, m_model.ids());
    insertAt(qMin(removed.row, m_model.rowCount()), removed.draft);
    m_ui->targetView->setFocus();
}

void LineupEditor::move(int by)
{
    const int row = currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_model.rowCount())
        return;
    m_model.moveRow({}, row, {}, by > 0 ? to + 1 : to);
}

void LineupEditor::followCurrent()
{
    const int row = currentRow();
    m_ui->stack->setCurrentWidget(row < 0 ? static_cast<QWidget *>(m_ui->emptyPage) : m_ui->formScroll);
    if (row >= 0) {
        m_ui->targetForm->setDraft(m_model.draft(row));
        showProblems();
    }
    followChange();
}

void LineupEditor::takeForm()
{
    const int row = currentRow();
    if (row < 0)
        return;
    TargetDraft draft = m_ui->targetForm->draft();
    if (draft.autoId) {
        QStringList others = m_model.ids();
        others.removeAt(row);
        const QString source = draft.target.label.isEmpty() ? draft.target.model : draft.target.label;
        draft.target.id = uniqueId(source, others);
        m_ui->targetForm->setGeneratedId(draft.target.id);
    }
    m_model.setDraft(row, draft);
    followChange();
}

void LineupEditor::followChange()
{
    ++m_version;
    const int row = currentRow();
    m_ui->duplicateButton->setEnabled(row >= 0);
    m_ui->removeButton->setEnabled(row >= 0);
    m_ui->upButton->setEnabled(row > 0);
    m_ui->downButton->setEnabled(row >= 0 && row + 1 < m_model.rowCount());
    setWindowModified(hasChanges());
    m_checkTimer.start();
}

void LineupEditor::accept()
{
    check(Purpose::Accept);
}

void LineupEditor::reject()
{
    if (hasChanges())
        askToDiscard();
    else
        QDialog::reject();
}

void LineupEditor::askToDiscard()
{
    if (findChild<QMessageBox *>(u"discardQuestion"_s, Qt::FindDirectChildrenOnly))
        return;
    auto *question = new QMessageBox(QMessageBox::NoIcon, m_isNew ? tr("New lineup") : tr("Edit lineup"),
                                     tr("The changes to this lineup are not kept if you close it now."),
                                     QMessageBox::Discard | QMessageBox::Cancel, this);
    question->setObjectName(u"discardQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setDefaultButton(QMessageBox::Cancel);
    question->button(QMessageBox::Discard)->setText(tr("Discard changes"));
    question->button(QMessageBox::Cancel)->setText(tr("Keep editing"));
    connect(question, &QMessageBox::finished, this, [this](int result) {
        if (result == QMessageBox::Discard)
            QDialog::reject();
    });
    question->open();
}

} // namespace lineup

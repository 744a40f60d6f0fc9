// SPDX-License-Identifier: Apache-2.0
#include "answerpanel.h"
#include "answerview.h"
#include "ui_AnswerPanel.h"

#include <QPlainTextEdit>

// What a person adds to an answer: an edited text, a note, a comparison with another one.
namespace lineup {

namespace {
constexpr int noteAfterMs = 500;
constexpr int noteLines = 3;
} // namespace

void AnswerPanel::connectNote()
{
    m_ui->noteEdit->setFixedHeight(m_ui->noteEdit->fontMetrics().lineSpacing() * noteLines
                                   + 2 * m_ui->noteEdit->frameWidth()
                                   + 2 * int(m_ui->noteEdit->document()->documentMargin()));
    m_noteDelay.setSingleShot(true);
    m_noteDelay.setInterval(noteAfterMs);
    connect(&m_noteDelay, &QTimer::timeout, this, &AnswerPanel::reportNote);
    connect(m_ui->noteEdit, &QPlainTextEdit::textChanged, &m_noteDelay, qOverload<>(&QTimer::start));
}

void AnswerPanel::connectEditor()
{
    const AnswerEditor *editor = m_ui->answerEditor;
    connect(editor, &AnswerEditor::textEdited, this, &AnswerPanel::textEdited);
    connect(editor, &AnswerEditor::textChanged, this, &AnswerPanel::showFacts);
    connect(editor, &AnswerEditor::originalWanted, this, &AnswerPanel::showEdited);
    connect(editor, &AnswerEditor::closed, this, [this] {
        m_ui->footer->setEditing(false);
        showEdited();
        m_ui->answerText->setFocus();
    });
    connect(m_ui->originalButton, &QToolButton::toggled, this, &AnswerPanel::showEdited);
    connect(m_ui->restoreButton, &QToolButton::clicked, this, &AnswerPanel::restoreText);
}

void AnswerPanel::connectComparison()
{
    connect(m_ui->answerText, &AnswerView::comparisonChanged, this, &AnswerPanel::showComparison);
    connect(m_ui->comparisonBar, &ComparisonBar::stopRequested, this, &AnswerPanel::differencesRequested);
    connect(m_ui->comparisonBar, &ComparisonBar::differencesWanted, m_ui->answerText,
            &AnswerView::setComparedAnyway);
}

void AnswerPanel::setReference(const std::optional<QString> &text, const QString &label)
{
    m_referenceLabel = label;
    m_ui->answerText->setReference(text);
    showComparison();
}

void AnswerPanel::setIsReference(bool isReference)
{
    m_isReference = isReference;
    showComparison();
}

void AnswerPanel::showComparison()
{
    if (m_isReference)
        m_ui->comparisonBar->showReference();
    else if (m_ui->answerText->comparison().kind == AnswerView::Comparison::Kind::None)
        m_ui->comparisonBar->showNothing();
    else
        m_ui->comparisonBar->showComparison(m_ui->answerText->comparison(), m_referenceLabel);
}

void AnswerPanel::reportNote()
{
    m_noteDelay.stop();
    const QString note = m_ui->noteEdit->toPlainText();
    if (note != m_answer.note)
        Q_EMIT noteEdited(note);
}

bool AnswerPanel::isEditing() const
{
    return m_ui->answerEditor->isVisibleTo(this);
}

void AnswerPanel::editText(bool open)
{
    if (!open) {
        m_ui->answerEditor->close();
        return;
    }
    m_droppedText.reset();
    m_ui->answerEditor->open(m_answer.label, m_answer.text, chosenText(), m_ui->answerText->font());
    showEdited();
}

// The same button takes the edited text away and brings it back.
void AnswerPanel::restoreText()
{
    const std::optional<QString> wanted = m_answer.editedText ? std::nullopt : m_droppedText;
    m_droppedText = m_answer.editedText;
    Q_EMIT textEdited(wanted);
}

// The editor stands in the text's place; the original stands above it on request.
void AnswerPanel::showEdited()
{
    const bool edited = m_answer.editedText.has_value();
    const bool editing = isEditing();
    m_ui->editedBar->setVisible((edited || m_droppedText) && !editing);
    m_ui->editedLabel->setText(edited ? tr("Edited by hand") : tr("The edited text was dropped."));
    m_ui->restoreButton->setText(edited ? tr("Restore") : tr("Undo"));
    m_ui->restoreButton->setToolTip(edited ? tr("Drop the edited text and keep the original")
                                           : tr("Bring the edited text back"));
    m_ui->originalButton->setVisible(edited);
    if (!edited)
        m_ui->originalButton->setChecked(false);
    m_ui->answerText->setVisible(!editing || m_ui->answerEditor->isOriginalWanted());
    const bool original = !edited || editing || m_ui->originalButton->isChecked();
    const QString &text = original ? m_answer.text : *m_answer.editedText;
    if (m_ui->answerText->rawText() != text)
        showText(text);
    if (m_live.phase == AnswerPhase::Ended)
        m_ui->answerText->finish();
    showFacts();
}

} // namespace lineup

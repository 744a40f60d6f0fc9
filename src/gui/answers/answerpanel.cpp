// SPDX-License-Identifier: Apache-2.0
#include "answerpanel.h"

#include "answerview.h"
#include "common/accessible.h"
#include "errorbox.h"
#include "panelwords.h"
#include "ui_AnswerPanel.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {
constexpr int factsEveryMs = 250; // nobody reads a count that changes sixty times a second
constexpr int noteAfterMs = 500;
constexpr int noteLines = 3;
} // namespace

AnswerPanel::AnswerPanel(StreamPump *pump, QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::AnswerPanel>())
    , m_menu(new QMenu(this))
{
    m_ui->setupUi(this);
    setFrameShape(QFrame::StyledPanel);
    m_ui->headerLayout->setStretchFactor(m_ui->titleLabel, 1);
    m_ui->panelLayout->setStretchFactor(m_ui->answerText, 4);
    m_ui->panelLayout->setStretchFactor(m_ui->reasoningView, 2);
    m_ui->panelLayout->setStretchFactor(m_ui->answerEditor, 3);
    QFont bold = font();
    bold.setBold(true);
    m_ui->titleLabel->setFont(bold);
    m_ui->answerText->setPump(pump);
    m_ui->reasoningView->setPump(pump);
    m_ui->reasoningView->setMarkdownWanted(false);
    m_ui->menuButton->setMenu(m_menu);
    m_factsDelay.setSingleShot(true);
    m_factsDelay.setInterval(factsEveryMs);
    connect(&m_factsDelay, &QTimer::timeout, this, &AnswerPanel::showFacts);
    connect(m_ui->reasoningButton, &QToolButton::toggled, this, [this](bool open) {
        m_ui->reasoningButton->setArrowType(foldArrow(this, open));
        m_ui->reasoningView->setVisible(open);
    });
    m_ui->reasoningButton->setArrowType(foldArrow(this, false));
    connectFooter();
    connectNote();
    connectEditor();
}

AnswerPanel::~AnswerPanel() = default;

void AnswerPanel::connectFooter()
{
    const AnswerFooter *footer = m_ui->footer;
    connect(footer, &AnswerFooter::pickRequested, this, &AnswerPanel::pickRequested);
    connect(footer, &AnswerFooter::copyRequested, this, &AnswerPanel::copyText);
    connect(footer, &AnswerFooter::retryRequested, this, &AnswerPanel::retryRequested);
    connect(footer, &AnswerFooter::continueRequested, this, &AnswerPanel::continueRequested);
    connect(footer, &AnswerFooter::cancelRequested, this, &AnswerPanel::cancelRequested);
    connect(footer, &AnswerFooter::ratingChosen, this, &AnswerPanel::ratingChosen);
    connect(footer, &AnswerFooter::editToggled, this, &AnswerPanel::editText);
    connect(footer, &AnswerFooter::noteToggled, this, [this](bool open) {
        m_ui->noteEdit->setVisible(open);
        if (open)
            m_ui->noteEdit->setFocus();
        else
            reportNote();
    });
}

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
    connect(m_ui->answerEditor, &AnswerEditor::textEdited, this, &AnswerPanel::textEdited);
    connect(m_ui->answerEditor, &AnswerEditor::closed, this, [this] {
        m_ui->footer->setEditing(false);
        showEdited();
        m_ui->answerText->setFocus();
    });
    connect(m_ui->originalButton, &QToolButton::toggled, this, &AnswerPanel::showEdited);
    connect(m_ui->restoreButton, &QToolButton::clicked, this, [this] { Q_EMIT textEdited(std::nullopt); });
}

void AnswerPanel::setNumber(int number)
{
    m_ui->footer->setNumber(number);
}

void AnswerPanel::setReadingFont(const QFont &font)
{
    m_ui->answerText->setReadingFont(font);
    m_ui->reasoningView->setReadingFont(font);
}

void AnswerPanel::setAnswer(const Answer &answer, const LiveAnswer &live)
{
    const bool fresh = !m_known || answer.take != m_answer.take || answer.targetId != m_answer.targetId;
    const std::optional<QString> editedBefore = m_answer.editedText;
    m_known = true;
    m_live = live;
    m_answer = answer;
    setObjectName("answerPanel."_L1 + answer.targetId);
    takeTexts(answer, fresh);
    if (fresh || editedBefore != answer.editedText)
        showEdited();
    if (!m_noteDelay.isActive() && m_ui->noteEdit->toPlainText() != answer.note) {
        const QSignalBlocker blocker(m_ui->noteEdit);
        m_ui->noteEdit->setPlainText(answer.note);
    }
    nameControls();
    buildMenu();
    m_ui->footer->setAnswer(answer, live.phase);
    showState();
    showReasoning();
    showNotices();
    showError();
    showFacts();
}

// What grew by append… is compared with the whole only where the whole is known to be final.
void AnswerPanel::takeTexts(const Answer &answer, bool fresh)
{
    const bool ended = m_live.phase == AnswerPhase::Ended;
    if (fresh || (ended && m_ui->reasoningView->rawText() != answer.reasoning))
        m_ui->reasoningView->setText(answer.reasoning);
    if (ended)
        m_ui->reasoningView->finish();
    if (answer.editedText)
        return;
    if (fresh || (ended && m_ui->answerText->rawText() != answer.text))
        showText(answer.text);
    if (ended)
        m_ui->answerText->finish();
}

void AnswerPanel::showText(const QString &text)
{
    m_ui->answerText->setText(text);
    m_counter = {};
    m_counter.feed(text);
}

void AnswerPanel::appendText(const QString &text)
{
    m_answer.text += text;
    m_ui->answerText->append(text);
    m_counter.feed(text);
    if (!m_factsDelay.isActive())
        m_factsDelay.start();
}

void AnswerPanel::appendReasoning(const QString &text)
{
    m_answer.reasoning += text;
    m_ui->reasoningView->append(text);
    showReasoning();
}

void AnswerPanel::setElapsedMs(double ms)
{
    m_elapsedMs = ms;
    if (m_live.phase == AnswerPhase::Retrying)
        m_ui->errorBox->setWhatToDo(retryText());
}

void AnswerPanel::setReference(const std::optional<QString> &text)
{
    m_ui->answerText->setReference(text);
}

void AnswerPanel::setIsReference(bool isReference)
{
    m_ui->referenceLabel->setVisible(isReference);
}

void AnswerPanel::setFoundCount(std::optional<int> count)
{
    m_ui->foundLabel->setText(count ? tr("%n found", nullptr, *count) : QString());
    m_ui->foundLabel->setVisible(count.has_value());
}

void AnswerPanel::reset()
{
    m_ui->answerEditor->close();
    reportNote();
    m_ui->noteEdit->hide();
    m_ui->footer->setNoteOpen(false);
    m_ui->originalButton->setChecked(false);
    m_ui->reasoningButton->setChecked(false);
    m_ui->answerText->setReference({});
    m_known = false;
}

AnswerView *AnswerPanel::view() const
{
    return m_ui->answerText;
}

QString AnswerPanel::chosenText() const
{
    return m_answer.editedText.value_or(m_answer.text);
}

void AnswerPanel::copyText()
{
    QGuiApplication::clipboard()->setText(chosenText());
}

void AnswerPanel::copyPlainText()
{
    QGuiApplication::clipboard()->setText(m_ui->answerText->shownText());
}

int AnswerPanel::neededWidth() const
{
    const QMargins margins = m_ui->panelLayout->contentsMargins();
    return m_ui->footer->neededWidth() + margins.left() + margins.right() + 2 * frameWidth();
}

QSize AnswerPanel::sizeHint() const
{
    return { fontMetrics().averageCharWidth() * 48, fontMetrics().lineSpacing() * 20 };
}

QSize AnswerPanel::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 20, fontMetrics().lineSpacing() * 10 };
}

void AnswerPanel::reportNote()
{
    m_noteDelay.stop();
    const QString note = m_ui->noteEdit->toPlainText();
    if (note != m_answer.note)
        Q_EMIT noteEdited(note);
}

void AnswerPanel::editText(bool open)
{
    if (!open) {
        m_ui->answerEditor->close();
        return;
    }
    m_ui->answerEditor->open(m_answer.label, m_answer.text, chosenText(), m_ui->answerText->font());
    showEdited();
}

void AnswerPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    nameControls();
    buildMenu();
    showState();
    showReasoning();
    showNotices();
    showError();
    showFacts();
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "answerpanel.h"
#include "answerview.h"
#include "common/accessible.h"
#include "common/costlytext.h"
#include "common/errortext.h"
#include "common/format.h"
#include "common/icons.h"
#include "displaytext.h"
#include "panelwords.h"
#include "ui_AnswerPanel.h"

#include <QMenu>
#include <QStyle>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

// How the panel shows its answer's state in words.
namespace lineup {

void AnswerPanel::nameControls()
{
    const QString label = DisplayText::shown(m_answer.label);
    setAccessibleName(label);
    m_ui->answerText->setAccessibleName(tr("%1 answer").arg(label));
    m_ui->reasoningView->setAccessibleName(tr("%1 reasoning").arg(label));
    m_ui->noteEdit->setAccessibleName(tr("Note on %1").arg(label));
    m_ui->menuButton->setAccessibleName(tr("More for %1").arg(label));
    m_ui->titleLabel->setFullText(label);
    const QString model = m_answer.modelReturned.isEmpty() ? m_answer.model : m_answer.modelReturned;
    m_ui->titleLabel->setDetails(
        tr("%1: %2", "provider, model").arg(PanelWords::providerName(m_answer), DisplayText::shown(model)));
}

void AnswerPanel::buildMenu()
{
    const bool ended = m_live.phase == AnswerPhase::Ended;
    m_menu->clear();
    const auto add = [this](const QString &text, auto slot, bool enabled) {
        QAction *action = m_menu->addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, slot);
    };
    add(tr("&Retry"), &AnswerPanel::retryRequested, ended);
    add(tr("C&ontinue"), &AnswerPanel::continueRequested,
        ended && m_answer.status == AnswerStatus::Truncated);
    m_menu->addSeparator();
    add(tr("Copy as &Markdown"), &AnswerPanel::copyText, true);
    add(tr("Copy as &plain text"), &AnswerPanel::copyPlainText, true);
    m_menu->addSeparator();
    add(tr("Show &differences from this"), &AnswerPanel::differencesRequested, ended);
    add(tr("Open &alone"), &AnswerPanel::openAloneRequested, true);
    add(tr("&Hide"), &AnswerPanel::hideRequested, true);
}

void AnswerPanel::showState()
{
    m_shownState = state();
    const QString name = phaseName(m_live.phase, m_answer.status);
    const QString state = phaseText(m_live.phase, m_answer.status);
    m_ui->stateLabel->setText(m_answer.picked ? tr("%1, picked", "state of an answer").arg(state) : state);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    const QIcon icon = stateIcon(m_live.phase, m_answer.status);
    m_ui->stateIcon->setPixmap(icon.pixmap(QSize(size, size), devicePixelRatioF()));
    m_ui->answerText->setPlaceholderText(PanelWords::placeholder(m_live.phase, m_answer.status));
    announce(this, name);
}

void AnswerPanel::showReasoning()
{
    const bool any = !m_answer.reasoning.isEmpty();
    m_ui->reasoningButton->setVisible(any);
    if (!any)
        m_ui->reasoningButton->setChecked(false);
    m_ui->reasoningButton->setText(PanelWords::reasoningTitle(m_answer, m_live.phase));
}

void AnswerPanel::showNotices()
{
    QStringList lines = m_answer.notices;
    if (const int hidden = m_ui->answerText->hiddenCharacters(); hidden > 0)
        lines += tr("Hidden characters: %1").arg(locale().toString(hidden));
    if (m_ui->answerText->isCut())
        lines += tr("Only the beginning of the answer is shown. Copy and Export give all of it.");
    if (m_ui->reasoningView->isCut())
        lines += tr("Only the beginning of the reasoning is shown.");
    if (m_answer.skippedLines > 0)
        lines += tr("Unreadable lines that were left out: %1").arg(locale().toString(m_answer.skippedLines));
    for (QString &line : lines)
        line = DisplayText::shown(line.left(affordableUnits(line, 400)));
    m_ui->noticeLabel->setText(lines.join(u'\n'));
    m_ui->noticeLabel->setVisible(!lines.isEmpty());
    showRemarks();
}

void AnswerPanel::showError()
{
    const QString provider = DisplayText::shown(PanelWords::providerName(m_answer));
    const bool ended = m_live.phase == AnswerPhase::Ended;
    const ErrorText text = ended ? errorText(m_answer, provider) : ErrorText();
    const QString whatToDo = text.kept + u' ' + text.advice;
    if (m_live.phase == AnswerPhase::Retrying && m_live.lastError)
        m_ui->errorBox->showError(*m_live.lastError, errorTitle(m_live.lastError->kind, provider),
                                  retryText());
    else if (text.isEmpty())
        m_ui->errorBox->hide();
    else if (m_answer.error)
        m_ui->errorBox->showError(*m_answer.error, text.title, whatToDo);
    else
        m_ui->errorBox->showRemark(text.title, whatToDo, PanelWords::details(m_answer));
    showRemarks();
}

void AnswerPanel::showRemarks()
{
    m_ui->remarksArea->setVisible(!m_ui->noticeLabel->isHidden() || !m_ui->errorBox->isHidden());
}

QString AnswerPanel::retryText() const
{
    const int attempt = m_answer.attempts + 1;
    if (!m_live.retryAtMs)
        return tr("Trying again: attempt %1 of %2.").arg(attempt).arg(m_live.maxAttempts);
    const int seconds = int(std::ceil(std::max(0.0, *m_live.retryAtMs - m_elapsedMs) / 1000));
    return tr("Trying again in %n second(s): attempt %1 of %2.", nullptr, seconds)
        .arg(attempt)
        .arg(m_live.maxAttempts);
}

// While the text is edited, the figures are those of what is being written.
void AnswerPanel::showFacts()
{
    TextCounter counter = m_counter;
    if (isEditing()) {
        counter = {};
        counter.feed(m_ui->answerEditor->text());
    }
    const bool unknown = m_live.phase == AnswerPhase::Idle || (m_counting && !isEditing());
    if (unknown)
        m_ui->footer->setFacts({}, {});
    else
        m_ui->footer->setFacts(PanelWords::counts(counter.words(), counter.characters()),
                               PanelWords::words(counter.words()));
    if (m_ui->answerText->hiddenCharacters() > 0)
        showNotices();
}

} // namespace lineup

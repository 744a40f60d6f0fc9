// SPDX-License-Identifier: Apache-2.0
#include "answerfooter.h"

#include "ui_AnswerFooter.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QSignalBlocker>

namespace lineup {

namespace {

// What the program shows is no wish of the user's.
void showChecked(QToolButton *button, bool checked)
{
    const QSignalBlocker blocker(button);
    button->setChecked(checked);
}

} // namespace

AnswerFooter::AnswerFooter(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AnswerFooter>())
    , m_ratings(new QMenu(this))
{
    m_ui->setupUi(this);
    m_ui->factsLayout->setStretchFactor(m_ui->countsLabel, 1);
    m_ui->rateButton->setMenu(m_ratings);
    buildRatingMenu();
    // A screen reader toggles without a click. Only run().picked checks the button: a toggle is a wish that
    // may be declined.
    connect(m_ui->pickButton, &QToolButton::toggled, this, [this] {
        showChecked(m_ui->pickButton, m_answer.picked);
        Q_EMIT pickRequested();
    });
    connect(m_ui->copyButton, &QToolButton::clicked, this, &AnswerFooter::copyRequested);
    connect(m_ui->retryButton, &QToolButton::clicked, this, &AnswerFooter::retryRequested);
    connect(m_ui->continueButton, &QToolButton::clicked, this, &AnswerFooter::continueRequested);
    connect(m_ui->cancelButton, &QToolButton::clicked, this, &AnswerFooter::cancelRequested);
    connect(m_ui->noteButton, &QToolButton::toggled, this, &AnswerFooter::noteToggled);
    connect(m_ui->editButton, &QToolButton::toggled, this, &AnswerFooter::editToggled);
    reserveWidths();
}

AnswerFooter::~AnswerFooter() = default;

void AnswerFooter::buildRatingMenu()
{
    m_ratings->clear();
    for (int rating = 1; rating <= 5; ++rating) {
        QAction *action = m_ratings->addAction(tr("&%1 of 5").arg(rating));
        action->setCheckable(true);
        action->setChecked(m_answer.rating == rating);
        connect(action, &QAction::triggered, this, [this, rating] { Q_EMIT ratingChosen(rating); });
    }
    m_ratings->addSeparator();
    QAction *none = m_ratings->addAction(tr("&No rating"));
    connect(none, &QAction::triggered, this, [this] { Q_EMIT ratingChosen(std::nullopt); });
}

void AnswerFooter::setNumber(int number)
{
    m_number = number;
    reserveWidths();
}

void AnswerFooter::setAnswer(const Answer &answer, AnswerPhase phase)
{
    m_answer.label = answer.label;
    m_answer.status = answer.status;
    m_answer.picked = answer.picked;
    m_answer.rating = answer.rating;
    m_answer.note = answer.note;
    m_phase = phase;
    m_hasText = !answer.text.isEmpty() || phase == AnswerPhase::Streaming;
    showVerdict();
}

void AnswerFooter::showVerdict()
{
    const bool ended = m_phase == AnswerPhase::Ended;
    const bool running = !ended && m_phase != AnswerPhase::Idle;
    m_ui->continueButton->setVisible(ended && m_answer.status == AnswerStatus::Truncated);
    m_ui->retryButton->setVisible(ended);
    m_ui->cancelButton->setVisible(running);
    showChecked(m_ui->pickButton, m_answer.picked);
    m_ui->pickButton->setText(pickText(m_answer.picked));
    m_ui->pickButton->setToolTip(m_number > 0 ? tr("Choose this answer (Ctrl+%1)").arg(m_number)
                                              : tr("Choose this answer"));
    m_ui->rateButton->setText(ratingText(m_answer.rating));
    m_ui->noteButton->setText(noteText(!m_answer.note.isEmpty()));
    m_ui->pickButton->setEnabled(m_hasText || m_answer.picked);
    m_ui->copyButton->setEnabled(m_hasText);
    m_ui->rateButton->setEnabled(ended || m_hasText);
    m_ui->noteButton->setEnabled(ended || m_hasText);
    m_ui->editButton->setEnabled(ended && m_hasText);
    const QList<QAction *> ratings = m_ratings->actions();
    for (int i = 0; i < 5; ++i)
        ratings[i]->setChecked(m_answer.rating == i + 1);
    nameControls();
}

QString AnswerFooter::pickText(bool picked) const
{
    const QString word = picked ? tr("Picked") : tr("Pick");
    return m_number > 0 ? tr("%1 %2", "Pick, its number").arg(word).arg(m_number) : word;
}

QString AnswerFooter::ratingText(std::optional<int> rating) const
{
    return rating ? tr("%1 of 5").arg(*rating) : tr("Rate");
}

QString AnswerFooter::noteText(bool written) const
{
    return written ? tr("Note …") : tr("Note");
}

// Buttons whose words change keep the width of the widest, so that nothing beside them moves.
void AnswerFooter::reserveWidths()
{
    const auto reserve = [](QToolButton *button, const QString &one, const QString &other) {
        int widest = 0;
        for (const QString &text : { one, other }) {
            button->setText(text);
            widest = std::max(widest, button->sizeHint().width());
        }
        button->setMinimumWidth(widest);
    };
    reserve(m_ui->pickButton, pickText(true), pickText(false));
    reserve(m_ui->rateButton, ratingText(5), ratingText({}));
    reserve(m_ui->noteButton, noteText(true), noteText(false));
    showVerdict();
}

void AnswerFooter::nameControls()
{
    const QString &label = m_answer.label;
    m_ui->pickButton->setAccessibleName(tr("Pick %1").arg(label));
    m_ui->copyButton->setAccessibleName(tr("Copy %1").arg(label));
    m_ui->retryButton->setAccessibleName(tr("Retry %1").arg(label));
    m_ui->continueButton->setAccessibleName(tr("Continue %1").arg(label));
    m_ui->cancelButton->setAccessibleName(tr("Cancel %1").arg(label));
    m_ui->rateButton->setAccessibleName(tr("Rate %1").arg(label));
    m_ui->noteButton->setAccessibleName(tr("Note on %1").arg(label));
    m_ui->editButton->setAccessibleName(tr("Edit %1").arg(label));
    m_ui->rateButton->setAccessibleDescription(m_answer.rating ? tr("%1 of 5").arg(*m_answer.rating)
                                                               : tr("No rating"));
}

void AnswerFooter::setFacts(const QString &facts)
{
    m_ui->countsLabel->setFullText(facts);
}

void AnswerFooter::setNoteOpen(bool open)
{
    showChecked(m_ui->noteButton, open);
}

void AnswerFooter::setEditing(bool editing)
{
    showChecked(m_ui->editButton, editing);
}

int AnswerFooter::neededWidth() const
{
    const int gap = m_ui->verdictLayout->spacing();
    int verdicts = 5 * gap;
    for (const QToolButton *button :
         { m_ui->pickButton, m_ui->copyButton, m_ui->rateButton, m_ui->noteButton, m_ui->editButton })
        verdicts += std::max(button->sizeHint().width(), button->minimumWidth());
    const int facts = m_ui->continueButton->sizeHint().width() + m_ui->retryButton->sizeHint().width()
        + m_ui->countsLabel->minimumSizeHint().width() + 2 * gap;
    return std::max(verdicts, facts);
}

void AnswerFooter::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        buildRatingMenu();
        reserveWidths();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        reserveWidths();
    }
}

} // namespace lineup

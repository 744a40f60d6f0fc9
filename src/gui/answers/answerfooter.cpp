// SPDX-License-Identifier: Apache-2.0
#include "answerfooter.h"

#include "common/icons.h"
#include "ui_AnswerFooter.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

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
    for (const Icon &icon : iconButtons())
        icon.button->setIcon(lineup::icon(icon.name));
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
    measure();
}

AnswerFooter::~AnswerFooter() = default;

QList<AnswerFooter::Icon> AnswerFooter::iconButtons() const
{
    return { { m_ui->copyButton, u"copy"_s },         { m_ui->rateButton, u"rate"_s },
             { m_ui->noteButton, u"note"_s },         { m_ui->editButton, u"edit"_s },
             { m_ui->continueButton, u"continue"_s }, { m_ui->retryButton, u"retry"_s },
             { m_ui->cancelButton, u"stop"_s } };
}

// One group of choices, so that assistive technology tells which of five it is.
void AnswerFooter::buildRatingMenu()
{
    m_ratings->clear();
    delete m_ratings->findChild<QActionGroup *>();
    auto *group = new QActionGroup(m_ratings);
    for (int rating = 0; rating <= 5; ++rating) {
        QAction *action = m_ratings->addAction(rating > 0 ? tr("Rating &%1").arg(rating) : tr("&No rating"));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, rating] { Q_EMIT ratingChosen(rating > 0 ? std::optional(rating) : std::nullopt); });
        if (rating == 0)
            m_ratings->addSeparator();
    }
}

void AnswerFooter::setNumber(int number)
{
    m_number = number;
    measure();
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
    m_ui->noteButton->setText(noteText(!m_answer.note.isEmpty()));
    m_ui->pickButton->setEnabled(m_hasText || m_answer.picked);
    m_ui->copyButton->setEnabled(m_hasText);
    m_ui->rateButton->setEnabled(ended || m_hasText);
    m_ui->noteButton->setEnabled(ended || m_hasText);
    m_ui->editButton->setEnabled(ended && m_hasText);
    showRating();
    nameControls();
}

void AnswerFooter::showRating()
{
    const std::optional<int> rating = m_answer.rating;
    const QList<QAction *> choices = m_ratings->findChild<QActionGroup *>()->actions();
    choices[rating.value_or(0)]->setChecked(true);
    // A rating is worth its room where words are not.
    m_ui->rateButton->setToolButtonStyle(m_words      ? Qt::ToolButtonTextOnly
                                             : rating ? Qt::ToolButtonTextBesideIcon
                                                      : Qt::ToolButtonIconOnly);
    m_ui->rateButton->setText(m_words || !rating ? ratingText(rating) : locale().toString(*rating));
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
    return written ? tr("See note") : tr("Note");
}

// Buttons whose words change keep the width of the widest, so that nothing beside them moves.
void AnswerFooter::reserveWidths()
{
    const auto reserve = [](QToolButton *button, const QStringList &texts) {
        int widest = 0;
        for (const QString &text : texts) {
            button->setText(text);
            widest = std::max(widest, button->sizeHint().width());
        }
        button->setMinimumWidth(widest);
    };
    reserve(m_ui->pickButton, { pickText(true), pickText(false) });
    if (m_words) {
        reserve(m_ui->noteButton, { noteText(true), noteText(false) });
        m_ui->rateButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
        reserve(m_ui->rateButton, { ratingText(5), ratingText({}) });
    } else {
        m_ui->noteButton->setMinimumWidth(0);
        m_ui->rateButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        reserve(m_ui->rateButton, { locale().toString(5) });
    }
}

void AnswerFooter::setWords(bool words)
{
    m_words = words;
    for (const Icon &icon : iconButtons())
        icon.button->setToolButtonStyle(words ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    reserveWidths();
}

int AnswerFooter::rowWidth(const QList<QToolButton *> &buttons) const
{
    int sum = 0;
    for (const QToolButton *button : buttons)
        sum += std::max(button->sizeHint().width(), button->minimumWidth()) + m_ui->verdictLayout->spacing();
    return sum;
}

// Leaves the buttons as they are measured.
int AnswerFooter::widthFor(bool low, bool words)
{
    setWords(words);
    const int verdicts = rowWidth(
        { m_ui->pickButton, m_ui->copyButton, m_ui->rateButton, m_ui->noteButton, m_ui->editButton });
    const int facts = rowWidth({ m_ui->continueButton, m_ui->retryButton })
        + m_ui->countsLabel->minimumSizeHint().width() + m_ui->factsLayout->spacing();
    const int between = m_ui->footerLayout->spacing() + m_ui->verdictLayout->spacing();
    return low ? verdicts + facts + between : std::max(verdicts, facts);
}

void AnswerFooter::measure()
{
    m_wideWidth = widthFor(false, true);
    m_lowWideWidth = widthFor(true, true);
    m_narrowWidth = widthFor(true, false);
    setWords(m_low ? width() >= m_lowWideWidth : width() >= m_wideWidth);
    showVerdict();
}

void AnswerFooter::setLow(bool low)
{
    if (low == m_low)
        return;
    m_low = low;
    m_ui->footerLayout->setDirection(low ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_ui->footerLayout->setStretch(0, low ? 1 : 0);
    fit();
}

// Words as long as there is room for them.
void AnswerFooter::fit()
{
    const bool words = width() >= (m_low ? m_lowWideWidth : m_wideWidth);
    if (words == m_words)
        return;
    setWords(words);
    showVerdict();
}

void AnswerFooter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void AnswerFooter::nameControls()
{
    const QString &label = m_answer.label;
    m_ui->pickButton->setAccessibleName(tr("Pick %1").arg(label));
    m_ui->copyButton->setAccessibleName(tr("Copy %1").arg(label));
    m_ui->retryButton->setAccessibleName(tr("Retry %1").arg(label));
    m_ui->continueButton->setAccessibleName(tr("Continue %1").arg(label));
    // What waits for another attempt is called off; what runs is stopped.
    const bool waits = m_phase == AnswerPhase::Retrying;
    m_ui->cancelButton->setText(waits ? tr("Cancel") : tr("Stop"));
    m_ui->cancelButton->setAccessibleName((waits ? tr("Cancel %1") : tr("Stop %1")).arg(label));
    m_ui->rateButton->setAccessibleName(tr("Rate %1").arg(label));
    m_ui->noteButton->setAccessibleName(tr("Note on %1").arg(label));
    m_ui->editButton->setAccessibleName(tr("Edit %1").arg(label));
    m_ui->rateButton->setAccessibleDescription(m_answer.rating ? tr("Rating %1").arg(*m_answer.rating)
                                                               : tr("No rating"));
}

void AnswerFooter::setFacts(const QString &facts, const QString &brief)
{
    m_ui->countsLabel->setFullText(facts, brief);
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
    return m_narrowWidth;
}

void AnswerFooter::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        buildRatingMenu();
        measure();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        measure();
    }
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "answerpanel.h"

#include "answerview.h"
#include "common/background.h"
#include "errorbox.h"
#include "ui_AnswerPanel.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {
constexpr int factsEveryMs = 250; // nobody reads a count that changes sixty times a second
constexpr int unseenFactsEveryMs = 2000; // for whoever scrolls to it
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
    m_ui->panelLayout->setStretchFactor(m_ui->answerEditor, 4);
    setMargins();
    QFont bold = font();
    bold.setBold(true);
    m_ui->titleLabel->setFont(bold);
    m_ui->answerText->setPump(pump);
    m_ui->reasoningView->setPump(pump);
    m_ui->reasoningView->setMarkdownWanted(false);
    m_ui->menuButton->setMenu(m_menu);
    m_factsDelay.setSingleShot(true);
    connect(&m_factsDelay, &QTimer::timeout, this, &AnswerPanel::showFacts);
    m_ui->answerText->installEventFilter(this);
    connect(m_ui->answerText, &AnswerView::neighbourRequested, this, &AnswerPanel::neighbourRequested);
    for (const AnswerView *text : { m_ui->answerText, m_ui->reasoningView })
        connect(text, &AnswerView::cutChanged, this, &AnswerPanel::showNotices);
    connect(m_ui->reasoningButton, &QToolButton::toggled, this, [this](bool open) {
        m_ui->reasoningButton->setArrowType(foldArrow(this, open));
        m_ui->reasoningView->setVisible(open);
    });
    m_ui->reasoningButton->setArrowType(foldArrow(this, false));
    connectFooter();
    connectNote();
    connectEditor();
    connectComparison();
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
    if (fresh || (answer.editedText && editedBefore != answer.editedText))
        m_droppedText.reset();
    if (fresh || editedBefore != answer.editedText)
        showEdited();
    if (!m_noteDelay.isActive() && m_ui->noteEdit->toPlainText() != answer.note) {
        const QSignalBlocker blocker(m_ui->noteEdit);
        m_ui->noteEdit->setPlainText(answer.note);
    }
    nameControls();
    m_ui->footer->setAnswer(answer, live.phase);
    // The dearest to make, and the same for most of what is told of an answer.
    if (m_shownState != state()) {
        buildMenu();
        showState();
    }
    showReasoning();
    showNotices();
    showError();
    showComparison();
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
    else if (ended)
        m_ui->answerText->shareText(answer.text);
    if (ended)
        m_ui->answerText->finish();
}

void AnswerPanel::showText(const QString &text)
{
    m_ui->answerText->setText(text);
    count(text);
}

// A text that was stored comes all at once, and counting a large one takes as long as a screen may.
void AnswerPanel::count(const QString &text)
{
    constexpr qsizetype largeText = 64 * 1024;
    const quint64 serial = ++m_countSerial;
    m_counter = {};
    m_counting.reset();
    if (text.size() <= largeText) {
        m_counter.feed(text);
        return;
    }
    m_counting = text.size();
    const auto work = [text] {
        TextCounter counter;
        counter.feed(text);
        return counter;
    };
    runInBackground(this, work, [this, serial](const TextCounter &counter) {
        if (serial != m_countSerial)
            return;
        m_counter = counter;
        m_counter.feed(QStringView(m_ui->answerText->rawText()).sliced(*m_counting));
        m_counting.reset();
        showFacts();
    });
}

void AnswerPanel::appendText(const QString &text)
{
    if (m_answer.editedText) {
        m_answer.text += text;
        m_ui->answerText->append(text);
    } else {
        // One text in memory for both: given back before it grows, or growing would copy it each time.
        m_answer.text.clear();
        m_ui->answerText->append(text);
        m_answer.text = m_ui->answerText->rawText();
    }
    if (!m_counting)
        m_counter.feed(text);
    if (!m_factsDelay.isActive())
        m_factsDelay.start(m_ui->answerText->isOnScreen() ? factsEveryMs : unseenFactsEveryMs);
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

void AnswerPanel::setFoundCount(std::optional<int> count)
{
    m_ui->foundLabel->setText(count ? tr("%n found \u00b7", "before the state", *count) : QString());
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
    m_droppedText.reset();
    setIsReference(false);
    setReference({});
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
    return { fontMetrics().averageCharWidth() * 20, fontMetrics().lineSpacing() * 8 };
}

// A short panel gives its room to the text.
void AnswerPanel::resizeEvent(QResizeEvent *event)
{
    constexpr int lowPanel = 20; // lines
    constexpr double remarksShare = 0.4;
    QFrame::resizeEvent(event);
    m_ui->footer->setLow(height() < fontMetrics().lineSpacing() * lowPanel);
    m_ui->remarksArea->setMaximumHeight(std::max(int(height() * remarksShare), fontMetrics().lineSpacing()));
}

// Half of what a window has: a board is many panels.
void AnswerPanel::setMargins()
{
    const auto half = [this](QStyle::PixelMetric metric) {
        return (style()->pixelMetric(metric, nullptr, this) + 1) / 2;
    };
    m_ui->panelLayout->setContentsMargins(half(QStyle::PM_LayoutLeftMargin), half(QStyle::PM_LayoutTopMargin),
                                          half(QStyle::PM_LayoutRightMargin),
                                          half(QStyle::PM_LayoutBottomMargin));
    m_ui->panelLayout->setSpacing(half(QStyle::PM_LayoutVerticalSpacing));
}

bool AnswerPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QFrame::eventFilter(watched, event);
}

// The text has no frame of its own that could tell where the keyboard is.
void AnswerPanel::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!m_ui->answerText->hasFocus())
        return;
    QPainter painter(this);
    const int width = 2 * fontMetrics().lineWidth();
    const int inset = width / 2;
    painter.setPen(QPen(palette().color(QPalette::Highlight), width));
    painter.drawRect(rect().adjusted(inset, inset, -inset - width % 2, -inset - width % 2));
}

void AnswerPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setMargins();
    if (event->type() == QEvent::PaletteChange && m_shownState)
        showState();
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    nameControls();
    buildMenu();
    showState();
    showReasoning();
    showNotices();
    showEdited();
    showError();
    showFacts();
}

} // namespace lineup

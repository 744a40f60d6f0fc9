// SPDX-License-Identifier: Apache-2.0
#include "promptpanel.h"

#include "common/accessible.h"
#include "common/background.h"
#include "common/icons.h"
#include "textfile.h"
#include "ui_promptpanel.h"

#include <QEvent>
#include <QKeyEvent>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A text of this size is searched for variables in well under a millisecond: fields appear with the key.
constexpr qsizetype scannedAtOnce = 16 * 1024;
constexpr auto scanPause = 200ms;
constexpr auto estimatePause = 300ms;
constexpr int systemLines = 6;
constexpr int promptMinLines = 3;
constexpr int promptMaxLines = 10;

// Relative luminance and contrast as WCAG 2 defines them.
double luminance(const QColor &colour)
{
    const auto linear
        = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [low, high] = std::minmax({ luminance(one), luminance(other) });
    return (high + 0.05) / (low + 0.05);
}

// Styles draw a button lighter than its colour: with that lightening the text must still be readable.
QColor readableFill(QColor fill, const QColor &text)
{
    const bool lightText = luminance(text) > 0.5;
    for (int i = 0; i < 20 && contrast(lightText ? fill.lighter(125) : fill, text) < 4.5; ++i)
        fill = lightText ? fill.darker(110) : fill.lighter(110);
    return fill;
}

} // namespace

PromptPanel::PromptPanel(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<::Ui::PromptPanel>())
{
    m_ui->setupUi(this);
    m_scanTimer.setSingleShot(true);
    m_scanTimer.setInterval(scanPause);
    connect(&m_scanTimer, &QTimer::timeout, this, &PromptPanel::scanInBackground);
    m_estimateTimer.setSingleShot(true);
    m_estimateTimer.setInterval(estimatePause);
    connect(&m_estimateTimer, &QTimer::timeout, this, &PromptPanel::estimateInputsChanged);

    setupEdits();
    connect(m_ui->variableFields, &VariableFields::edited, this, [this] {
        updateHints();
        m_estimateTimer.start();
        Q_EMIT contentChanged();
    });
    connect(m_ui->samplePrompts, &SamplePrompts::chosen, this, [this](const PromptTemplate &prompt) {
        setPromptTemplate(prompt);
        focusPrompt();
    });
    connect(m_ui->sendButton, &QPushButton::clicked, this, &PromptPanel::requestSend);
    connect(m_ui->stopButton, &QPushButton::clicked, this, &PromptPanel::stopRequested);
    connect(m_ui->editLineupButton, &QPushButton::clicked, this, &PromptPanel::editLineupRequested);
    connect(m_ui->lineupBox, &QComboBox::activated, this, [this](int index) {
        m_estimateTimer.start();
        Q_EMIT lineupChosen(index);
    });
    setRunning(false);
    setSystemExpanded(false);
    applyStyle();
    retranslate();
    updateHints();
}

PromptPanel::~PromptPanel() = default;

void PromptPanel::setupEdits()
{
    m_ui->promptEdit->setLineRange(promptMinLines, promptMaxLines);
    m_ui->promptEdit->setStretchable(true);
    m_ui->variableFields->setTabPredecessor(m_ui->promptEdit);
    for (PromptEdit *edit : { m_ui->systemEdit, m_ui->promptEdit }) {
        connect(edit, &PromptEdit::edited, this, &PromptPanel::followText);
        connect(edit, &PromptEdit::refused, this, &PromptPanel::showProblem);
        connect(edit, &PromptEdit::fileDropped, this,
                [this, edit](const QString &path, const QTextCursor &at) { readDropped(edit, path, at); });
    }
    setupHugeNotice(m_ui->systemEdit, m_ui->systemNotice);
    setupHugeNotice(m_ui->promptEdit, m_ui->promptNotice);
    connect(m_ui->systemToggle, &QToolButton::toggled, this, [this](bool expanded) {
        setSystemExpanded(expanded);
        Q_EMIT systemExpandedChanged(expanded);
    });
}

void PromptPanel::setupHugeNotice(PromptEdit *edit, Banner *banner)
{
    banner->setClosable(false);
    connect(edit, &PromptEdit::hugeChanged, banner, [banner](bool huge) {
        if (!huge) {
            banner->hide();
            return;
        }
        banner->showMessage(
            tr("This text has a very long line. It is shown with line breaks and cannot be edited "
               "here, but it is sent exactly as it is."),
            { tr("Keep the line breaks"), tr("Remove it") });
    });
    connect(banner, &Banner::buttonClicked, edit, [edit](int index) {
        if (index == 0)
            edit->keepShownBreaks();
        else
            edit->dropHugeText();
        edit->setFocus();
    });
}

PromptTemplate PromptPanel::promptTemplate() const
{
    PromptTemplate prompt{ m_ui->systemEdit->text(), m_ui->promptEdit->text(),
                           m_ui->variableFields->values() };
    // Before a long text has been scanned nobody knows which values it needs: the rest does no harm.
    if (m_scannedVersion != m_textVersion)
        return prompt;
    const QStringList &names = m_ui->variableFields->names();
    prompt.variables.removeIf([&names](const auto &entry) { return !names.contains(entry.key()); });
    return prompt;
}

void PromptPanel::setPromptTemplate(const PromptTemplate &prompt)
{
    m_ui->variableFields->setValues(prompt.variables);
    m_ui->systemEdit->setText(prompt.system);
    m_ui->promptEdit->setText(prompt.user);
}

void PromptPanel::setRunning(bool running, bool stopping)
{
    m_running = running;
    QWidget *focused = focusWidget();
    m_ui->stopButton->setEnabled(running);
    m_ui->stopButton->setDown(stopping);
    m_ui->sendButton->setEnabled(!running);
    // A button that is switched off under the keyboard hands it to its counterpart, not to whatever comes
    // next.
    if (focused == m_ui->sendButton && running)
        m_ui->stopButton->setFocus();
    else if (focused == m_ui->stopButton && !running)
        m_ui->sendButton->setFocus();
}

void PromptPanel::setLineups(const QStringList &names, int current)
{
    const QSignalBlocker quiet(m_ui->lineupBox);
    m_ui->lineupBox->clear();
    m_ui->lineupBox->addItems(names);
    m_ui->lineupBox->setCurrentIndex(current);
    m_ui->lineupBox->setEnabled(!names.isEmpty());
    m_estimateTimer.start();
}

int PromptPanel::currentLineup() const
{
    return m_ui->lineupBox->currentIndex();
}

void PromptPanel::setEstimate(const PromptEstimate &estimate)
{
    m_estimate = estimate;
    updateEstimate();
}

void PromptPanel::updateEstimate()
{
    m_ui->estimateLabel->setText(estimateLine(m_estimate));
    m_ui->estimateLabel->setToolTip(estimateDetails(m_estimate).toHtmlEscaped().replace(u'\n', u"<br>"_s));
    m_ui->estimateLabel->setAccessibleDescription(estimateDetails(m_estimate));
}

void PromptPanel::setSamples(const QList<SamplePrompt> &samples)
{
    m_ui->samplePrompts->setSamples(samples);
    updateHints();
}

bool PromptPanel::isSystemExpanded() const
{
    return m_ui->systemToggle->isChecked();
}

void PromptPanel::setSystemExpanded(bool expanded)
{
    {
        const QSignalBlocker quiet(m_ui->systemToggle);
        m_ui->systemToggle->setChecked(expanded);
    }
    m_ui->systemToggle->setArrowType(expanded ? Qt::UpArrow : Qt::DownArrow);
    m_ui->systemToggle->setToolTip(expanded ? tr("Show one line of the system prompt")
                                            : tr("Show the whole system prompt"));
    m_ui->systemEdit->setLineRange(expanded ? promptMinLines : 1, expanded ? systemLines : 1);
}

void PromptPanel::requestSend()
{
    if (m_running)
        return;
    if (m_ui->promptEdit->isBlank()) {
        showProblem(tr("Write a prompt first."));
        focusPrompt();
        return;
    }
    if (m_ui->lineupBox->currentIndex() < 0) {
        showProblem(tr("Choose a lineup first."));
        m_ui->lineupBox->isEnabled() ? m_ui->lineupBox->setFocus() : m_ui->editLineupButton->setFocus();
        return;
    }
    showProblem({});
    Q_EMIT sendRequested();
}

void PromptPanel::focusPrompt()
{
    m_ui->promptEdit->setFocus(Qt::ShortcutFocusReason);
}

void PromptPanel::focusLineups()
{
    m_ui->lineupBox->setFocus(Qt::ShortcutFocusReason);
}

void PromptPanel::followText()
{
    ++m_textVersion;
    m_problem.clear();
    const int size
        = m_ui->systemEdit->document()->characterCount() + m_ui->promptEdit->document()->characterCount();
    if (size <= scannedAtOnce)
        scanNow();
    else
        m_scanTimer.start();
    updateHints();
    m_estimateTimer.start();
    Q_EMIT contentChanged();
}

void PromptPanel::scanNow()
{
    m_scanTimer.stop();
    const PromptTemplate text{ m_ui->systemEdit->text(), m_ui->promptEdit->text(), {} };
    m_scannedVersion = m_textVersion;
    applyNames(text.variableNames());
}

// One scan at a time: a text that changed meanwhile is scanned after it.
void PromptPanel::scanInBackground()
{
    if (m_scanning)
        return;
    m_scanning = true;
    const PromptTemplate text{ m_ui->systemEdit->text(), m_ui->promptEdit->text(), {} };
    runInBackground(
        this, [text] { return text.variableNames(); },
        [this, version = m_textVersion](const QStringList &names) {
            m_scanning = false;
            if (version == m_textVersion) {
                m_scannedVersion = version;
                applyNames(names);
            } else if (m_scannedVersion != m_textVersion) {
                m_scanTimer.start();
            }
        });
}

void PromptPanel::applyNames(const QStringList &names)
{
    m_ui->variableFields->setNames(names);
    updateHints();
}

// One line under the prompt says what matters most; it is always there, so that nothing moves when it
// changes.
void PromptPanel::updateHints()
{
    const int missing = m_ui->variableFields->countWithoutValue();
    QString hint = m_problem;
    if (hint.isEmpty() && missing > 0)
        hint = tr("%n variable(s) have no value and are sent as they stand.", nullptr, missing);
    const bool samples = hint.isEmpty() && !m_ui->samplePrompts->isEmpty() && m_ui->promptEdit->isBlank()
        && m_ui->systemEdit->isBlank();
    m_ui->samplePrompts->setVisible(samples);
    m_ui->hintIcon->setVisible(!hint.isEmpty());
    m_ui->hintLabel->setVisible(!samples);
    m_ui->hintLabel->setText(hint);
}

void PromptPanel::showProblem(const QString &text)
{
    m_problem = text;
    updateHints();
    if (!text.isEmpty())
        announce(m_ui->promptEdit, text);
    else
        m_ui->promptEdit->setAccessibleDescription({});
}

void PromptPanel::readDropped(PromptEdit *edit, const QString &path, const QTextCursor &at)
{
    showProblem(tr("Reading the file…"));
    runInBackground(
        this, [path] { return readTextFile(path, maxFileBytes); },
        [this, edit, at](const TextFile &file) {
            showProblem(file.error);
            if (file.error.isEmpty())
                edit->insertText(at, file.text);
        });
}

void PromptPanel::applyStyle()
{
    const QPalette own = palette();
    const QColor text = own.color(QPalette::Active, QPalette::HighlightedText);
    const QColor fill = readableFill(own.color(QPalette::Active, QPalette::Highlight), text);
    QPalette colours;
    for (const QPalette::ColorGroup group : { QPalette::Active, QPalette::Inactive }) {
        colours.setColor(group, QPalette::Button, fill);
        colours.setColor(group, QPalette::ButtonText, text);
    }
    m_ui->sendButton->setPalette(colours);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_ui->hintIcon->setPixmap(icon(u"info"_s, own).pixmap(QSize(size, size), devicePixelRatioF()));
    // The labels stand beside the first line of text, not beside the frame.
    const int top = m_ui->promptEdit->frameWidth() + qRound(m_ui->promptEdit->document()->documentMargin());
    for (QLabel *label : { m_ui->lineupLabel, m_ui->systemLabel })
        label->setContentsMargins(0, top, 0, 0);
    m_ui->promptLabel->setContentsMargins(0, top, 0, 0);
}

// Without a modifier Return belongs to the fields; with Ctrl they leave it alone, so that it arrives here
// even where no menu has a shortcut for it.
void PromptPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier) {
        requestSend();
        return;
    }
    QWidget::keyPressEvent(event);
}

void PromptPanel::retranslate()
{
    m_ui->promptEdit->setPlaceholderText(
        tr("Ask every model of the lineup the same thing. {{name}} makes a field to fill in."));
    m_ui->systemEdit->setPlaceholderText(tr("Role and tone of the models (optional)"));
    setSystemExpanded(isSystemExpanded());
    updateHints();
    updateEstimate();
}

void PromptPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        applyStyle();
    }
}

} // namespace lineup

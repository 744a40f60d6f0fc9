// SPDX-License-Identifier: Apache-2.0
#include "targetform.h"

#include "lineupservices.h"
#include "model/provider.h"
#include "ui_targetform.h"

#include <QFocusEvent>
#include <QScopedValueRollback>
#include <QSignalBlocker>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto keyPause = 250ms;
// Entries of the provider picker that are no built-in provider.
const auto compatible = u"@compatible"_s;
const auto other = u"@other"_s;

QString providerChoice(const Target &target)
{
    if (!target.provider.isEmpty())
        return target.provider;
    return target.protocol.isEmpty() || target.protocol == u"openai-chat" ? compatible : other;
}

// A box would cut a value from a file down to its own idea of what is usual.
template <typename Box, typename Value>
void makeRoom(Box *box, Value value)
{
    box->setMaximum(std::max(box->maximum(), value));
}

} // namespace

TargetForm::TargetForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<::Ui::TargetForm>())
{
    m_ui->setupUi(this);
    setupFields();
    fillChoices();
    connectEdits();
    watchFocus();
    m_keyTimer.setSingleShot(true);
    m_keyTimer.setInterval(keyPause);
    connect(&m_keyTimer, &QTimer::timeout, this, &TargetForm::askKeyState);
    connect(m_ui->settingsButton, &QPushButton::clicked, this,
            [this] { Q_EMIT settingsRequested(m_draft.target.provider); });
    connect(m_ui->testButton, &QPushButton::clicked, this, &TargetForm::test);
    connect(m_ui->advancedToggle, &QToolButton::toggled, this, &TargetForm::setAdvancedShown);
    setAdvancedShown(false);
}

TargetForm::~TargetForm() = default;

void TargetForm::setServices(LineupServices *services)
{
    m_services = services;
    m_ui->modelField->setServices(services);
}

void TargetForm::setupFields()
{
    const int lines = fontMetrics().lineSpacing() * 4;
    for (QPlainTextEdit *edit : { m_ui->stopEdit, m_ui->headersEdit, m_ui->extraEdit })
        edit->setMaximumHeight(lines);
    m_ui->modelFieldLabel->setBuddy(m_ui->modelField->box());
    addField(m_ui->basicForm, m_ui->labelEdit, u"label"_s);
    addField(m_ui->basicForm, m_ui->providerBox, u"provider"_s);
    addField(m_ui->basicForm, m_ui->protocolBox, u"protocol"_s);
    addField(m_ui->basicForm, m_ui->baseUrlEdit, u"baseUrl"_s);
    addField(m_ui->basicForm, m_ui->modelField, u"model"_s);
    addField(m_ui->parameterForm, m_ui->maxOutputBox, u"parameters.maxOutputTokens"_s);
    addField(m_ui->parameterForm, m_ui->temperatureBox, u"parameters.temperature"_s);
    addField(m_ui->parameterForm, m_ui->topPBox, u"parameters.topP"_s);
    addField(m_ui->parameterForm, m_ui->effortBox, u"parameters.reasoningEffort"_s);
    addField(m_ui->parameterForm, m_ui->seedEdit, u"parameters.seed"_s);
    addField(m_ui->parameterForm, m_ui->stopEdit, u"parameters.stop"_s);
    addField(m_ui->advancedForm, m_ui->idEdit, u"id"_s);
    addField(m_ui->advancedForm, m_ui->keyEnvEdit, u"keyEnv"_s);
    addField(m_ui->advancedForm, m_ui->keyNameEdit, u"key"_s);
    addField(m_ui->advancedForm, m_ui->connectBox, u"timeouts.connectMs"_s);
    addField(m_ui->advancedForm, m_ui->firstTokenBox, u"timeouts.firstTokenMs"_s);
    addField(m_ui->advancedForm, m_ui->idleBox, u"timeouts.idleMs"_s);
    addField(m_ui->advancedForm, m_ui->totalBox, u"timeouts.totalMs"_s);
    addField(m_ui->advancedForm, m_ui->retriesBox, u"retries"_s);
    addField(m_ui->advancedForm, m_ui->headersEdit, u"headers"_s);
    addField(m_ui->advancedForm, m_ui->extraEdit, u"parameters.extra"_s);
    addField(m_ui->advancedForm, m_ui->dataPolicyEdit, u"dataPolicy"_s);
}

void TargetForm::addField(QFormLayout *layout, QWidget *field, const QString &path)
{
    auto *note = new QLabel(this);
    note->setObjectName(u"note."_s + path);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    int row = 0;
    QFormLayout::ItemRole role = QFormLayout::FieldRole;
    layout->getWidgetPosition(field, &row, &role);
    layout->insertRow(row + 1, static_cast<QWidget *>(nullptr), note);
    layout->setRowVisible(note, false);
    m_fields.insert(path, field);
    m_notes.insert(path, note);
}

void TargetForm::fillChoices()
{
    const QSignalBlocker quietProviders(m_ui->providerBox);
    const QSignalBlocker quietProtocols(m_ui->protocolBox);
    m_ui->providerBox->clear();
    for (const Provider &provider : builtInProviders())
        m_ui->providerBox->addItem(provider.name, provider.id);
    m_ui->providerBox->insertSeparator(m_ui->providerBox->count());
    m_ui->providerBox->addItem(tr("Any OpenAI-compatible address"), compatible);
    m_ui->providerBox->addItem(tr("Other address and protocol"), other);
    m_ui->protocolBox->clear();
    m_ui->protocolBox->addItem(tr("The provider's own"), QString());
    for (const QString &protocol : protocolIds())
        m_ui->protocolBox->addItem(protocol, protocol);
}

void TargetForm::connectEdits()
{
    const auto takeOver = [this] { this->takeOver(); };
    for (QLineEdit *edit : { m_ui->labelEdit, m_ui->baseUrlEdit, m_ui->seedEdit, m_ui->keyEnvEdit,
                             m_ui->keyNameEdit, m_ui->dataPolicyEdit })
        connect(edit, &QLineEdit::textChanged, this, takeOver);
    for (QPlainTextEdit *edit : { m_ui->stopEdit, m_ui->headersEdit, m_ui->extraEdit })
        connect(edit, &QPlainTextEdit::textChanged, this, takeOver);
    for (QDoubleSpinBox *box :
         std::initializer_list<QDoubleSpinBox *>{ m_ui->temperatureBox, m_ui->topPBox, m_ui->connectBox,
                                                  m_ui->firstTokenBox, m_ui->idleBox, m_ui->totalBox })
        connect(box, &QDoubleSpinBox::valueChanged, this, takeOver);
    connect(m_ui->maxOutputBox, &QSpinBox::valueChanged, this, takeOver);
    connect(m_ui->retriesBox, &QSpinBox::valueChanged, this, takeOver);
    connect(m_ui->insecureBox, &QCheckBox::toggled, this, takeOver);
    connect(m_ui->http2Box, &QCheckBox::toggled, this, takeOver);
    connect(m_ui->effortBox, &QComboBox::editTextChanged, this, takeOver);
    connect(m_ui->protocolBox, &QComboBox::activated, this, takeOver);
    connect(m_ui->modelField, &ModelField::edited, this, takeOver);
    connect(m_ui->providerBox, &QComboBox::activated, this, &TargetForm::chooseProvider);
    connect(m_ui->idEdit, &QLineEdit::textEdited, this, [this] {
        m_draft.autoId = false;
        this->takeOver();
    });
}

void TargetForm::watchFocus()
{
    for (QWidget *field : std::as_const(m_fields)) {
        field->installEventFilter(this);
        const QList<QWidget *> inner = field->findChildren<QWidget *>();
        for (QWidget *widget : inner)
            widget->installEventFilter(this);
    }
}

bool TargetForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        const auto *widget = qobject_cast<QWidget *>(watched);
        for (auto field = m_fields.cbegin(); widget && field != m_fields.cend(); ++field) {
            const bool inside = field.value() == widget || field.value()->isAncestorOf(widget);
            if (inside && reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
                leave(field.key());
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TargetForm::leave(const QString &path)
{
    if (m_draft.left.contains(path))
        return;
    m_draft.left.insert(path);
    Q_EMIT fieldLeft();
}

void TargetForm::setDraft(const TargetDraft &draft)
{
    m_draft = draft;
    m_problems.clear();
    endTest({});
    const QScopedValueRollback guard(m_showing, true);
    const Target &target = m_draft.target;
    m_ui->labelEdit->setText(target.label);
    m_ui->idEdit->setText(target.id);
    m_ui->providerBox->setCurrentIndex(m_ui->providerBox->findData(providerChoice(target)));
    m_ui->protocolBox->setCurrentIndex(m_ui->protocolBox->findData(target.protocol));
    m_ui->baseUrlEdit->setText(target.baseUrl);
    showParameters();
    showAdvanced();
    followTarget();
}

void TargetForm::showParameters()
{
    const Parameters &parameters = m_draft.target.parameters;
    const auto show = [](QDoubleSpinBox *box, const std::optional<double> &value) {
        makeRoom(box, value.value_or(0));
        box->setValue(value.value_or(box->minimum()));
    };
    m_ui->maxOutputBox->setValue(parameters.maxOutputTokens.value_or(0));
    show(m_ui->temperatureBox, parameters.temperature);
    show(m_ui->topPBox, parameters.topP);
    m_ui->effortBox->setEditText(parameters.reasoningEffort);
    m_ui->seedEdit->setText(m_draft.seed);
    m_ui->stopEdit->setPlainText(m_draft.stop);
}

void TargetForm::showAdvanced()
{
    const Target &target = m_draft.target;
    m_ui->keyEnvEdit->setText(target.keyEnv);
    m_ui->keyNameEdit->setText(target.key);
    m_ui->connectBox->setMilliseconds(target.timeouts.connectMs);
    m_ui->firstTokenBox->setMilliseconds(target.timeouts.firstTokenMs);
    m_ui->idleBox->setMilliseconds(target.timeouts.idleMs);
    m_ui->totalBox->setMilliseconds(target.timeouts.totalMs);
    makeRoom(m_ui->retriesBox, target.retries.value_or(0));
    m_ui->retriesBox->setValue(target.retries.value_or(-1));
    m_ui->headersEdit->setPlainText(m_draft.headers);
    m_ui->extraEdit->setPlainText(m_draft.extra);
    m_ui->dataPolicyEdit->setText(target.dataPolicy);
    m_ui->insecureBox->setChecked(target.allowInsecure);
    m_ui->http2Box->setChecked(target.http2);
}

// A spin box rounds: a value from a file that the user has not touched stays as exact as it was.
void TargetForm::readParameters(Target &target) const
{
    const auto read = [](const QDoubleSpinBox *box, std::optional<double> &value) {
        if (box->value() < 0)
            value.reset();
        else if (!value || qAbs(*value - box->value()) > 0.0051)
            value = box->value();
    };
    Parameters &parameters = target.parameters;
    const int maxOutput = m_ui->maxOutputBox->value();
    parameters.maxOutputTokens = maxOutput > 0 ? std::optional(maxOutput) : std::nullopt;
    read(m_ui->temperatureBox, parameters.temperature);
    read(m_ui->topPBox, parameters.topP);
    parameters.reasoningEffort = m_ui->effortBox->currentText().trimmed();
}

void TargetForm::readAdvanced(Target &target) const
{
    target.keyEnv = m_ui->keyEnvEdit->text().trimmed();
    target.key = m_ui->keyNameEdit->text().trimmed();
    target.timeouts.connectMs = m_ui->connectBox->milliseconds();
    target.timeouts.firstTokenMs = m_ui->firstTokenBox->milliseconds();
    target.timeouts.idleMs = m_ui->idleBox->milliseconds();
    target.timeouts.totalMs = m_ui->totalBox->milliseconds();
    target.retries = m_ui->retriesBox->value() < 0 ? std::nullopt : std::optional(m_ui->retriesBox->value());
    target.dataPolicy = m_ui->dataPolicyEdit->text().trimmed();
    target.allowInsecure = m_ui->insecureBox->isChecked();
    target.http2 = m_ui->http2Box->isChecked();
}

void TargetForm::takeOver()
{
    if (m_showing)
        return;
    Target &target = m_draft.target;
    target.label = m_ui->labelEdit->text().trimmed();
    target.id = m_ui->idEdit->text().trimmed();
    target.protocol = m_ui->protocolBox->currentData().toString();
    target.baseUrl = m_ui->baseUrlEdit->text().trimmed();
    target.model = m_ui->modelField->model();
    readParameters(target);
    readAdvanced(target);
    m_draft.seed = m_ui->seedEdit->text();
    m_draft.stop = m_ui->stopEdit->toPlainText();
    m_draft.headers = m_ui->headersEdit->toPlainText();
    m_draft.extra = m_ui->extraEdit->toPlainText();
    applyTexts(m_draft);
    endTest({});
    followTarget();
    Q_EMIT edited();
}

// Another provider has other models, another address and another key: the old ones must not go to it.
void TargetForm::chooseProvider()
{
    const QString choice = m_ui->providerBox->currentData().toString();
    if (choice == providerChoice(m_draft.target))
        return;
    TargetDraft draft = m_draft;
    const bool builtIn = !choice.startsWith(u'@');
    // A label that was only the old provider's name says something wrong of the new one.
    const Provider *old = findProvider(m_draft.target.provider);
    const Provider *chosen = findProvider(choice);
    if (old && draft.target.label == old->name)
        draft.target.label = chosen ? chosen->name : QString();
    draft.left.clear();
    draft.target.provider = builtIn ? choice : QString();
    draft.target.protocol = builtIn ? QString() : choice == compatible ? u"openai-chat"_s : u"anthropic"_s;
    draft.target.baseUrl.clear();
    draft.target.model.clear();
    draft.target.keyEnv.clear();
    draft.target.key.clear();
    setDraft(draft);
    Q_EMIT edited();
}

void TargetForm::setGeneratedId(const QString &id)
{
    const QScopedValueRollback guard(m_showing, true);
    m_draft.target.id = id;
    m_ui->idEdit->setText(id);
}

// What depends on provider and model.
void TargetForm::followTarget()
{
    const Target &target = m_draft.target;
    const Provider *provider = findProvider(target.provider);
    const bool advanced = m_ui->advancedToggle->isChecked();
    const bool ownAddress = !provider || provider->baseUrl.isEmpty() || !target.baseUrl.isEmpty();
    const bool ownProtocol = providerChoice(target) == other || (provider && !target.protocol.isEmpty());
    m_ui->basicForm->setRowVisible(m_ui->baseUrlEdit, ownAddress || advanced);
    m_ui->basicForm->setRowVisible(m_ui->protocolBox, ownProtocol || advanced);
    m_ui->baseUrlEdit->setPlaceholderText(
        provider && !provider->baseUrl.isEmpty() ? provider->baseUrl : u"https://example.com/v1"_s);
    m_ui->modelField->setTarget(target);
    showLimits();
    m_keyTimer.start();
}

void TargetForm::setAdvancedShown(bool shown)
{
    const QSignalBlocker quiet(m_ui->advancedToggle);
    m_ui->advancedToggle->setChecked(shown);
    m_ui->advancedToggle->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_ui->advancedPage->setVisible(shown);
    followTarget();
}

void TargetForm::askKeyState()
{
    if (!m_services)
        return;
    const quint64 question = ++m_keyQuestion;
    m_services->keyState(m_draft.target, this, [this, question](bool usable, const QString &words) {
        if (question != m_keyQuestion)
            return;
        m_ui->keyState->setText(words);
        m_ui->settingsButton->setVisible(!usable);
    });
}

void TargetForm::test()
{
    if (!m_services || m_testing)
        return;
    // The button stays enabled: a disabled one would lose the keyboard's focus.
    m_testing = true;
    const quint64 question = ++m_testQuestion;
    m_ui->testResult->setText(tr("Asking the model…"));
    m_services->testTarget(m_draft.target, this, [this, question](bool ok, const QString &words) {
        if (question == m_testQuestion)
            endTest((ok ? u"✓ "_s : u"⚠ "_s) + words);
    });
}

// Also where the target changed meanwhile: an answer about the old one would mislead.
void TargetForm::endTest(const QString &words)
{
    ++m_testQuestion;
    m_testing = false;
    m_ui->testResult->setText(words);
    m_ui->testButton->setAccessibleDescription(words);
}

void TargetForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // Back from the settings there may be a key.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_keyTimer.start();
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        fillChoices();
        setDraft(TargetDraft(m_draft));
    }
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "modelfield.h"

#include "lineupservices.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Some gateways list thousands; names come from outside and may be of any length.
constexpr qsizetype maxModels = 2000;
constexpr qsizetype maxNameLength = 200;

} // namespace

ModelField::ModelField(QWidget *parent)
    : QWidget(parent)
    , m_box(new QComboBox(this))
    , m_refresh(new QPushButton(this))
    , m_state(new QLabel(this))
{
    m_box->setObjectName(u"modelBox"_s);
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(16);
    m_box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_box->completer()->setFilterMode(Qt::MatchContains);
    m_box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_refresh->setObjectName(u"refreshModelsButton"_s);
    m_refresh->setAutoDefault(false);
    m_state->setObjectName(u"modelState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box, 0, 0);
    layout->addWidget(m_refresh, 0, 1);
    layout->addWidget(m_state, 1, 0, 1, 2);
    setFocusProxy(m_box);
    connect(m_refresh, &QPushButton::clicked, this, &ModelField::refresh);
    connect(m_box, &QComboBox::editTextChanged, this, &ModelField::edited);
    retranslate();
}

void ModelField::setServices(LineupServices *services)
{
    m_services = services;
}

// The list depends on the server and on who asks, not on the model.
QString ModelField::serverOf(const Target &target)
{
    return QStringList{ target.provider, target.protocol, target.baseUrl, target.keyEnv, target.key }.join(
        u'\n');
}

bool ModelField::mayAskUnasked() const
{
    const Provider *provider = findProvider(m_target.provider);
    return provider && !provider->baseUrl.isEmpty() && m_target.baseUrl.isEmpty();
}

void ModelField::setTarget(const Target &target)
{
    const bool sameServer = serverOf(target) == serverOf(m_target);
    m_target = target;
    if (m_box->currentText() != target.model) {
        const QSignalBlocker quiet(m_box);
        m_box->setEditText(target.model);
        m_box->lineEdit()->setCursorPosition(0);
    }
    if (sameServer && m_box->count() > 0)
        return;
    showModels();
    showState();
    if (m_services && mayAskUnasked() && !m_lists.contains(serverOf(m_target)))
        refresh();
}

QString ModelField::model() const
{
    return m_box->currentText().trimmed();
}

void ModelField::refresh()
{
    const QString server = serverOf(m_target);
    if (!m_services || m_lists.value(server).loading)
        return;
    m_lists[server].loading = true;
    m_lists[server].error.clear();
    showState();
    m_services->listModels(m_target, this,
                           [this, server](const QList<ModelInfo> &models, const QString &error) {
                               arrived(server, models, error);
                           });
}

void ModelField::arrived(const QString &server, const QList<ModelInfo> &models, const QString &error)
{
    List &list = m_lists[server];
    list.loading = false;
    list.error = error;
    if (error.isEmpty()) {
        list.ids.clear();
        for (const ModelInfo &model : models) {
            if (!model.id.isEmpty() && model.id.size() <= maxNameLength && list.ids.size() < maxModels)
                list.ids.append(model.id);
        }
        list.ids.sort();
    }
    if (server != serverOf(m_target))
        return;
    showModels();
    showState();
}

void ModelField::showModels()
{
    QStringList ids = m_lists.value(serverOf(m_target)).ids;
    if (ids.isEmpty() && m_services) {
        const QList<ModelFacts> known = m_services->knownModels(m_target);
        for (const ModelFacts &facts : known)
            ids.append(facts.id);
        ids.sort();
    }
    const QString typed = m_box->currentText();
    const int cursor = m_box->lineEdit()->cursorPosition();
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    m_box->addItems(ids);
    m_box->setCurrentIndex(int(ids.indexOf(typed)));
    m_box->setEditText(typed);
    m_box->lineEdit()->setCursorPosition(cursor);
}

void ModelField::showState()
{
    const List list = m_lists.value(serverOf(m_target));
    // Enabled while it loads too (refresh() ignores it then): a disabled button would lose the focus.
    m_refresh->setEnabled(m_services != nullptr);
    QString words;
    if (list.loading)
        words = tr("Asking the server for its models…");
    else if (!list.error.isEmpty())
        words = tr("The list of models did not arrive: %1 You can type the name of a model.").arg(list.error);
    else if (!list.ids.isEmpty())
        words = tr("%n model(s) to choose from.", nullptr, int(list.ids.size()));
    else if (m_lists.contains(serverOf(m_target)))
        words = tr("The server lists no models. You can type the name of one.");
    else
        words = tr("Press Refresh to ask the server for its models, or type the name of one.");
    m_state->setText(words);
    m_box->setAccessibleDescription(words);
}

void ModelField::retranslate()
{
    m_refresh->setText(tr("Refresh"));
    m_refresh->setAccessibleName(tr("Refresh the list of models"));
    m_box->lineEdit()->setAccessibleName(tr("Model"));
    m_box->lineEdit()->setPlaceholderText(tr("The model's name as the provider writes it"));
    showState();
}

void ModelField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace lineup

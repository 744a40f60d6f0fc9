// SPDX-License-Identifier: Apache-2.0
#include "defaultspage.h"

#include "model/resolvedtarget.h"
#include "settings/settings.h"
#include "ui_defaultspage.h"

#include <QSignalBlocker>
#include <QSpinBox>

#include <optional>

namespace lineup {

namespace {

constexpr int msPerSecond = 1000;
constexpr int automatic = -1;

void show(QSpinBox *box, const std::optional<int> &value, int unit)
{
    const QSignalBlocker quiet(box);
    box->setValue(value ? (*value + unit - 1) / unit : automatic);
}

std::optional<int> shown(const QSpinBox *box, int unit)
{
    return box->value() == automatic ? std::optional<int>() : box->value() * unit;
}

} // namespace

DefaultsPage::DefaultsPage(Settings *settings, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::DefaultsPage>())
    , m_settings(settings)
{
    m_ui->setupUi(this);
    const ResolvedTarget own;
    const auto seconds = [this](QSpinBox *box, const QString &automaticText) {
        box->setSuffix(tr(" s", "seconds"));
        box->setSpecialValueText(automaticText);
        connect(box, &QSpinBox::valueChanged, this, &DefaultsPage::keep);
    };
    const QLocale locale;
    seconds(m_ui->connectBox, tr("Automatic (%1 s)").arg(locale.toString(own.connectMs / msPerSecond)));
    seconds(m_ui->firstTokenBox,
            tr("Automatic (%1 s, longer for local servers)")
                .arg(locale.toString(own.firstTokenMs / msPerSecond)));
    seconds(m_ui->idleBox, tr("Automatic (%1 s)").arg(locale.toString(own.idleMs / msPerSecond)));
    seconds(m_ui->totalBox, tr("Automatic (no limit)"));
    m_ui->retriesBox->setSpecialValueText(tr("Automatic (%1)").arg(locale.toString(own.retries)));
    connect(m_ui->retriesBox, &QSpinBox::valueChanged, this, &DefaultsPage::keep);
    connect(m_ui->resetButton, &QPushButton::clicked, this, [this] {
        m_settings->reset(Setting::RequestDefaults);
        load();
    });
    load();
}

DefaultsPage::~DefaultsPage() = default;

void DefaultsPage::load()
{
    const RequestDefaults defaults = m_settings->requestDefaults();
    show(m_ui->connectBox, defaults.timeouts.connectMs, msPerSecond);
    show(m_ui->firstTokenBox, defaults.timeouts.firstTokenMs, msPerSecond);
    show(m_ui->idleBox, defaults.timeouts.idleMs, msPerSecond);
    show(m_ui->totalBox, defaults.timeouts.totalMs, msPerSecond);
    show(m_ui->retriesBox, defaults.retries, 1);
}

void DefaultsPage::keep()
{
    RequestDefaults defaults;
    defaults.timeouts.connectMs = shown(m_ui->connectBox, msPerSecond);
    defaults.timeouts.firstTokenMs = shown(m_ui->firstTokenBox, msPerSecond);
    defaults.timeouts.idleMs = shown(m_ui->idleBox, msPerSecond);
    defaults.timeouts.totalMs = shown(m_ui->totalBox, msPerSecond);
    defaults.retries = shown(m_ui->retriesBox, 1);
    m_settings->setRequestDefaults(defaults);
}

} // namespace lineup

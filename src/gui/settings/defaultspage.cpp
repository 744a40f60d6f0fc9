// SPDX-License-Identifier: Apache-2.0
#include "defaultspage.h"

#include "model/resolvedtarget.h"
#include "settings/settings.h"
#include "ui_defaultspage.h"

#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <optional>

namespace lineup {

namespace {

constexpr int msPerSecond = 1000;
constexpr int automatic = -1;

int roundedUp(int value, int unit)
{
    return value / unit + (value % unit > 0 ? 1 : 0);
}

void display(QSpinBox *box, const std::optional<int> &value, int unit)
{
    const QSignalBlocker quiet(box);
    // What a file says is shown as it is, however unusual.
    box->setMaximum(std::max(box->maximum(), value.value_or(0) / unit + 1));
    box->setValue(value ? roundedUp(*value, unit) : automatic);
}

// A box that still shows `kept`, perhaps rounded, leaves it as exact as it is.
std::optional<int> displayed(const QSpinBox *box, int unit, const std::optional<int> &kept)
{
    if (kept && box->value() == roundedUp(*kept, unit))
        return kept;
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
    connect(m_ui->resetDefaultsButton, &QPushButton::clicked, this, [this] {
        m_settings->reset(Setting::RequestDefaults);
        load();
    });
    load();
}

DefaultsPage::~DefaultsPage() = default;

void DefaultsPage::load()
{
    const RequestDefaults defaults = m_settings->requestDefaults();
    display(m_ui->connectBox, defaults.timeouts.connectMs, msPerSecond);
    display(m_ui->firstTokenBox, defaults.timeouts.firstTokenMs, msPerSecond);
    display(m_ui->idleBox, defaults.timeouts.idleMs, msPerSecond);
    display(m_ui->totalBox, defaults.timeouts.totalMs, msPerSecond);
    display(m_ui->retriesBox, defaults.retries, 1);
}

void DefaultsPage::keep()
{
    const RequestDefaults kept = m_settings->requestDefaults();
    RequestDefaults defaults = kept;
    defaults.timeouts.connectMs = displayed(m_ui->connectBox, msPerSecond, kept.timeouts.connectMs);
    defaults.timeouts.firstTokenMs = displayed(m_ui->firstTokenBox, msPerSecond, kept.timeouts.firstTokenMs);
    defaults.timeouts.idleMs = displayed(m_ui->idleBox, msPerSecond, kept.timeouts.idleMs);
    defaults.timeouts.totalMs = displayed(m_ui->totalBox, msPerSecond, kept.timeouts.totalMs);
    defaults.retries = displayed(m_ui->retriesBox, 1, kept.retries);
    m_settings->setRequestDefaults(defaults);
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "networkpage.h"

#include "common/accessible.h"
#include "settings/settings.h"
#include "ui_networkpage.h"

#include <QUrl>

namespace lineup {

using namespace Qt::StringLiterals;

NetworkPage::NetworkPage(Settings *settings, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::NetworkPage>())
    , m_settings(settings)
{
    m_ui->setupUi(this);
    const ProxySettings proxy = m_settings->proxy();
    m_ui->systemRadio->setChecked(proxy.mode == ProxyMode::System);
    m_ui->noneRadio->setChecked(proxy.mode == ProxyMode::None);
    m_ui->manualRadio->setChecked(proxy.mode == ProxyMode::Manual);
    m_ui->urlEdit->setText(proxy.url);
    m_ui->urlEdit->setEnabled(proxy.mode == ProxyMode::Manual);
    for (QRadioButton *radio : { m_ui->systemRadio, m_ui->noneRadio, m_ui->manualRadio })
        connect(radio, &QRadioButton::toggled, this, &NetworkPage::keep);
    connect(m_ui->urlEdit, &QLineEdit::textChanged, this, &NetworkPage::keep);
}

NetworkPage::~NetworkPage() = default;

QString NetworkPage::problem(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    if (!url.userInfo().isEmpty())
        return tr("Leave out the user name and password; settings files are no place for them.");
    const QString scheme = url.scheme();
    const bool known = scheme == u"http" || scheme == u"socks5";
    if (!url.isValid() || !known || url.host().isEmpty() || url.port() < 0)
        return tr("Enter an address such as http://proxy.example:3128 or socks5://proxy.example:1080.");
    return {};
}

void NetworkPage::keep()
{
    ProxySettings proxy = m_settings->proxy();
    const bool manual = m_ui->manualRadio->isChecked();
    const QString wrong = manual ? problem(m_ui->urlEdit->text()) : QString();
    m_ui->urlEdit->setEnabled(manual);
    m_ui->proxyProblem->setText(wrong);
    announce(m_ui->proxyProblem, wrong);
    if (manual && !wrong.isEmpty())
        return;
    if (manual)
        proxy = { ProxyMode::Manual, m_ui->urlEdit->text().trimmed() };
    else
        proxy.mode = m_ui->noneRadio->isChecked() ? ProxyMode::None : ProxyMode::System;
    m_settings->setProxy(proxy);
}

} // namespace lineup

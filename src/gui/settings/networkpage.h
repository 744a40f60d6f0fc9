// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace lineup {

namespace Ui {
class NetworkPage;
}

class Settings;

// Settings page for the proxy. An address that is none is said and not kept. `settings` must outlive it.
class NetworkPage : public QWidget
{
    Q_OBJECT
public:
    explicit NetworkPage(Settings *settings, QWidget *parent = nullptr);
    ~NetworkPage() override;

private:
    void keep();
    // What is wrong with a proxy's address, or "".
    static QString problem(const QString &address);

    std::unique_ptr<Ui::NetworkPage> m_ui;
    Settings *m_settings;
};

} // namespace lineup

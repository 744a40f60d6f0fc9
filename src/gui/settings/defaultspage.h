// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace lineup {

namespace Ui {
class DefaultsPage;
}

class Settings;

// Settings page for timeouts (shown in seconds, kept in ms) and retries of targets that name none. Each
// change is kept at once. `settings` must outlive it.
class DefaultsPage : public QWidget
{
    Q_OBJECT
public:
    explicit DefaultsPage(Settings *settings, QWidget *parent = nullptr);
    ~DefaultsPage() override;

private:
    void load();
    void keep();

    std::unique_ptr<Ui::DefaultsPage> m_ui;
    Settings *m_settings;
};

} // namespace lineup

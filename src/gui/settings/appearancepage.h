// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace lineup {

namespace Ui {
class AppearancePage;
}

class Settings;

// Settings page for colours, the answers' layout and the reading font, with a sample. Changes are kept at
// once; the window follows Settings::changed. `settings` must outlive it.
class AppearancePage : public QWidget
{
    Q_OBJECT
public:
    explicit AppearancePage(Settings *settings, QWidget *parent = nullptr);
    ~AppearancePage() override;

private:
    void fill();
    void keepFont();
    void showSample();

    std::unique_ptr<Ui::AppearancePage> m_ui;
    Settings *m_settings;
};

} // namespace lineup

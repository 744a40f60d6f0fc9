// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace lineup {

namespace Ui {
class PricesPage;
}

class PriceModel;
class Settings;

// Settings page for the user's own prices. Changes are kept at once. `settings` must outlive it.
class PricesPage : public QWidget
{
    Q_OBJECT
public:
    explicit PricesPage(Settings *settings, QWidget *parent = nullptr);
    ~PricesPage() override;

private:
    void add();
    void remove();

    std::unique_ptr<Ui::PricesPage> m_ui;
    Settings *m_settings;
    PriceModel *m_model;
};

} // namespace lineup

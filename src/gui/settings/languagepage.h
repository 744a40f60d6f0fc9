// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

#include <memory>

namespace lineup {

namespace Ui {
class LanguagePage;
}

class Settings;

// The locale names of the translations (`lineup_<locale>.qm`) in a folder or resource, sorted.
QStringList translationsIn(const QString &folder);

// Settings page for the language: the system's, English, or one of `translations`. `settings` must outlive
// it.
class LanguagePage : public QWidget
{
    Q_OBJECT
public:
    LanguagePage(Settings *settings, const QStringList &translations, QWidget *parent = nullptr);
    ~LanguagePage() override;

private:
    std::unique_ptr<Ui::LanguagePage> m_ui;
    Settings *m_settings;
};

} // namespace lineup

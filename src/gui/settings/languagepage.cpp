// SPDX-License-Identifier: Apache-2.0
#include "languagepage.h"

#include "settings/settings.h"
#include "ui_languagepage.h"

#include <QDir>
#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// In the language itself: somebody who looks for it reads it.
QString ownName(const QString &language)
{
    QString name = QLocale(language).nativeLanguageName();
    if (name.isEmpty())
        return language;
    name[0] = name.at(0).toUpper();
    return name;
}

} // namespace

QStringList translationsIn(const QString &folder)
{
    QStringList languages;
    const QStringList files = QDir(folder).entryList({ u"lineup_*.qm"_s }, QDir::Files, QDir::Name);
    for (const QString &file : files)
        languages.append(file.mid(7, file.size() - 10));
    return languages;
}

LanguagePage::LanguagePage(Settings *settings, const QStringList &translations, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::LanguagePage>())
    , m_settings(settings)
{
    m_ui->setupUi(this);
    m_ui->languageBox->addItem(tr("As the system"), QString());
    m_ui->languageBox->addItem(u"English"_s, u"en"_s);
    for (const QString &language : translations) {
        if (language != u"en")
            m_ui->languageBox->addItem(ownName(language), language);
    }
    m_ui->languageBox->setCurrentIndex(qMax(0, m_ui->languageBox->findData(m_settings->language())));
    connect(m_ui->languageBox, &QComboBox::activated, this,
            [this](int index) { m_settings->setLanguage(m_ui->languageBox->itemData(index).toString()); });
}

LanguagePage::~LanguagePage() = default;

} // namespace lineup

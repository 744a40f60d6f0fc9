// SPDX-License-Identifier: Apache-2.0
#include "settingsdialog.h"

#include "appearancepage.h"
#include "common/accessible.h"
#include "defaultspage.h"
#include "historysettingspage.h"
#include "keyboardpage.h"
#include "languagepage.h"
#include "networkpage.h"
#include "pricespage.h"
#include "providerspage.h"
#include "settings/settings.h"
#include "ui_settingsdialog.h"

#include <QPushButton>
#include <QScrollArea>
#include <QStringListModel>

namespace lineup {

SettingsDialog::SettingsDialog(Settings *settings, CredentialStore *credentials, Shortcuts *shortcuts,
                               const QStringList &translations, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
    , m_titles(new QStringListModel(this))
    , m_providers(new ProvidersPage(credentials))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->pageList->setModel(m_titles);
    // In the order of the enum.
    addPage(tr("Providers and keys"), m_providers);
    addPage(tr("Defaults"), new DefaultsPage(settings));
    addPage(tr("Prices"), new PricesPage(settings));
    addPage(tr("Network"), new NetworkPage(settings));
    addPage(tr("Appearance"), new AppearancePage(settings));
    addPage(tr("Language"), new LanguagePage(settings, translations));
    addPage(tr("Keyboard"), new KeyboardPage(shortcuts));
    fitList();
    m_ui->saveProblem->hide();
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(m_ui->pageList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { m_ui->pageStack->setCurrentIndex(current.row()); });
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(settings, &Settings::saveFailed, this, [this](const QString &message) {
        m_ui->saveProblem->setText(message);
        m_ui->saveProblem->show();
        announce(m_ui->saveProblem, message);
    });
    connect(settings, &Settings::saved, m_ui->saveProblem, &QWidget::hide);
    showPage(Page::Providers);
    const QFontMetrics metrics = fontMetrics();
    resize(metrics.averageCharWidth() * 130, metrics.lineSpacing() * 38);
}

SettingsDialog::~SettingsDialog() = default;

// In a scroll area: a page stays reachable with a large font on a small screen.
void SettingsDialog::addPage(const QString &title, QWidget *page)
{
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    page->setAccessibleName(title);
    m_ui->pageStack->addWidget(area);
    m_titles->setStringList(m_titles->stringList() + QStringList{ title });
}

void SettingsDialog::fitList()
{
    m_ui->pageList->setFixedWidth(m_ui->pageList->sizeHintForColumn(0) + 3 * fontMetrics().averageCharWidth()
                                  + 2 * m_ui->pageList->frameWidth());
}

void SettingsDialog::setHistory(HistoryStore *history)
{
    const int row = m_ui->pageList->currentIndex().row(); // the list of titles is set anew
    addPage(tr("History"), new HistorySettingsPage(history));
    m_ui->pageList->setCurrentIndex(m_titles->index(row));
    fitList();
}

void SettingsDialog::showPage(Page page)
{
    m_ui->pageList->setCurrentIndex(m_titles->index(int(page)));
}

void SettingsDialog::showKey(const QString &name)
{
    showPage(Page::Providers);
    m_providers->showKey(name);
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "historysettingspage.h"

#include "common/accessible.h"
#include "storage/historystore.h"
#include "ui_historysettingspage.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QUrl>

namespace lineup {

using namespace Qt::StringLiterals;

HistorySettingsPage::HistorySettingsPage(HistoryStore *store, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::HistorySettingsPage>())
    , m_store(store)
{
    m_ui->setupUi(this);
    m_ui->placeLabel->setText(QDir::toNativeSeparators(store->file()));
    m_ui->undoButton->hide();
    m_ui->eraseButton->hide();
    m_ui->problemsEdit->hide();
    m_ui->resultLabel->hide();
    connect(m_ui->openFolderButton, &QPushButton::clicked, this, &HistorySettingsPage::openFolder);
    connect(m_ui->deleteButton, &QPushButton::clicked, this, &HistorySettingsPage::deleteOld);
    connect(m_ui->undoButton, &QPushButton::clicked, this, &HistorySettingsPage::undo);
    connect(m_ui->eraseButton, &QPushButton::clicked, this, &HistorySettingsPage::askErase);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &HistorySettingsPage::askExport);
    connect(m_ui->importButton, &QPushButton::clicked, this, &HistorySettingsPage::askImport);
    connect(store, &HistoryStore::statusChanged, this, &HistorySettingsPage::showStatus);
    connect(store, &HistoryStore::runsChanged, this, &HistorySettingsPage::measure);
    showStatus();
    measure();
}

HistorySettingsPage::~HistorySettingsPage() = default;

void HistorySettingsPage::measure()
{
    m_store->size(this, [this](const HistorySize &size) {
        m_size = size;
        const QString runs = tr("%Ln run(s)", nullptr, size.runs);
        QString words
            = tr("%1, %2", "number of runs, size").arg(runs, QLocale().formattedDataSize(size.bytes));
        if (size.deleted > 0)
            words = tr("%1; %2", "how much there is; how much was deleted")
                        .arg(words, tr("%Ln deleted one(s) go for good within a day", nullptr, size.deleted));
        m_ui->sizeLabel->setText(words);
        showStatus();
    });
}

void HistorySettingsPage::showStatus()
{
    const StoreStatus &status = m_store->status();
    const bool writable = status.state == StoreState::Opening || status.state == StoreState::Ready
        || status.state == StoreState::Busy || status.state == StoreState::Full;
    m_ui->statusLabel->setText(status.message);
    m_ui->statusLabel->setVisible(!status.message.isEmpty());
    m_ui->deleteButton->setEnabled(writable);
    m_ui->importButton->setEnabled(writable);
    m_ui->eraseButton->setVisible(m_size.deleted > 0);
    m_ui->eraseButton->setEnabled(writable && !m_erasing);
}

void HistorySettingsPage::deleteOld()
{
    const QDateTime day = QDate::currentDate().addDays(-m_ui->daysBox->value()).startOfDay();
    m_store->removeOlderThan(day, this, [this](StoreResult result, const QStringList &ids) {
        if (result == StoreResult::NotStored) {
            say(tr("Nothing was deleted. The history cannot be written."));
            return;
        }
        m_deleted = ids;
        m_ui->undoButton->setVisible(!ids.isEmpty());
        say(ids.isEmpty()
                ? tr("There are no runs that old.")
                : tr("%Ln run(s) deleted. Starred runs were left alone.", nullptr, int(ids.size())));
    });
}

void HistorySettingsPage::undo()
{
    m_ui->undoButton->hide();
    m_ui->deleteButton->setFocus();
    const QStringList ids = std::exchange(m_deleted, {});
    m_store->restore(ids, this, [this, count = int(ids.size())](StoreResult result) {
        say(result == StoreResult::NotStored ? tr("The runs could not be brought back.")
                                             : tr("%Ln run(s) brought back.", nullptr, count));
    });
}

void HistorySettingsPage::askErase()
{
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Erase deleted runs"),
        tr("Erase %Ln deleted run(s) for good? They cannot be brought back.", nullptr, m_size.deleted),
        QMessageBox::Cancel, this);
    box->setObjectName(u"eraseBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *erase = box->addButton(tr("&Erase"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(erase, &QPushButton::clicked, this, &HistorySettingsPage::erase);
    box->open();
}

void HistorySettingsPage::erase()
{
    m_deleted.clear();
    m_ui->undoButton->hide();
    m_ui->deleteButton->setFocus();
    m_erasing = true;
    showStatus();
    say(tr("Erasing…"));
    m_store->purge(this, [this](StoreResult result) { erased(result); });
}

void HistorySettingsPage::erased(StoreResult result)
{
    m_erasing = false;
    measure();
    if (result == StoreResult::NotStored) {
        say(tr("Nothing was erased. The history cannot be written."));
    } else if (result == StoreResult::Deferred) {
        say(tr(
            "The deleted runs are out of every list. Lineup goes on erasing their text as soon as it can."));
    } else if (m_size.damagedCopies > 0) {
        const QString copies = tr("%Ln damaged copy(s) of the history beside it may still hold them.",
                                  nullptr, m_size.damagedCopies);
        say(tr("%1 %2", "two sentences").arg(tr("The deleted runs are gone for good."), copies));
    } else {
        say(tr("The deleted runs are gone for good."));
    }
}

void HistorySettingsPage::askExport()
{
    auto *dialog = new QFileDialog(this, tr("Export history"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("Runs (*.jsonl)"), tr("All files (*)") });
    dialog->setDefaultSuffix(u"jsonl"_s);
    dialog->selectFile(tr("Lineup history.jsonl"));
    connect(dialog, &QFileDialog::fileSelected, this, &HistorySettingsPage::exportTo);
    dialog->open();
}

void HistorySettingsPage::askImport()
{
    auto *dialog = new QFileDialog(this, tr("Import history"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Runs (*.jsonl *.json)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, &HistorySettingsPage::importFrom);
    dialog->open();
}

void HistorySettingsPage::exportTo(const QString &path)
{
    setBusy(true, tr("Exporting…"));
    m_store->exportTo(path, {}, this, [this, path](const TransferReport &report) {
        const QString count = tr("%Ln run(s)", nullptr, report.runs);
        showReport(
            tr("Exported %1 to %2.", "number of runs, file").arg(count, QDir::toNativeSeparators(path)),
            report);
    });
}

void HistorySettingsPage::importFrom(const QString &path)
{
    setBusy(true, tr("Importing…"));
    m_store->importFrom(path, this, [this](const TransferReport &report) {
        const QString added = tr("%Ln run(s) added.", nullptr, report.runs);
        const QString known = tr("%Ln run(s) were there already.", nullptr, report.known);
        showReport(report.known > 0 ? tr("%1 %2", "two sentences").arg(added, known) : added, report);
    });
}

void HistorySettingsPage::setBusy(bool busy, const QString &words)
{
    m_ui->exportButton->setEnabled(!busy);
    m_ui->importButton->setEnabled(!busy);
    if (busy)
        m_ui->problemsEdit->hide();
    say(words);
}

void HistorySettingsPage::showReport(const QString &words, const TransferReport &report)
{
    setBusy(false, report.error.isEmpty() ? words : report.error);
    showStatus();
    m_ui->problemsEdit->setPlainText(report.problems.join(u'\n'));
    m_ui->problemsEdit->setVisible(!report.problems.isEmpty());
}

void HistorySettingsPage::say(const QString &words)
{
    m_ui->resultLabel->setText(words);
    m_ui->resultLabel->show();
    announce(m_ui->resultLabel, words);
}

void HistorySettingsPage::openFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_store->file()).absolutePath()));
}

} // namespace lineup

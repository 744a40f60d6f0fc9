// SPDX-License-Identifier: Apache-2.0
// The part of ExportDialog that writes the sheet.
#include "common/background.h"
#include "exportdialog.h"
#include "settings/settings.h"
#include "sheetjob.h"
#include "sheets/sheetfile.h"
#include "ui_exportdialog.h"

#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

enum class Place { Free, Taken, NoFolder };

Place placeAt(const QString &path)
{
    const QFileInfo info(path);
    if (!info.absoluteDir().exists())
        return Place::NoFolder;
    return info.exists() || info.isSymLink() ? Place::Taken : Place::Free;
}

} // namespace

void ExportDialog::beginExport()
{
    if (!m_export->isEnabled())
        return;
    QString path = QDir::fromNativeSeparators(m_ui->fileEdit->text().trimmed());
    if (QFileInfo(path).suffix().isEmpty())
        path += u'.' + format().endings.constFirst();
    // What is only a name goes where the last sheet went.
    path = QDir(m_folder).absoluteFilePath(path);
    m_ui->fileEdit->setText(QDir::toNativeSeparators(path));
    m_ui->openButton->hide();
    m_ui->showButton->hide();
    say({}, {});
    m_checking = true;
    updateState();
    runInBackground(
        this, [path] { return placeAt(path); },
        [this, path](Place place) {
            m_checking = false;
            updateState();
            if (place == Place::NoFolder)
                say(tr("There is no folder %1. Choose another one.")
                        .arg(QDir::toNativeSeparators(QFileInfo(path).absolutePath())),
                    u"warning"_s);
            else if (place == Place::Taken && path != m_agreed)
                askReplace(path);
            else
                write(path);
        });
}

void ExportDialog::askReplace(const QString &path)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Replace file"),
                                tr("There is a file “%1” already.").arg(QFileInfo(path).fileName()),
                                QMessageBox::NoButton, this);
    box->setObjectName(u"replaceQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Exporting puts the new sheet in its place."));
    QPushButton *replace = box->addButton(tr("&Replace"), QMessageBox::AcceptRole);
    QPushButton *keep = box->addButton(tr("&Keep it"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(replace, &QPushButton::clicked, this, [this, path] { write(path); });
    box->open();
}

void ExportDialog::write(const QString &path)
{
    remember();
    m_settings->setLastFolder(u"sheet"_s, QFileInfo(path).absolutePath());
    m_folder = QFileInfo(path).absolutePath();
    const SheetScope::Make make = m_scopes.at(m_ui->scopeBox->currentIndex()).source;
    m_job = new SheetJob(
        [make, path, chosen = options(), format = format()](SheetProgress &progress) {
            return writeSheetFile(format, *make(), chosen, path, progress);
        },
        this);
    m_ui->progressBar->setRange(0, 0);
    m_ui->progressBar->reset();
    connect(m_job, &SheetJob::progressed, this, [this](int percent) {
        m_ui->progressBar->setRange(0, 100);
        m_ui->progressBar->setValue(percent);
    });
    connect(m_job, &SheetJob::finished, this,
            [this, path](const SheetResult &result) { onWritten(path, result); });
    say(tr("Writing the sheet…"), {});
    m_job->start();
    updateState();
}

void ExportDialog::onWritten(const QString &path, const SheetResult &result)
{
    m_job->deleteLater();
    m_job = nullptr;
    m_agreed.clear();
    updateState();
    switch (result.status) {
    case SheetResult::Status::Cancelled:
        say(tr("The export was cancelled. Nothing was changed."), u"info"_s);
        m_export->setFocus();
        return;
    case SheetResult::Status::Failed:
        say(result.message, u"warning"_s);
        m_export->setFocus();
        return;
    case SheetResult::Status::Written:
        break;
    }
    m_last = path;
    const QString done = tr("Saved as “%1”.").arg(QFileInfo(path).fileName());
    say(result.message.isEmpty() ? done : tr("%1 %2", "two sentences").arg(done, result.message),
        result.message.isEmpty() ? u"check"_s : u"warning"_s);
    m_ui->openButton->show();
    m_ui->showButton->show();
    m_ui->openButton->setFocus();
    Q_EMIT written(path);
}

void ExportDialog::reject()
{
    if (m_job) {
        say(tr("Stopping…"), {});
        m_job->cancel();
        return;
    }
    QDialog::reject();
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "sheetprinter.h"

#include "paper/papersheet.h"
#include "sheetjob.h"

#include <QPrintDialog>
#include <QPrinter>
#include <QProgressDialog>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int waitMs = 700; // before a dialog says that it takes its time

} // namespace

SheetPrinter::SheetPrinter(QWidget *window)
    : QObject(window)
    , m_window(window)
{ }

SheetPrinter::~SheetPrinter() = default;

void SheetPrinter::ask(const SheetScope &scope)
{
    auto printer
        = std::make_shared<std::unique_ptr<QPrinter>>(std::make_unique<QPrinter>(QPrinter::HighResolution));
    (*printer)->setDocName(scope.name);
    (*printer)->setCreator(u"Lineup "_s + QStringLiteral(LINEUP_VERSION));
    auto *dialog = new QPrintDialog(printer->get(), m_window);
    dialog->setObjectName(u"printDialog"_s);
    dialog->setWindowTitle(tr("Print"));
    dialog->setOptions(QAbstractPrintDialog::PrintToFile | QAbstractPrintDialog::PrintCollateCopies);
    connect(dialog, &QDialog::finished, this, [this, dialog, scope, printer](int result) {
        // It refers to the printer, which is not its own.
        connect(dialog, &QObject::destroyed, this, [this, scope, printer, result] {
            if (result == QDialog::Accepted)
                print(scope, std::move(*printer));
        });
        dialog->deleteLater();
    });
    dialog->open();
}

void SheetPrinter::print(const SheetScope &scope, std::unique_ptr<QPrinter> printer)
{
    const auto owned = std::make_shared<std::unique_ptr<QPrinter>>(std::move(printer));
    auto *job = new SheetJob(
        [scope, owned](SheetProgress &progress) {
            const std::unique_ptr<QPrinter> pages = std::move(*owned);
            const SheetResult result = paintSheet(*scope.source(), {}, pages.get(), progress);
            if (!result.written())
                pages->abort();
            return result;
        },
        this);
    auto *waiting = new QProgressDialog(tr("Making the pages…"), tr("Cancel"), 0, 100, m_window);
    waiting->setWindowTitle(tr("Print"));
    waiting->setAttribute(Qt::WA_DeleteOnClose, false);
    waiting->setWindowModality(Qt::WindowModal);
    waiting->setMinimumDuration(waitMs);
    waiting->setValue(0);
    connect(waiting, &QProgressDialog::canceled, job, &SheetJob::cancel);
    connect(job, &SheetJob::progressed, waiting,
            [waiting](int percent) { waiting->setValue(qMin(percent, 99)); });
    connect(job, &SheetJob::finished, this,
            [this, job, waiting, name = scope.name](const SheetResult &result) {
                job->deleteLater();
                waiting->deleteLater();
                onPrinted(name, result);
            });
    job->start();
}

void SheetPrinter::onPrinted(const QString &name, const SheetResult &result)
{
    switch (result.status) {
    case SheetResult::Status::Cancelled:
        Q_EMIT said(tr("Printing was cancelled."));
        return;
    case SheetResult::Status::Failed:
        Q_EMIT said(tr("“%1” was not printed. %2").arg(name, result.message));
        return;
    case SheetResult::Status::Written:
        break;
    }
    const QString done = tr("“%1” was printed.").arg(name);
    Q_EMIT said(result.message.isEmpty() ? done : tr("%1 %2", "two sentences").arg(done, result.message));
}

} // namespace lineup

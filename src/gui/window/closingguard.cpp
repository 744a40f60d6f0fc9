// SPDX-License-Identifier: Apache-2.0
#include "closingguard.h"

#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

namespace lineup {

using namespace Qt::StringLiterals;

ClosingGuard::ClosingGuard(QWidget *window)
    : QObject(window)
    , m_window(window)
{ }

bool ClosingGuard::mayClose(bool running)
{
    // A session that ends does not wait for an answer.
    if (!running || m_kept || m_agreed || qGuiApp->isSavingSession())
        return true;
    if (QMessageBox *open = question()) {
        open->raise();
        open->activateWindow();
    } else {
        ask();
    }
    return false;
}

void ClosingGuard::dismiss()
{
    if (QMessageBox *open = question())
        open->reject();
}

QMessageBox *ClosingGuard::question() const
{
    return m_window->findChild<QMessageBox *>(u"closeQuestion"_s, Qt::FindDirectChildrenOnly);
}

void ClosingGuard::ask()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Quit Lineup"), tr("Answers are still arriving."),
                                QMessageBox::NoButton, m_window);
    box->setObjectName(u"closeQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("If you quit now they are stopped. What has arrived stays in the history."));
    QPushButton *quit = box->addButton(tr("Stop and quit"), QMessageBox::DestructiveRole);
    QPushButton *stay = box->addButton(tr("Keep running"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(quit, &QPushButton::clicked, this, [this] {
        m_agreed = true;
        Q_EMIT agreed();
    });
    box->open();
}

} // namespace lineup

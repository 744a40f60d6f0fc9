// SPDX-License-Identifier: Apache-2.0
#include "linkquestion.h"

#include "markdownsanitizer.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace lineup {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("LinkQuestion", text);
}

} // namespace

void askToOpen(QWidget *parent, const QUrl &url, const std::function<void()> &accepted)
{
    constexpr qsizetype longest = 600;
    if (!MarkdownSanitizer::isOpenable(url))
        return;
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("linkQuestion"));
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(words(QT_TRANSLATE_NOOP("LinkQuestion", "Open link")));
    box->setTextFormat(Qt::PlainText);
    box->setText(words(QT_TRANSLATE_NOOP("LinkQuestion", "This link from an answer leads to %1."))
                     .arg(url.host(QUrl::FullyEncoded)));
    box->setInformativeText(QString::fromLatin1(url.toEncoded(QUrl::RemoveUserInfo)).left(longest));
    QPushButton *open = box->addButton(words(QT_TRANSLATE_NOOP("LinkQuestion", "Open in browser")),
                                       QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    QObject::connect(open, &QPushButton::clicked, parent, accepted);
    box->open();
}

} // namespace lineup

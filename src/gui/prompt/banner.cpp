// SPDX-License-Identifier: Apache-2.0
#include "banner.h"

#include "common/accessible.h"
#include "common/icons.h"
#include "ui_banner.h"

#include <QAccessible>
#include <QEvent>
#include <QStyle>

namespace lineup {

using namespace Qt::StringLiterals;

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<::Ui::Banner>())
{
    m_ui->setupUi(this);
    m_buttons = { m_ui->firstButton, m_ui->secondButton };
    for (int i = 0; i < m_buttons.size(); ++i) {
        QPushButton *button = m_buttons.at(i);
        button->hide();
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT buttonClicked(i); });
    }
    connect(m_ui->closeButton, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    updateIcon();
    hide();
}

Banner::~Banner() = default;

void Banner::showMessage(const QString &text, const QStringList &buttons)
{
    m_ui->messageLabel->setText(text);
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setText(QString(buttons.value(i)).replace(u'&', u"&&"_s));
        m_buttons.at(i)->setVisible(!buttons.value(i).isEmpty());
    }
    if (isVisible())
        tell();
    else
        show();
}

void Banner::correctMessage(const QString &text)
{
    m_ui->messageLabel->setText(text);
}

QString Banner::text() const
{
    return m_ui->messageLabel->text();
}

void Banner::setClosable(bool closable)
{
    m_ui->closeButton->setVisible(closable);
}

void Banner::tell()
{
    announce(this, text());
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::updateIcon()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_ui->iconLabel->setPixmap(icon(u"info"_s, palette()).pixmap(QSize(size, size), devicePixelRatioF()));
    m_ui->closeButton->setIcon(icon(u"cross"_s));
}

void Banner::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    tell();
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        updateIcon();
    // The message and the buttons are their owner's words: only the rest is translated here.
    if (event->type() == QEvent::LanguageChange) {
        m_ui->closeButton->setToolTip(tr("Close this message"));
        m_ui->closeButton->setAccessibleName(tr("Close this message"));
        setAccessibleName(tr("Message"));
    }
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "errorbox.h"

#include "displaytext.h"
#include "ui_ErrorBox.h"

#include <QEvent>
#include <QFontMetrics>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {
constexpr qsizetype longestDetail = 16 * 1024;
constexpr int detailLines = 8;
} // namespace

ErrorBox::ErrorBox(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::ErrorBox>())
{
    m_ui->setupUi(this);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_ui->detailsText->setMaximumHeight(fontMetrics().lineSpacing() * detailLines);
    connect(m_ui->detailsButton, &QToolButton::toggled, this, &ErrorBox::unfold);
}

ErrorBox::~ErrorBox() = default;

void ErrorBox::showError(const AnswerError &error, const QString &whatHappened, const QString &whatToDo)
{
    m_ui->titleLabel->setText(whatHappened);
    setWhatToDo(whatToDo);
    if (m_error != error) {
        m_error = error;
        fillDetails();
    }
    show();
}

void ErrorBox::setWhatToDo(const QString &text)
{
    m_ui->adviceLabel->setText(text);
}

void ErrorBox::fillDetails()
{
    QStringList lines;
    if (m_error.httpStatus > 0)
        lines += tr("Status: %1").arg(m_error.httpStatus);
    if (!m_error.requestId.isEmpty())
        lines += tr("Request: %1").arg(DisplayText::shown(m_error.requestId));
    if (!m_error.message.isEmpty())
        lines += DisplayText::shown(m_error.message.left(longestDetail));
    if (!m_error.detail.isEmpty() && m_error.detail != m_error.message)
        lines += DisplayText::shown(m_error.detail.left(longestDetail));
    m_ui->detailsText->setPlainText(lines.join(u'\n'));
    m_ui->detailsButton->setVisible(!lines.isEmpty());
    if (lines.isEmpty())
        m_ui->detailsButton->setChecked(false);
}

void ErrorBox::unfold(bool open)
{
    m_ui->detailsButton->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_ui->detailsText->setVisible(open);
}

void ErrorBox::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        fillDetails();
    }
}

} // namespace lineup

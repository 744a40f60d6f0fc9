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

Qt::ArrowType foldArrow(const QWidget *widget, bool open)
{
    if (open)
        return Qt::DownArrow;
    return widget->isRightToLeft() ? Qt::LeftArrow : Qt::RightArrow;
}

ErrorBox::ErrorBox(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::ErrorBox>())
{
    m_ui->setupUi(this);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_ui->detailsText->setMaximumHeight(fontMetrics().lineSpacing() * detailLines);
    m_ui->detailsButton->setArrowType(foldArrow(this, false));
    connect(m_ui->detailsButton, &QToolButton::toggled, this, &ErrorBox::unfold);
}

ErrorBox::~ErrorBox() = default;

void ErrorBox::showRemark(const QString &whatHappened, const QString &whatToDo, const QStringList &details)
{
    m_ui->titleLabel->setText(whatHappened);
    setWhatToDo(whatToDo);
    fillDetails(details);
    show();
}

void ErrorBox::showError(const AnswerError &error, const QString &whatHappened, const QString &whatToDo)
{
    QStringList lines;
    if (error.httpStatus > 0)
        lines += tr("Status: %1").arg(error.httpStatus);
    if (!error.requestId.isEmpty())
        lines += tr("Request: %1").arg(DisplayText::shown(error.requestId));
    if (!error.message.isEmpty())
        lines += DisplayText::shown(error.message.left(longestDetail));
    if (!error.detail.isEmpty() && error.detail != error.message)
        lines += DisplayText::shown(error.detail.left(longestDetail));
    showRemark(whatHappened, whatToDo, lines);
}

void ErrorBox::setWhatToDo(const QString &text)
{
    m_ui->adviceLabel->setText(text);
}

void ErrorBox::fillDetails(const QStringList &lines)
{
    const QString text = lines.join(u'\n');
    if (m_ui->detailsText->toPlainText() != text)
        m_ui->detailsText->setPlainText(text);
    m_ui->detailsButton->setVisible(!lines.isEmpty());
    if (lines.isEmpty())
        m_ui->detailsButton->setChecked(false);
}

void ErrorBox::unfold(bool open)
{
    m_ui->detailsButton->setArrowType(foldArrow(this, open));
    m_ui->detailsText->setVisible(open);
}

void ErrorBox::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
}

} // namespace lineup

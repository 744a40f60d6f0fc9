// SPDX-License-Identifier: Apache-2.0
#include "historyheading.h"

#include "common/accessible.h"
#include "common/icons.h"
#include "ui_historyheading.h"

#include <QEvent>
#include <QStyle>

#include <utility>

namespace lineup {

HistoryHeading::HistoryHeading(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<::Ui::HistoryHeading>())
{
    m_ui->setupUi(this);
    connect(m_ui->runAgainButton, &QPushButton::clicked, this, &HistoryHeading::runAgainRequested);
    connect(m_ui->otherLineupButton, &QPushButton::clicked, this, &HistoryHeading::otherLineupRequested);
    connect(m_ui->backButton, &QPushButton::clicked, this, &HistoryHeading::backRequested);
    showWords();
    hide();
}

HistoryHeading::~HistoryHeading() = default;

void HistoryHeading::showRun(const QString &when, const QString &details)
{
    m_when = when;
    m_details = details;
    showWords();
    show();
}

void HistoryHeading::setSendingEnabled(bool enabled)
{
    m_ui->runAgainButton->setEnabled(enabled);
    m_ui->otherLineupButton->setEnabled(enabled);
}

void HistoryHeading::setOtherRunning(bool running)
{
    if (std::exchange(m_otherRunning, running) != running)
        showWords();
}

void HistoryHeading::setFollowing(bool following)
{
    if (std::exchange(m_following, following) != following)
        showWords();
}

void HistoryHeading::setBackToRun(bool run)
{
    m_backToRun = run;
    showWords();
}

void HistoryHeading::showWords()
{
    QStringList sentences{ tr("From history: %1.").arg(m_when) };
    if (m_following)
        sentences += tr("It goes on in another program; what comes is shown here.");
    if (m_otherRunning)
        sentences += tr("The current run goes on.");
    if (!m_details.isEmpty())
        sentences += m_details;
    m_ui->whenLabel->setText(sentences.join(u' '));
    m_ui->backButton->setText(m_backToRun ? tr("&Back to the current run") : tr("&Back to my prompt"));
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_ui->iconLabel->setPixmap(
        icon(QStringLiteral("history")).pixmap(QSize(size, size), devicePixelRatioF()));
    if (isVisible())
        announce(this, m_ui->whenLabel->text());
}

void HistoryHeading::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    announce(this, m_ui->whenLabel->text());
}

void HistoryHeading::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::StyleChange)
        showWords();
}

} // namespace lineup

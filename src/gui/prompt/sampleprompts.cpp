// SPDX-License-Identifier: Apache-2.0
#include "sampleprompts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype directButtons = 3;

QString plainLabel(QString title)
{
    return title.replace(u'&', u"&&"_s);
}

} // namespace

SamplePrompts::SamplePrompts(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void SamplePrompts::setSamples(const QList<SamplePrompt> &samples)
{
    m_samples = samples;
    rebuild();
}

void SamplePrompts::rebuild()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    if (m_samples.isEmpty())
        return;
    m_layout->addWidget(new QLabel(tr("Try a sample:"), this));
    for (qsizetype i = 0; i < qMin(directButtons, m_samples.size()); ++i) {
        auto *button = new QToolButton(this);
        button->setText(plainLabel(m_samples.at(i).title));
        button->setAccessibleName(tr("Sample prompt: %1").arg(m_samples.at(i).title));
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, [this, i] { choose(i); });
        m_layout->addWidget(button);
    }
    if (m_samples.size() > directButtons) {
        auto *more = new QToolButton(this);
        more->setText(tr("More"));
        more->setAccessibleName(tr("More sample prompts"));
        more->setFocusPolicy(Qt::StrongFocus);
        more->setPopupMode(QToolButton::InstantPopup);
        auto *menu = new QMenu(more);
        for (qsizetype i = directButtons; i < m_samples.size(); ++i) {
            QAction *action = menu->addAction(plainLabel(m_samples.at(i).title));
            connect(action, &QAction::triggered, this, [this, i] { choose(i); });
        }
        more->setMenu(menu);
        m_layout->addWidget(more);
    }
    m_layout->addStretch();
}

void SamplePrompts::choose(qsizetype index)
{
    const PromptTemplate prompt = m_samples.at(index).prompt;
    Q_EMIT chosen(prompt);
}

void SamplePrompts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace lineup

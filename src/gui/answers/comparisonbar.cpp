// SPDX-License-Identifier: Apache-2.0
#include "comparisonbar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lineup {

ComparisonBar::ComparisonBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel)
    , m_stopButton(new QToolButton)
    , m_differencesButton(new QToolButton)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_label, 1);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    for (QToolButton *button : { m_differencesButton, m_stopButton }) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(button, 0, Qt::AlignTop);
    }
    m_label->setObjectName(QStringLiteral("comparisonLabel"));
    m_stopButton->setObjectName(QStringLiteral("stopComparingButton"));
    m_differencesButton->setObjectName(QStringLiteral("showDifferencesButton"));
    m_differencesButton->setCheckable(true);
    connect(m_stopButton, &QToolButton::clicked, this, &ComparisonBar::stopRequested);
    // A screen reader toggles without a click.
    connect(m_differencesButton, &QToolButton::toggled, this, &ComparisonBar::differencesWanted);
    tell();
}

void ComparisonBar::showNothing()
{
    m_shows = Shows::Nothing;
    m_differencesButton->setChecked(false);
    tell();
}

void ComparisonBar::showReference()
{
    m_shows = Shows::Reference;
    tell();
}

void ComparisonBar::showComparison(const AnswerView::Comparison &comparison, const QString &referenceLabel)
{
    m_shows = Shows::Comparison;
    m_comparison = comparison;
    constexpr qsizetype longestLabel = 80;
    m_referenceLabel = referenceLabel.left(longestLabel);
    tell();
}

void ComparisonBar::tell()
{
    using Kind = AnswerView::Comparison::Kind;
    m_stopButton->setText(tr("Stop comparing"));
    m_differencesButton->setText(tr("Differences"));
    m_differencesButton->setToolTip(tr("Show the differences all the same"));
    const bool compares = m_shows == Shows::Comparison;
    m_stopButton->setVisible(m_shows == Shows::Reference);
    m_differencesButton->setVisible(compares && m_comparison.kind == Kind::Unlike);
    m_label->setToolTip({});
    if (m_shows == Shows::Reference)
        m_label->setText(tr("The other answers are compared with this one."));
    else if (compares)
        tellComparison();
    setVisible(m_shows == Shows::Reference || (compares && m_comparison.kind != Kind::None));
}

void ComparisonBar::tellComparison()
{
    switch (m_comparison.kind) {
    case AnswerView::Comparison::Kind::None:
        return;
    case AnswerView::Comparison::Kind::Same:
        m_label->setText(tr("Reads the same as %1.").arg(m_referenceLabel));
        return;
    case AnswerView::Comparison::Kind::Different:
        m_label->setText(tr("%n change(s) from %1", nullptr, m_comparison.changes).arg(m_referenceLabel));
        m_label->setToolTip(tr("Removed words are struck through, added words are bold and underlined."));
        return;
    case AnswerView::Comparison::Kind::Unlike:
        m_label->setText(tr("Almost nothing in common with %1.").arg(m_referenceLabel));
        return;
    case AnswerView::Comparison::Kind::TooLong:
        m_label->setText(tr("Too long to be compared with %1.").arg(m_referenceLabel));
        return;
    }
}

void ComparisonBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        tell();
}

} // namespace lineup

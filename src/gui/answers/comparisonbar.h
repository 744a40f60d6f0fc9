// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answerview.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace lineup {

// The line above a text that says what it is compared with and how much the two have in common. Hidden while
// nothing is compared.
class ComparisonBar : public QWidget
{
    Q_OBJECT
public:
    explicit ComparisonBar(QWidget *parent = nullptr);

    void showNothing();
    // This answer is the one that the others are compared with.
    void showReference();
    void showComparison(const AnswerView::Comparison &comparison, const QString &referenceLabel);

Q_SIGNALS:
    void stopRequested();
    // Whether differences are wanted although the texts have almost nothing in common.
    void differencesWanted(bool wanted);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Shows { Nothing, Reference, Comparison };
    void tell();
    void tellComparison();

    QLabel *m_label;
    QToolButton *m_stopButton;
    QToolButton *m_differencesButton;
    Shows m_shows = Shows::Nothing;
    AnswerView::Comparison m_comparison;
    QString m_referenceLabel;
};

} // namespace lineup

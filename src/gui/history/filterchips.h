// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historywords.h"

#include <QWidget>

class QToolButton;

namespace lineup {

class WrapLayout;

// What the history is narrowed down to, a button each that takes it away. The keyboard goes on to the next
// one. GUI thread.
class FilterChips : public QWidget
{
    Q_OBJECT
public:
    explicit FilterChips(QWidget *parent = nullptr);

    void setParts(const QList<HistoryWords::FilterPart> &parts);

Q_SIGNALS:
    void chosen(const lineup::HistoryFilter &filter); // what is left; its text is not to be used
    void emptied(); // the keyboard was here, and there is nothing left

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPart(QToolButton *button, const HistoryWords::FilterPart &part);

    WrapLayout *m_layout;
    QList<QToolButton *> m_buttons; // made once and used again, so that the keyboard has where to stay
    QList<HistoryWords::FilterPart> m_parts;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QPlainTextEdit;
class QToolButton;

namespace lineup {

// Remarks on files that stay folded away until somebody wants them: a button that says how many there are,
// and the text below it. Neither is shown where there are none. GUI thread; both widgets outlive this.
class RemarksToggle : public QObject
{
    Q_OBJECT
public:
    // `parent` owns this and holds both widgets.
    RemarksToggle(QToolButton *button, QPlainTextEdit *edit, QWidget *parent);

    void fold();
    // One a line; `title` is the button's text.
    void show(const QStringList &remarks, const QString &title);

private:
    QToolButton *m_button;
    QPlainTextEdit *m_edit;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QMessageBox;
class QWidget;

namespace lineup {

// Decides whether the window may close. While answers arrive it asks first, unless what arrives is kept
// anyway. Never blocks: the question is a dialog that is only opened. GUI thread.
class ClosingGuard : public QObject
{
    Q_OBJECT
public:
    explicit ClosingGuard(QWidget *window);

    // What has arrived is stored and can be opened again: closing loses nothing, so nobody is asked.
    void setArrivedIsKept(bool kept) { m_kept = kept; }

    // False: a question is open; agreed() follows if the person wants to stop and quit.
    bool mayClose(bool running);
    // Nothing arrives any more: a question that is open has lost its point.
    void dismiss();

Q_SIGNALS:
    void agreed();

private:
    void ask();
    QMessageBox *question() const;

    QWidget *m_window;
    bool m_kept = false;
    bool m_agreed = false;
};

} // namespace lineup

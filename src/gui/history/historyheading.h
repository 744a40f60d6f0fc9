// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include <memory>

namespace Ui {
class HistoryHeading;
}

namespace lineup {

// The line that says that the window shows a run from the history, and what can be done with it. Hidden at
// first; assistive technology is told when it says something else.
class HistoryHeading : public QFrame
{
    Q_OBJECT
public:
    explicit HistoryHeading(QWidget *parent = nullptr);
    ~HistoryHeading() override;

    // `details`: what else is to be said, or "".
    void showRun(const QString &when, const QString &details);
    // Nothing is sent while something runs.
    void setSendingEnabled(bool enabled);
    // Another run goes on meanwhile.
    void setOtherRunning(bool running);
    // The shown run itself goes on in another process.
    void setFollowing(bool following);
    // Whether there is a run to go back to, or else the prompt that was being written.
    void setBackToRun(bool run);

Q_SIGNALS:
    void runAgainRequested();
    void otherLineupRequested();
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showWords();

    std::unique_ptr<::Ui::HistoryHeading> m_ui;
    QString m_when;
    QString m_details;
    bool m_backToRun = false;
    bool m_otherRunning = false;
    bool m_following = false;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/settingvalues.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QMainWindow;

namespace lineup {

class Settings;

// Writes down the unsent prompt and the window's layout while people work, so that a crash takes at most the
// last second of them. What it is told is gathered; the settings write in a worker. `settings` must outlive
// it. GUI thread.
class DraftKeeper : public QObject
{
    Q_OBJECT
public:
    static constexpr int gatherMs = 400;

    // A child of the window. `prompt` says what is to be kept.
    DraftKeeper(Settings *settings, QMainWindow *window, std::function<UnsentPrompt()> prompt);

    void promptChanged();
    void layoutChanged();
    void keepNow();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void keepLayout();
    void onTime();

    Settings *m_settings;
    QMainWindow *m_window;
    std::function<UnsentPrompt()> m_unsent;
    QTimer m_gather; // not started anew by further changes: those who type on are kept too
    bool m_prompt = false;
    bool m_layout = false;
};

} // namespace lineup

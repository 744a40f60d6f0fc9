// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/prompt.h"
#include "promptestimate.h"
#include "sampleprompts.h"

#include <QTextCursor>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace Ui {
class PromptPanel;
}

namespace lineup {

class Banner;
class PromptEdit;

// The top of the window: system and user text, a field for each variable, lineup picker, Send and Stop. It
// knows nothing of runs and lineups: its owner listens to the signals and tells it what to show. GUI thread;
// long texts are scanned and dropped files read on a worker.
class PromptPanel : public QWidget
{
    Q_OBJECT
public:
    static constexpr qint64 maxFileBytes = 4 * 1024 * 1024;

    explicit PromptPanel(QWidget *parent = nullptr);
    ~PromptPanel() override;

    // Values of absent variables are left out.
    PromptTemplate promptTemplate() const;
    // Replaces text and values; the user cannot undo it.
    void setPromptTemplate(const PromptTemplate &prompt);

    // While it runs, Stop is enabled and Send is not.
    // Stopping: what runs has been told to stop, and Stop stays pressed until it has.
    void setRunning(bool running, bool stopping = false);
    // `current` is an index of `names`, -1 for none. Emits nothing.
    void setLineups(const QStringList &names, int current);
    int currentLineup() const;
    void setEstimate(const PromptEstimate &estimate);
    // One-click prompts that are offered while the prompt is empty.
    void setSamples(const QList<SamplePrompt> &samples);
    void setSystemExpanded(bool expanded);
    bool isSystemExpanded() const;

    // Sends, as the button does, or says beside the prompt what is missing.
    void requestSend();
    void focusPrompt();
    void focusLineups();

Q_SIGNALS:
    void sendRequested(); // never with an empty prompt or without a lineup
    void stopRequested();
    void lineupChosen(int index); // by the user
    void editLineupRequested();
    void contentChanged(); // text or a value; with every key
    void estimateInputsChanged(); // as contentChanged(), but once the user pauses, and for another lineup
    void systemExpandedChanged(bool expanded);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setupEdits();
    void setupHugeNotice(PromptEdit *edit, Banner *banner);
    void followText();
    void scanNow();
    void scanInBackground();
    void applyNames(const QStringList &names);
    void updateHints();
    void updateEstimate();
    void showProblem(const QString &text);
    void readDropped(PromptEdit *edit, const QString &path, const QTextCursor &at);
    void applyStyle();
    void retranslate();

    std::unique_ptr<::Ui::PromptPanel> m_ui;
    QTimer m_scanTimer;
    QTimer m_estimateTimer;
    PromptEstimate m_estimate;
    QString m_problem;
    quint64 m_textVersion = 0; // of the text; a scan of an older one is void
    quint64 m_scannedVersion = 0;
    bool m_running = false;
    bool m_scanning = false;
};

} // namespace lineup

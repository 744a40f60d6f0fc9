// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "common/textcounter.h"
#include "model/liveanswer.h"
#include "model/run.h"

#include <QFrame>
#include <QIcon>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QMenu;

namespace lineup {

namespace Ui {
class AnswerPanel;
}

class AnswerView;
class StreamPump;

// One answer: header, text, reasoning, error and what can be done with it. Shows values and emits wishes;
// what it wishes comes back through setAnswer(). Its size never depends on its content.
class AnswerPanel : public QFrame
{
    Q_OBJECT
public:
    explicit AnswerPanel(StreamPump *pump, QWidget *parent = nullptr);
    ~AnswerPanel() override;

    // 1 to 9: the key that picks this answer; 0: none.
    void setNumber(int number);
    void setReadingFont(const QFont &font);

    // Texts are taken over when the panel is new, a new take began, or the answer has ended; else they grow
    // by append… alone.
    void setAnswer(const Answer &answer, const LiveAnswer &live);
    // The texts of the next answer are taken over, whatever grew before.
    void forget() { m_known = false; }
    void appendText(const QString &text);
    void appendReasoning(const QString &text);
    void setElapsedMs(double ms);

    // What the differences are shown against, and what it is called; unset: none are shown.
    void setReference(const std::optional<QString> &text, const QString &label = {});
    void setIsReference(bool isReference);

    // How often the searched text stands here; unset: nothing is searched.
    void setFoundCount(std::optional<int> count);
    // Forgets its answer, so that the next one is taken over whole.
    void reset();

    const Answer &answer() const { return m_answer; }
    AnswerPhase phase() const { return m_live.phase; }
    AnswerView *view() const;
    // The text that the panel stands for: edited by hand, or as it was sent.
    QString chosenText() const;
    void copyText();
    void copyPlainText();
    int neededWidth() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pickRequested();
    void retryRequested();
    void continueRequested();
    void cancelRequested();
    void ratingChosen(std::optional<int> rating);
    void noteEdited(const QString &note);
    void textEdited(const std::optional<QString> &text);
    void openAloneRequested();
    void hideRequested();
    void differencesRequested();
    // The keyboard wants to go to the next panel (1) or the one before (-1).
    void neighbourRequested(int step);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void connectFooter();
    void connectNote();
    void connectEditor();
    void connectComparison();
    void setMargins();
    bool isEditing() const;
    void buildMenu();
    void nameControls();
    void takeTexts(const Answer &answer, bool fresh);
    void showText(const QString &text);
    void showState();
    void showReasoning();
    void showEdited();
    void showNotices();
    void showError();
    void showRemarks();
    void showComparison();
    void count(const QString &text);
    void showFacts();
    QString retryText() const;
    void reportNote();
    void editText(bool open);
    void restoreText();

    struct ShownState
    {
        AnswerPhase phase;
        AnswerStatus status;
        bool picked;
        friend bool operator==(const ShownState &, const ShownState &) = default;
    };
    ShownState state() const { return { m_live.phase, m_answer.status, m_answer.picked }; }

    std::unique_ptr<Ui::AnswerPanel> m_ui;
    QMenu *m_menu;
    QTimer m_factsDelay;
    QTimer m_noteDelay;
    Answer m_answer;
    LiveAnswer m_live;
    TextCounter m_counter;
    std::optional<qsizetype> m_counting; // units of a large text that a worker counts
    quint64 m_countSerial = 0;
    std::optional<QString> m_droppedText; // what Restore threw away, for Undo
    QString m_referenceLabel;
    std::optional<ShownState> m_shownState; // what header and menu show; unset: to be made anew
    bool m_isReference = false;
    double m_elapsedMs = 0;
    bool m_known = false; // an answer was set
};

} // namespace lineup

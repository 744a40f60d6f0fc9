// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answerpanel.h"
#include "model/liveanswer.h"
#include "model/run.h"

#include <QFont>
#include <QList>
#include <QMap>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <optional>

class QLabel;
class QVBoxLayout;

namespace lineup {

class AnswerFinder;
class FindBar;
class PanelArea;
class StreamPump;

// All answers of a run side by side. Takes values and emits wishes: it knows no run that goes on, no file and
// no network. Indexes are those of Run::answers. GUI thread.
class AnswerBoard : public QWidget
{
    Q_OBJECT
public:
    enum class LayoutMode { Columns, Grid, Tabs };
    Q_ENUM(LayoutMode)

    explicit AnswerBoard(QWidget *parent = nullptr);
    ~AnswerBoard() override;

    // Shows another run, or the same one anew. Answers that still run count as not sent until updateAnswer()
    // says how they stand. The first dozen and those that the reader sees are shown at once, the others
    // within the next turns of the event loop, some at a time.
    void setRun(const Run &run);
    // Of many at once, those that the reader sees and a dozen more are shown at once, the others like panels.
    void updateAnswer(int index, const Answer &answer, const LiveAnswer &live);
    void appendText(int index, const QString &text);
    void appendReasoning(int index, const QString &text);
    // Milliseconds since the run's start, for the countdown of retries.
    void setElapsedMs(double ms);

    LayoutMode layoutMode() const { return m_mode; }
    void setLayoutMode(LayoutMode mode);
    bool synchronizedScrolling() const { return m_synchronized; }
    void setSynchronizedScrolling(bool on);
    QFont readingFont() const { return m_readingFont; }
    void setReadingFont(const QFont &font);
    // Shows how the others differ from this answer; -1: shows the answers themselves.
    int diffReference() const { return m_reference; }
    void setDiffReference(int index);

    int count() const { return m_count; }
    // nullptr for one that is not made yet.
    AnswerPanel *panel(int index) const { return m_panels.value(index); }
    bool isFindOpen() const;

public Q_SLOTS:
    void showFind();
    void closeFind();
    void showAnswer(int index);
    void showAll();
    // Puts the keyboard into the next answer that is shown, or the one before.
    void focusNextPanel();
    void focusPreviousPanel();
    // The column that has the keyboard, else the first: wider by so many characters, or narrower.
    void widenColumn(int characters);
    void equalizeColumns();

Q_SIGNALS:
    void pickRequested(int index);
    void retryRequested(int index);
    void continueRequested(int index);
    void cancelRequested(int index);
    void ratingChosen(int index, std::optional<int> rating);
    void noteEdited(int index, const QString &note);
    void textEdited(int index, const std::optional<QString> &text);
    // The user has agreed to open it.
    void linkActivated(const QUrl &url);
    // For the caller to remember.
    void readingFontChanged(const QFont &font);
    void diffReferenceChanged(int index);
    void hideRequested(int index);
    void openAloneRequested(int index);
    // The button of the empty board.
    void promptRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    // What a panel does not show yet.
    struct Waiting
    {
        Answer answer;
        LiveAnswer live;
    };

    void showAtOnce(const Run &run);
    void showInSlices(const Run &run);
    void showSlice();
    void showWaiting(int index);
    void showAllWaiting();
    bool mayBeLate(const AnswerPanel &panel, const Answer &answer) const;
    void showUpdate(int index, const Answer &answer, const LiveAnswer &live);
    void showLate(int index);
    void updateWaiting(Waiting &waiting, const Answer &answer, const LiveAnswer &live);
    void buildBars(QVBoxLayout *layout);
    AnswerPanel *createPanel(int index);
    void connectView(AnswerPanel *panel);
    void connectFind();
    void arrange();
    void measure();
    void stepFont(int step);
    void hidePanel(int index);
    void openAlone(int index);
    int focusedPanel() const;
    int shownFrom(int at, int step) const;
    void focusFrom(int at, int step);
    void showReferences();
    void nameBars();

    StreamPump *m_pump;
    FindBar *m_find;
    QPointer<QWidget> m_focusBeforeFind;
    AnswerFinder *m_finder;
    QWidget *m_hiddenBar;
    QLabel *m_hiddenLabel;
    QWidget *m_empty;
    QLabel *m_emptyLabel;
    QVBoxLayout *m_areaLayout;
    PanelArea *m_area = nullptr;
    QList<AnswerPanel *> m_panels;
    QMap<int, Waiting> m_waiting; // whose panel is not made yet, or still shows the run before
    QMap<int, Waiting> m_late; // what has become of answers that nobody sees
    int m_updatedInTurn = 0; // panels, in this turn of the event loop
    QTimer m_slices;
    int m_count = 0; // answers of the run
    QSet<int> m_hidden;
    QFont m_readingFont;
    QString m_runId;
    LayoutMode m_mode = LayoutMode::Columns;
    int m_reference = -1;
    bool m_synchronized = false;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rowscores.h"
#include "tablesession.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace lineup {

class AnswerEntry;
class CellChecking;
class MarkedText;

// Everything of one string in one language, below the grid: the source with what is known of it, and every
// target's answer with its findings, compared with the file's translation or with another answer where that
// is wanted. Changes nothing itself. GUI thread.
class CellDetail : public QWidget
{
    Q_OBJECT
public:
    explicit CellDetail(QWidget *parent = nullptr);
    ~CellDetail() override;

    // Not owned; nullptr takes them away.
    void setTable(TableSession *session, RowScores *scores, CellChecking *checking);
    // `target` is the one whose findings the source shows; -1: the first one.
    void showPlace(int row, int language, int target);
    // The same place once more, after something of it has changed.
    void refresh();
    void edit(int target);
    bool isEditing() const;
    void finishEditing();

    int row() const { return m_row; }
    int language() const { return m_language; }

Q_SIGNALS:
    void pickRequested(const lineup::TablePlace &place, bool picked);
    void textEdited(const lineup::TablePlace &place, const std::optional<QString> &text);
    void fixRequested(const lineup::TablePlace &place, const QString &text);
    void ignoreRequested(const lineup::TablePlace &place, const lineup::Finding &finding);
    void countRequested(const lineup::TablePlace &place, const lineup::Finding &finding);
    void editingFinished();
    void closeRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void setWords();
    void fillComparisons();
    AnswerEntry *makeEntry(int target);
    void showSource();
    QString notes() const;
    std::optional<QString> comparison(int target) const;

    QPointer<TableSession> m_session;
    QPointer<RowScores> m_scores;
    QPointer<CellChecking> m_checking;
    int m_row = -1;
    int m_language = -1;
    int m_target = 0; // whose findings the source shows
    quint64 m_draft = 0;
    int m_draftTarget = -1;
    QLabel *m_key;
    QLabel *m_notes;
    QLabel *m_compareLabel;
    QComboBox *m_compare;
    QToolButton *m_close;
    MarkedText *m_source;
    QScrollArea *m_area;
    QVBoxLayout *m_answers;
    QList<AnswerEntry *> m_entries;
};

} // namespace lineup

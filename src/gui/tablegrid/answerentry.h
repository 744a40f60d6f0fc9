// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rowscores.h"
#include "tablesession.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace lineup {

class FindingList;
class FormsEditor;
class MarkedText;

// One target's answer for one string, in the details below the grid: its state, its text whole, what the
// checks say, and the editor in its place. Changes nothing itself but tells what is wanted. GUI thread.
class AnswerEntry : public QWidget
{
    Q_OBJECT
public:
    // The session is not owned.
    AnswerEntry(TableSession *session, int target, QWidget *parent = nullptr);

    // `before` is what the text is compared with; unset: with nothing.
    void showPlace(const TablePlace &place, const RowScore &score, const std::optional<QString> &before);
    // Findings of the text that stands in the editor.
    void showDraftFindings(const QList<Finding> &findings);
    void edit();
    bool isEditing() const;
    // What stands in the editor counts.
    void finishEditing();
    // Of the entry whose findings the source shows.
    void setCurrent(bool current);

Q_SIGNALS:
    void pickRequested(const lineup::TablePlace &place, bool picked);
    // Unset: the answer's own text.
    void textEdited(const lineup::TablePlace &place, const std::optional<QString> &text);
    void fixRequested(const lineup::TablePlace &place, const QString &text);
    void ignoreRequested(const lineup::TablePlace &place, const lineup::Finding &finding);
    void countRequested(const lineup::TablePlace &place, const lineup::Finding &finding);
    void draftChanged(const lineup::TablePlace &place, const QStringList &forms);
    void editingFinished();
    void entered(int target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void listen();
    void showHead(const TableCell *cell, const RowScore &score);
    void showText(const TableCell *cell, const std::optional<QString> &before);
    QString stateWords(const TableCell *cell, const RowScore &score) const;
    void takeEdit(const QStringList &forms);

    QPointer<TableSession> m_session;
    TablePlace m_place;
    RowScore m_score;
    std::optional<QString> m_before;
    QLabel *m_title;
    QLabel *m_state;
    QToolButton *m_pick;
    QToolButton *m_edit;
    MarkedText *m_text;
    FormsEditor *m_editor;
    FindingList *m_findings;
};

} // namespace lineup

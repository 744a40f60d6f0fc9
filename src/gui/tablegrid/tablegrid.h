// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gridcommands.h"

#include <QPointer>
#include <QTimer>
#include <QUndoStack>
#include <QWidget>

#include <memory>

class QAction;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace lineup {

class CellChecking;
class CellDetail;
class GridFacts;
class GridFilterBar;
class GridModel;
class GridView;
class RowScores;

// The grid of a table run: filters on top, strings by languages and targets, and the details of the current
// string below. Has the cells checked and scored in threads of its own, and keeps what people do so that it
// can be undone. Whoever stores the run listens to TableSession::verdictGiven(). GUI thread.
class TableGrid : public QWidget
{
    Q_OBJECT
public:
    explicit TableGrid(QWidget *parent = nullptr);
    ~TableGrid() override;

    // Not owned; nullptr empties the grid, and so does the session's end. What was done can be undone only as
    // long as the session stays.
    void setSession(TableSession *session);
    TableSession *session() const { return m_session; }

    GridView *view() const { return m_view; }
    CellDetail *detail() const { return m_detail; }
    QUndoStack *undoStack() { return &m_undo; }
    // For menus; their shortcuts hold within the grid.
    QAction *undoAction() const { return m_undoAction; }
    QAction *redoAction() const { return m_redoAction; }

    // How many cells the checks have not looked at yet.
    int uncheckedCells() const;
    void setDetailShown(bool shown);
    void focusSearch();
    void pickMany();
    // What a sheet that came back says of the cells; one step for undo.
    void takeVerdicts(const QList<CellVerdict> &verdicts);
    void showMetrics();

Q_SIGNALS:
    void uncheckedCellsChanged(int cells);

private:
    void build();
    void listen();
    void listenToDetail();
    void startTable(TableSession *session);
    void followModel();
    void search(const QString &text, bool again);
    void showState();
    void showCurrent();
    void pick(int number);
    void choose(const TablePlace &place, bool picked);
    void edit();
    void copy();
    void showMenu(const QPoint &globalPosition);
    void askReason(const TablePlace &place, const Finding &finding);
    void reveal(const TablePlace &place);
    RevealPlace revealer();
    // Row of the job and language of the current cell; a frozen column belongs to the first shown language.
    std::optional<TablePlace> currentPlace() const;

    QPointer<TableSession> m_session;
    QUndoStack m_undo;
    QAction *m_undoAction;
    QAction *m_redoAction;
    std::unique_ptr<CellChecking> m_checking;
    std::unique_ptr<RowScores> m_scores;
    std::unique_ptr<GridFacts> m_facts;
    GridFilterBar *m_filters;
    GridModel *m_model;
    GridView *m_view;
    CellDetail *m_detail;
    QSplitter *m_splitter;
    QStackedWidget *m_pages;
    QLabel *m_empty;
    QTimer m_searchAgain;
    quint64 m_searches = 0;
    bool m_detailPlaced = false; // has had its share of the height
};

} // namespace lineup

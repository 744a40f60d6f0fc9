// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "programparts.h"
#include "sheets/review.h"
#include "tablegrid/sharedcells.h"
#include "work/tablejob.h"
#include "work/tableopening.h"

#include <QObject>

#include <functional>

class QWidget;

namespace lineup {

class LineupChooser;
class TableController;
class TablePage;
class WindowActions;
struct RestoredTable;
struct SheetScope;

// The string tables' side of the window: opening files, the set-up, the run and what is kept of it, runs from
// the history, and writing back. Files are read and written in workers. GUI thread.
class WindowTables : public QObject
{
    Q_OBJECT
public:
    struct Views
    {
        QWidget *window;
        LineupChooser *lineups;
    };

    WindowTables(const ProgramParts &parts, const Views &views);
    ~WindowTables() override;

    TablePage *page() const { return m_page; }
    TableController *controller() const { return m_controller; }
    // The id of the run whose table there is, if any.
    QString shownRun() const;

    // Asks for files.
    void open();
    // `like`: a stored run of them; what was chosen for it, but the lineup, holds again.
    void openFiles(const TableOpening &opening, const std::optional<TableJob> &like = {});
    // From the history; `goOn` asks at once for what is missing.
    void openRun(const QString &runId, bool goOn);
    // The files of a run from the history, to be set up anew.
    void openFilesOf(const QString &runId);

    // What Send, Stop, Retry and Export do in this view.
    void send();
    void stop();
    void goOn();
    void exportShown();
    void importReviewed();
    void importFile(const QString &path);
    void writeBack();
    void focusLineups();
    void find();
    void updateActions(const WindowActions *actions) const;

    // The lineup, its list or the settings behind it have changed.
    void updateLineups();

Q_SIGNALS:
    void viewRequested(); // there is something to look at in the Table view
    void runShown(const QString &runId);
    void stateChanged();
    void said(const QString &text); // for the status bar
    void editLineupRequested();
    void exportRequested(const QList<lineup::SheetScope> &scopes);

private:
    // The table without its cells.
    using WithTable = std::function<void(const RestoredTable &table, const SharedCells &cells)>;

    void connectPage();
    void connectController();
    void read(const TableOpening &opening, const std::optional<TableJob> &like);
    void onOpened(const TableOpening &opening, const OpenedTable &table, const std::optional<TableJob> &like);
    void chooseColumns(const TableOpening &opening);
    void chooseSource();
    void chooseGlossary();
    void chooseFont();
    void chooseRules();
    void withRun(const QString &runId, const WithTable &done);
    void showRun(const RestoredTable &table, const SharedCells &cells, bool goOn);
    void chooseRest();
    void startRest(const QMap<QString, QString> &targets);
    void askCap();
    void takeReview(const QString &runId, const QList<TablePlace> &places,
                    const QList<ReviewVerdict> &verdicts);
    void complain(const QString &text);

    ProgramParts m_parts;
    Views m_views;
    TableController *m_controller;
    TablePage *m_page;
    TableOpening m_opening; // what is set up
    quint64 m_reading = 0; // the files that were asked for last
    quint64 m_loading = 0; // the run that was asked for last
};

} // namespace lineup

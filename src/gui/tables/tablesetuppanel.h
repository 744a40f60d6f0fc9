// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tableopening.h"
#include "work/tableplan.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace lineup {

class Settings;
class TableEstimateBox;
class TableFilesBox;
class TableFontsBox;
class TableGuidanceBox;
class TableLanguagesBox;
class TablePlanner;
class TableRequestsBox;
class TableRulesBox;
class TableScopeBox;

// Everything that is chosen before a table run starts, with what it is likely to cost. Boxes stand beside
// each other where there is room, else below each other, and scroll. It opens no files and starts nothing
// itself. `settings` must outlive it. GUI thread.
class TableSetupPanel : public QWidget
{
    Q_OBJECT
public:
    explicit TableSetupPanel(Settings *settings, QWidget *parent = nullptr);
    ~TableSetupPanel() override;

    void showReading(const QStringList &paths);
    void showTable(const OpenedTable &table);
    const OpenedTable &table() const { return m_table; }
    void setLineups(const QStringList &names, int current);
    // What is sent to, with the defaults of the settings in it.
    void setLineup(const Lineup &lineup, const ModelCatalogue &catalogue);
    // While a run is under way nothing else is started.
    void setStartEnabled(bool enabled);
    bool canStart() const;
    void requestStart();
    void focusFirst();
    void focusLineups();

    TableFilesBox *files() const { return m_files; }
    TableGuidanceBox *guidance() const { return m_guidance; }
    TableFontsBox *fonts() const { return m_fonts; }
    TableRulesBox *rules() const { return m_rules; }
    // What was chosen for a stored run of this table; the lineup stays.
    void restore(const TableJob &job);
    TableSetup setup() const;

Q_SIGNALS:
    void startRequested(const lineup::TableJob &job);
    void lineupChosen(int index);
    void editLineupRequested();
    void startPossible(); // canStart() has changed

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectBoxes();
    void recallRules();
    void replan();
    void showPlan(const TablePlan &plan);
    void showProblem(const QString &text);
    void remember() const;
    void arrange();
    void retranslate();

    Settings *m_settings;
    TableFilesBox *m_files;
    TableLanguagesBox *m_languages;
    TableScopeBox *m_scope;
    TableRequestsBox *m_requests;
    TableGuidanceBox *m_guidance;
    TableFontsBox *m_fonts;
    TableRulesBox *m_rules;
    TableEstimateBox *m_estimate;
    QScrollArea *m_scroll;
    QBoxLayout *m_columns;
    QLabel *m_problem;
    QPushButton *m_start;
    TablePlanner *m_planner;
    OpenedTable m_table;
    Lineup m_lineup;
    ModelCatalogue m_catalogue;
    TablePlan m_plan;
    bool m_planned = false; // m_plan is of what the boxes say
    bool m_startEnabled = true;
};

} // namespace lineup

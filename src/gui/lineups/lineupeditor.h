// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/lineup.h"
#include "model/lineupfile.h"
#include "targetlistmodel.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QPushButton;

namespace Ui {
class LineupEditor;
}

namespace lineup {

class LineupServices;

// Edits a lineup: its targets on the left, a form for the selected one on the right. Works on a copy; the
// owner hears of it through lineupAccepted() or saveAsRequested(), and only of lineups without errors. Open
// it with open(). Leaving with changes asks first.
class LineupEditor : public QDialog
{
    Q_OBJECT
public:
    // `services` is not owned and lives longer.
    explicit LineupEditor(LineupServices *services, QWidget *parent = nullptr);
    ~LineupEditor() override;

    // Before setLineup(): a lineup that there was not before, whose targets have no ids that anybody knows.
    void setNew(bool isNew);
    // Starts anew with this lineup, without changes.
    void setLineup(const Lineup &lineup);
    Lineup lineup() const;
    bool hasChanges() const;
    // The lineup as it is now has been saved: leaving it needs no question.
    void markSaved();
    // Says in the window how saving went wrong.
    void showMessage(const QString &text);
    void selectTarget(int row);

    void accept() override;
    void reject() override;

Q_SIGNALS:
    void lineupAccepted(const lineup::Lineup &lineup); // OK; the dialog closes
    void saveAsRequested(const lineup::Lineup &lineup); // the dialog stays
    void settingsRequested(const QString &providerId);

private:
    enum class Purpose { Show, Accept, SaveAs };

    void setupButtons();
    void setupList();
    void add();
    void duplicate();
    void remove();
    void undoRemove();
    void move(int by);
    void insertAt(int row, const TargetDraft &draft);
    int currentRow() const;
    void followCurrent();
    void takeForm();
    void followChange();
    void check(Purpose purpose);
    void checked(const QList<LineupIssue> &issues, Purpose purpose);
    void showProblems();
    bool mayTell(const LineupIssue &issue) const;
    QString wordsOf(const LineupIssue &issue) const;
    void sayRemoved();
    void showFirstProblem();
    void askToDiscard();

    struct Removed
    {
        int row;
        TargetDraft draft;
    };

    std::unique_ptr<::Ui::LineupEditor> m_ui;
    LineupServices *m_services;
    TargetListModel m_model;
    QPushButton *m_saveAs = nullptr;
    Lineup m_saved;
    Lineup m_rest; // members of the lineup that have no field here
    QList<Removed> m_removed; // the last one can be taken back first
    QList<LineupIssue> m_issues;
    QTimer m_checkTimer;
    quint64 m_version = 0; // of the contents; a check of older ones is void
    bool m_isNew = false;
    bool m_tellAll = false; // saving was tried: from then on every mistake is shown
    bool m_waiting = false; // for the check of an OK or Save as
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sharedcells.h"
#include "storage/historytypes.h"

#include <QObject>

#include <optional>
#include <vector>

namespace lineup {

// What the checks say of one cell, worst first.
struct CellFindings
{
    TablePlace place;
    QList<Finding> findings;
};

struct FindingCounts
{
    int errors = 0;
    int warnings = 0;
    int hints = 0;
    int ignored = 0; // of any severity, and in none of the others

    friend bool operator==(const FindingCounts &, const FindingCounts &) = default;
};

struct PickChange
{
    TablePlace place;
    bool picked = true;
};

// One thing that people say of a cell, as the history has it. Unset: taken back.
struct CellVerdict
{
    TablePlace place;
    VerdictKind kind = VerdictKind::Pick;
    std::optional<QString> value;

    friend bool operator==(const CellVerdict &, const CellVerdict &) = default;
};

// One table run as the window knows it: its job, its cells as they come, and what people chose. It keeps
// nothing anywhere: whoever stores the run listens to verdictGiven(). GUI thread.
class TableSession : public QObject
{
    Q_OBJECT
public:
    TableSession(TableJob job, Run head, QObject *parent = nullptr);
    ~TableSession() override;

    const TableJob &job() const { return m_job; }
    const Run &head() const { return m_head; }

    // Cells as they finish or come from the history. A later one of the same place takes the place of the
    // former (it was asked for again); what people chose of that one stays with it and is forgotten here.
    void addCells(const QList<TableCell> &cells);
    void addShared(const SharedCells &cells); // none of them null
    // Those that have ended, in the order of strings, languages and targets.
    QList<TablePlace> ended() const;
    // How many cells the table has; those where isAsked().
    int askedCells() const { return m_askedCells; }
    // nullptr where nothing has ended yet.
    const TableCell *cell(const TablePlace &place) const;
    // As they are now, in the order of ended(): for workers.
    SharedCells cells() const;
    // Whether the string is to be translated into the language at all.
    bool isWanted(int row, int language) const;
    // And of this target.
    bool isAsked(const TablePlace &place) const;
    // The target whose answer is picked; -1: none.
    int pickedTarget(int row, int language) const;

    // A string has at most one pick in each language: picking another one takes the former back.
    void setPicked(const TablePlace &place, bool picked);
    // Many at once: the cells change together.
    void setPicks(const QList<PickChange> &changes);
    // Many of any kind but Ignore at once, in this order; what takes a pick away is among them.
    void setVerdicts(const QList<CellVerdict> &verdicts);
    // What holds of a cell now, in the words of setVerdicts().
    std::optional<QString> verdictOf(const TablePlace &place, VerdictKind kind) const;
    // Unset or the answer's own text: the edit is taken back.
    void setEditedText(const TablePlace &place, const std::optional<QString> &text);

    // What was found by the checks, those that people ignore included; nothing before isChecked().
    const QList<Finding> &findings(const TablePlace &place) const;
    const FindingCounts &findingCounts(const TablePlace &place) const;
    bool isChecked(const TablePlace &place) const;
    void setFindings(const QList<CellFindings> &cells);
    // Why a finding is ignored; unset: it is not.
    std::optional<QString> ignoredReason(const TablePlace &place, const Finding &finding) const;
    // Unset: it counts again.
    void setIgnored(const TablePlace &place, const Finding &finding, const std::optional<QString> &reason);

Q_SIGNALS:
    void cellsChanged(const QList<lineup::TablePlace> &places);
    // Those of them whose texts may be others: not those that were picked, rated or noted.
    void textsChanged(const QList<lineup::TablePlace> &places);
    void findingsChanged(const QList<lineup::TablePlace> &places);
    // To be stored; the cells have changed already.
    void verdictGiven(const lineup::TablePlace &place, lineup::VerdictKind kind,
                      const std::optional<QString> &value);

private:
    struct Checked
    {
        bool done = false;
        QList<Finding> findings;
        FindingCounts counts;
    };

    size_t indexOf(const TablePlace &place) const;
    SharedCell *changeable(const TablePlace &place);
    void recount(const TablePlace &place);

    TableJob m_job;
    Run m_head;
    SharedCells m_cells; // by row, language and target
    std::vector<Checked> m_checked; // as m_cells
    std::vector<bool> m_wanted; // by row and language
    int m_askedCells = 0;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historytypes.h"
#include "work/tablerun.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace lineup {

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
    // nullptr where nothing has ended yet.
    const TableCell *cell(const TablePlace &place) const;

    // A string has at most one pick in each language: picking another one takes the former back.
    void setPicked(const TablePlace &place, bool picked);
    // Unset or the answer's own text: the edit is taken back.
    void setEditedText(const TablePlace &place, const std::optional<QString> &text);

Q_SIGNALS:
    void cellsChanged(const QList<lineup::TablePlace> &places);
    // To be stored; the cells have changed already.
    void verdictGiven(const lineup::TablePlace &place, lineup::VerdictKind kind,
                      const std::optional<QString> &value);

private:
    size_t indexOf(const TablePlace &place) const;
    void changePick(TableCell &cell, bool picked);

    TableJob m_job;
    Run m_head;
    std::vector<std::unique_ptr<TableCell>> m_cells; // by row, language and target
};

} // namespace lineup

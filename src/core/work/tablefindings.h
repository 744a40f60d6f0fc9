// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/checker.h"
#include "tablerun.h"

#include <map>
#include <memory>
#include <vector>

namespace lineup {

// What the checks say of the cells of a table run. Made for one job, which must outlive it; use one a thread.
class TableFindings
{
public:
    explicit TableFindings(const TableJob &job);
    ~TableFindings();

    // Of one cell alone.
    QList<Finding> ofCell(const TableCell &cell) const;
    // With what can only be seen beside the other cells of its language and target, which have been add()ed.
    QList<Finding> ofCellInTable(const TableCell &cell) const;
    // That alone.
    QList<Finding> beside(const TableCell &cell) const;
    void add(const TableCell &cell);
    // Forgets what was added for one language and target.
    void forget(int language, int target);

    static bool hasErrors(const QList<Finding> &findings);

private:
    CheckUnit unitOf(const TableCell &cell) const;

    const TableJob &m_job;
    std::vector<std::unique_ptr<Checker>> m_checkers; // by language
    std::map<std::pair<int, int>, TableChecker> m_tables; // by language and target
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablesheet.h"

#include <memory>
#include <vector>

namespace lineup {

// Several runs of string tables as one sheet: language by language, and in each run by run. Targets of the
// same id and model are one column. Values only.
class TablesSheetSource : public SheetSource
{
public:
    // At least one.
    explicit TablesSheetSource(std::vector<std::unique_ptr<TableSheetSource>> tables);

    const SheetHead &head() const override { return m_head; }
    qsizetype rowCount() const override { return m_places.size(); }
    SheetRow row(qsizetype index) const override;

private:
    struct Place
    {
        qsizetype table = 0;
        qsizetype row = 0;
    };

    void addHead(const SheetHead &head);

    std::vector<std::unique_ptr<TableSheetSource>> m_tables;
    SheetHead m_head;
    QList<QList<qsizetype>> m_columns; // by table and target: the column here
    QList<Place> m_places;
};

// A stored run as a sheet, and several of them.
std::unique_ptr<TableSheetSource> sheetSourceOf(const RestoredTable &table);
std::unique_ptr<SheetSource> sheetSourceOf(const QList<RestoredTable> &tables);

} // namespace lineup

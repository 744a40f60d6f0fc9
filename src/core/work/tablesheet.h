// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/review.h"
#include "sheets/runssheetsource.h"
#include "tablefindings.h"
#include "tablestore.h"

#include <QSet>

namespace lineup {

// A table run as a sheet: one row a string and language, one column a target. Values only.
class TableSheetSource : public SheetSource
{
public:
    TableSheetSource(const TableJob &job, const Run &head, const QList<TableCell> &cells,
                     const QTimeZone &zone, const QLocale &locale);
    // `head` as tableSheetRun() makes it, with prices.
    TableSheetSource(const TableJob &job, const SheetRun &head, const QList<TableCell> &cells,
                     const QTimeZone &zone, const QLocale &locale);

    const SheetHead &head() const override { return m_head; }
    qsizetype rowCount() const override { return m_places.size(); }
    SheetRow row(qsizetype index) const override;
    // That of the row, without what it takes to make one.
    QString languageOf(qsizetype index) const { return m_head.languages.at(m_places.at(index).language); }

private:
    struct Place
    {
        int row = 0;
        int language = 0;
    };

    TableJob m_job;
    QString m_runId;
    SheetHead m_head;
    QList<Place> m_places;
    QHash<TablePlace, TableCell> m_cells;
    TableFindings m_findings;
};

// What a sheet's head says of a table run, with the prices that its costs were reckoned with: those of the
// catalogue for a run that has just ended, and the stored ones.
SheetRun tableSheetRun(const Run &head, const ModelCatalogue &catalogue);
SheetRun tableSheetRun(const RestoredTable &table);

// The cells of the run, in their order, for comparing them with a sheet that was filled in.
ReviewSubject reviewSubject(const RestoredTable &table);

} // namespace lineup

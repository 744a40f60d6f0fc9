// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"
#include "outputformats.h"
#include "work/tablerun.h"
#include "work/tablestore.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace lineup {

// A table run as `table run` and `table resume` give it out: cells in the order of strings, languages and
// targets, those that were not asked for (any more) too.
class TableOutput
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TableOutput)
public:
    struct Totals
    {
        int cells = 0;
        int complete = 0;
        int failed = 0; // truncated and refused ones, too
        int pending = 0;
        int withErrors = 0;
        int withWarnings = 0;
        qint64 inputTokens = 0;
        qint64 outputTokens = 0;
        std::optional<double> costUsd; // of what is known; unset: nothing is
    };

    // `stopped`: for each target, why it was asked no further; may be shorter. The job and the head outlive
    // this.
    TableOutput(const TableJob &job, const Run &head, const QList<TableCell> &cells,
                const QHash<int, AnswerError> &stopped);

    // {"run", "cells", "totals"}, on several lines.
    QByteArray json(const QString &state) const;
    // To the file or the console that is asked for, in any format. False: it could not be, which has been
    // said.
    bool write(const QString &state, const SheetRun &head, const OutputRequest &request,
               CliContext &context) const;
    // The same of runs that the history has; at least one.
    static bool writeStored(const QList<RestoredTable> &tables, const OutputRequest &request,
                            CliContext &context);
    // One cell of the JSON; for tests and for other outputs.
    static QJsonObject findingToJson(const Finding &finding);

private:
    template <typename Each>
    void eachCell(const Each &each) const;
    void count(Totals &totals, const TablePlace &place, const TableCell *cell,
               const QList<Finding> &findings) const;
    QJsonObject cellToJson(const TablePlace &place, const TableCell *cell,
                           const QList<Finding> &findings) const;

    const TableJob &m_job;
    const Run &m_head;
    QHash<TablePlace, TableCell> m_cells;
    QHash<int, AnswerError> m_stopped;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "grids/readcontrol.h"
#include "model/answeraddress.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

// One row of a sheet that came back. `cells` holds what stands in the columns of answercolumns.h that the
// sheet has, by their ids; a column that the sheet lacks is not in it.
struct ReviewedRow
{
    qint64 number = 0; // as spreadsheet programs count rows
    AnswerAddress address;
    QHash<QString, QString> cells;

    std::optional<QString> cell(const QString &column) const
    {
        const auto found = cells.constFind(column);
        return found == cells.cend() ? std::nullopt : std::optional(*found);
    }
};

struct ReviewedSheet
{
    QList<ReviewedRow> rows;
    QList<GridIssue> issues; // rows that were left out, and why; `line` is the row
    QString error; // for people; nothing could be read
    QStringList encodings = {}; // a CSV file that is no Unicode: which ones it may be in, likeliest first
};

inline constexpr qint64 maxReviewedBytes = 128 * 1024 * 1024;

// Reads an exported comparison, XLSX, CSV or TSV, in whichever language it was exported. `encoding`: of a CSV
// file that is neither UTF-8 nor UTF-16. Blocks: for worker threads and console programs.
ReviewedSheet readReviewedSheet(const QByteArray &bytes, const QByteArray &encoding = {},
                                const ReadControl &control = {});

} // namespace lineup

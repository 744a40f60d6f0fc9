// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace lineup {

// The beginning of a spreadsheet, for choosing its columns.
struct GridPreview
{
    QStringList sheets; // of a workbook, those that are not hidden
    QString sheet;
    QStringList headers;
    QList<QStringList> rows; // behind the headers
    QString error; // for people
};

// CSV, TSV or a workbook. An empty sheet: the first one that is not hidden. Blocking: for a worker.
GridPreview readGridPreview(const QString &path, const QString &sheet, qsizetype rows);

} // namespace lineup

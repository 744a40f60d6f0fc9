// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablewriteback.h"

namespace lineup {

// One language of a table run that goes back into a file.
struct TableWriteRequest
{
    int language = 0; // index into TableJob::languages
    QString in; // the file to put the texts into
    QString out; // the file to write; it may be the same one

    friend bool operator==(const TableWriteRequest &, const TableWriteRequest &) = default;
};

struct TableWritten
{
    int language = 0;
    int written = 0; // strings
    QList<TableLeftAlone> leftAlone;
    bool marksLost = false;
    bool replaces = false; // another file than `in` is, or was, replaced
    QString problem; // for people: the file cannot be read or written, and is as it was
};

// Puts the languages back one after the other; those that share a file end up in it together. Each file is
// replaced as a whole or left alone. `rehearse`: writes nothing, only tells what would become of it.
// Blocking: for a worker.
QList<TableWritten> writeTable(const TableJob &job, const QList<TableCell> &cells,
                               const QList<TableWriteRequest> &requests, const TableChoice &choice,
                               bool rehearse);

} // namespace lineup

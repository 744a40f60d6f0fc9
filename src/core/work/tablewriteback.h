// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "strings/stringfile.h"
#include "tablefindings.h"
#include "tableselection.h"

namespace lineup {

// Which cells of a table run go back into a file.
struct TableChoice
{
    QStringList targets; // ids; of the first that has a text without errors
    bool picks = false; // what people picked, in place of `targets`
    bool withErrors = false; // texts with errors too
    StringMark mark = StringMark::Translated;
};

struct TableLeftAlone
{
    QString id;
    qsizetype line = 0; // in the file, 0: it is not there
    QString reason; // for people
};

struct TableWriteBack
{
    QByteArray bytes;
    int written = 0;
    QList<TableLeftAlone> leftAlone;
    bool marksLost = false;
};

// Puts the chosen texts of one language into the file, read for that language. Strings are matched by id and
// source; a source that has changed and a target that was edited since the run are left alone. Pure function.
TableWriteBack writeBack(const TableJob &job, int language, const QList<TableCell> &cells,
                         const TableFile &file, const TableChoice &choice);

} // namespace lineup

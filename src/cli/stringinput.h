// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exitstatus.h"
#include "strings/stringfile.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace lineup {

class Console;
struct TableSource;

// The files of strings that commands take: --in, with --source and --lang beside it. Blocking.
class StringInput
{
    Q_DECLARE_TR_FUNCTIONS(lineup::StringInput)
public:
    struct Result
    {
        std::optional<StringFile> file;
        ExitStatus status = ExitStatus::Complete; // why there is no file
        QString path; // with the language filled in
    };

    // What is wrong and what to look at is said on the console, as "FILE:LINE: warning: ...".
    static Result read(const QString &in, const QString &source, const QString &language, Console &console);
    // `from` with the columns and the sheet of its own, too.
    static Result read(const TableSource &from, const QString &language, Console &console);
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exitstatus.h"
#include "model/lineup.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

class Console;
struct GridIssue;

// Files that the commands read and write, with what to tell people about them. Blocking: for the console
// program, which does nothing else meanwhile.
class InputFiles
{
    Q_DECLARE_TR_FUNCTIONS(lineup::InputFiles)
public:
    static constexpr qint64 maxPromptBytes = 16 * 1024 * 1024;
    static constexpr qint64 maxLineupBytes = 16 * 1024 * 1024;

    template <typename T>
    struct Result
    {
        std::optional<T> value; // unset: `status` says why the program ends
        ExitStatus status = ExitStatus::Complete;
        QStringList messages; // for people; warnings where there is a value
    };

    static Result<QByteArray> read(const QString &path, qint64 maxBytes);
    // Every issue as "FILE:LINE:COLUMN: error: PATH: what is wrong".
    static Result<Lineup> readLineup(const QString &path);
    // The text as it is, without byte order mark; UTF-8 unless such a mark says otherwise.
    static Result<QString> decodePrompt(const QByteArray &bytes, const QString &name);

    // An empty string, or why this file cannot be written.
    static QString checkWritable(const QString &path);
    // Replaces the file as a whole or leaves it alone; devices and pipes are written to. An empty string, or
    // why it could not be written.
    static QString write(const QString &path, const QByteArray &bytes);
};

// Says what is to be looked at in a file as "FILE:LINE: KIND: MESSAGE", without a line where there is none.
void sayIssue(Console &console, const QString &path, const GridIssue &issue, const QString &kind);

} // namespace lineup

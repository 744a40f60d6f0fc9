// SPDX-License-Identifier: Apache-2.0
#include "stringinput.h"

#include "console.h"
#include "inputfiles.h"
#include "strings/languagetags.h"
#include "terminaltext.h"
#include "work/tablesource.h"

namespace lineup {

using namespace Qt::StringLiterals;

StringInput::Result StringInput::read(const QString &in, const QString &source, const QString &language,
                                      Console &console)
{
    return read(TableSource{ in, {}, source }, language, console);
}

StringInput::Result StringInput::read(const TableSource &from, const QString &language, Console &console)
{
    const QString &in = from.in;
    if (isLanguagePattern(in) && language.isEmpty()) {
        console.say(tr("“%1” stands for one file a language. Name the language with --lang.").arg(in));
        return { {}, ExitStatus::Usage, in };
    }
    const auto readBytes = [&console](const QString &path, QString &) -> std::optional<QByteArray> {
        const auto bytes = InputFiles::read(path, SourceText::maxBytes);
        for (const QString &message : bytes.messages)
            console.say(message);
        return bytes.value;
    };
    const TableFileRead read = readTableFile(from, language, readBytes);
    if (!read.file) {
        if (!read.unreadable)
            console.say(tr("%1: %2").arg(read.path, read.error));
        return { {}, ExitStatus::FileError, read.path };
    }
    const Result result{ read.file, ExitStatus::Complete, read.path };
    for (const StringIssue &issue : result.file->warnings) {
        const QString place = issue.line > 0 ? u"%1:%2"_s.arg(result.path).arg(issue.line) : result.path;
        console.say(tr("%1: warning: %2").arg(place, issue.message));
    }
    return result;
}

} // namespace lineup

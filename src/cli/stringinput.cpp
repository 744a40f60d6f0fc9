// SPDX-License-Identifier: Apache-2.0
#include "stringinput.h"

#include "console.h"
#include "inputfiles.h"
#include "strings/languagetags.h"
#include "strings/stringformats.h"
#include "terminaltext.h"

namespace lineup {

using namespace Qt::StringLiterals;

StringInput::Result StringInput::readOne(const QString &path, const QString &language, Console &console)
{
    const auto bytes = InputFiles::read(path, SourceText::maxBytes);
    for (const QString &message : bytes.messages)
        console.say(message);
    if (!bytes.value)
        return { {}, bytes.status, path };
    StringReadResult read = readStrings(*bytes.value, path, { .language = language });
    if (!read.file) {
        console.say(tr("%1: %2").arg(path, read.error));
        return { {}, ExitStatus::FileError, path };
    }
    return { std::move(read.file), ExitStatus::Complete, path };
}

StringInput::Result StringInput::read(const QString &in, const QString &source, const QString &language,
                                      Console &console)
{
    if (isLanguagePattern(in) && language.isEmpty()) {
        console.say(tr("“%1” stands for one file a language. Name the language with --lang.").arg(in));
        return { {}, ExitStatus::Usage, in };
    }
    Result result = readOne(languageFile(in, language), language, console);
    if (!result.file)
        return result;
    if (!source.isEmpty()) {
        const Result paired = readOne(source, {}, console);
        if (!paired.file)
            return { {}, paired.status, source };
        pairWithSource(*result.file, *paired.file);
    }
    for (const StringIssue &issue : std::as_const(result.file->warnings)) {
        const QString place = issue.line > 0 ? u"%1:%2"_s.arg(result.path).arg(issue.line) : result.path;
        console.say(tr("%1: warning: %2").arg(place, issue.message));
    }
    return result;
}

} // namespace lineup

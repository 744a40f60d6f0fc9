// SPDX-License-Identifier: Apache-2.0
#include "rulesoption.h"

#include "clisupport.h"
#include "console.h"
#include "inputfiles.h"
#include "strings/sourcetext.h"
#include "work/rulesfile.h"

#include <QFileInfo>

namespace lineup {

using namespace Qt::StringLiterals;

void RulesOption::declare(CommandOptions &options)
{
    options.add(u"rules"_s,
                tr("Own rules as CSV: kind (placeholder, required, forbidden), pattern, source, severity, "
                   "message."),
                u"CSV"_s);
}

std::optional<TableRules> RulesOption::read(const QString &path, Console &console, ExitStatus &status)
{
    if (path.isEmpty())
        return TableRules();
    const auto bytes = InputFiles::read(path, SourceText::maxBytes);
    for (const QString &message : bytes.messages)
        console.say(message);
    status = bytes.status;
    if (!bytes.value)
        return {};
    RulesRead read = readRules(*bytes.value);
    if (!read.error.message.isEmpty()) {
        sayIssue(console, path, read.error, tr("error"));
        status = ExitStatus::FileError;
        return {};
    }
    for (const GridIssue &issue : std::as_const(read.warnings))
        sayIssue(console, path, issue, tr("warning"));
    read.rules.file = QFileInfo(path).absoluteFilePath();
    return read.rules;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"
#include "strings/pluralforms.h"
#include "tablegrid/tablesession.h"
#include "work/tableprompt.h"

#include <QStringList>

namespace lineup::test {

using namespace Qt::StringLiterals;

// A made-up table run: rows of "key N" with the given sources, into the given languages, with targets A, B,
// C…
inline TableJob gridJob(const QStringList &sources, int targets = 2,
                        const QStringList &languages = { u"de"_s })
{
    TableJob job;
    job.lineup.name = u"Test"_s;
    for (int target = 0; target < targets; ++target) {
        Target one;
        one.id = QString(QChar(u'a' + target));
        one.label = QString(QChar(u'A' + target));
        one.provider = u"rehearsal"_s;
        one.model = u"m"_s;
        job.lineup.targets.append(one);
    }
    job.file = u"game.po"_s;
    job.sourceLanguage = u"en"_s;
    job.prompt = defaultTablePrompt();
    job.families = PlaceholderFamily::Brace;
    for (const QString &language : languages)
        job.languages.append({ language, pluralFormsOf(language), {} });
    for (const QString &source : sources) {
        TableString string;
        string.place = job.strings.size();
        string.id = u"key %1"_s.arg(job.strings.size());
        string.source = string.fullSource = source;
        for (const QString &language : languages)
            string.languages.insert(language, { string.place + 1, { QString() }, StringState::Untranslated });
        job.strings.append(string);
    }
    return job;
}

inline TableCell gridCell(const TablePlace &place, const QString &text)
{
    TableCell cell;
    cell.place = place;
    cell.answer.targetId = QString(QChar(u'a' + place.target));
    cell.answer.status = AnswerStatus::Complete;
    cell.answer.text = text;
    cell.forms = QStringList{ text };
    return cell;
}

inline TableCell failedGridCell(const TablePlace &place, ErrorKind kind = ErrorKind::RateLimit)
{
    TableCell cell;
    cell.place = place;
    cell.answer.status = AnswerStatus::Failed;
    AnswerError error;
    error.kind = kind;
    error.message = u"slow <b>down</b>"_s;
    cell.answer.error = error;
    return cell;
}

inline Finding gridFinding(Severity severity = Severity::Error, const QString &message = u"Missing: {0}."_s)
{
    Finding finding;
    finding.check = u"brace"_s;
    finding.severity = severity;
    finding.message = message;
    return finding;
}

inline Run gridHead()
{
    Run run;
    run.id = newRunId();
    run.startedAt = QDateTime::currentDateTimeUtc();
    return run;
}

} // namespace lineup::test

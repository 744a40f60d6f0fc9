// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"
#include "sheetsource.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace lineup {

// The words that sheets of every format use for states, errors and times, in the user's language.
class SheetWords
{
    Q_DECLARE_TR_FUNCTIONS(lineup::SheetWords)
public:
    static QString status(AnswerStatus status);
    static QString errorKind(ErrorKind kind);
    // Why there is no whole answer, in a sentence: "Failed: Rate limited (HTTP status 429). Too many
    // requests". Empty for complete answers. Safe to show: see shownText().
    static QString reason(const Answer &answer);
    // In the reader's zone, which is named: "22 November 2026, 11:00 (UTC+01:00)"; a dash where it is
    // unknown.
    static QString moment(const QDateTime &utc, const QTimeZone &zone, const QLocale &locale);

    // Which run of a string table a row is from: "game.po → de, 22 November 2026, 11:00 (UTC+01:00)". Safe to
    // show.
    static QString tableRun(const SheetHead &head, const QString &runId);

private:
    static QString failure(const AnswerError &error);
};

} // namespace lineup

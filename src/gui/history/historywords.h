// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"
#include "storage/historytypes.h"

#include <QCoreApplication>
#include <QDate>
#include <QTimeZone>

namespace lineup {

// How the history speaks of its runs, for the user's locale. Prompts and titles come from outside: what is
// returned is one line of plain text.
class HistoryWords
{
    Q_DECLARE_TR_FUNCTIONS(lineup::HistoryWords)
public:
    // How many answers of a run ended like this one, with the state whose icon stands before it.
    struct State
    {
        AnswerPhase phase = AnswerPhase::Ended;
        AnswerStatus status = AnswerStatus::Complete;
        QString text;
    };

    // "Today", "Yesterday", else the date with its weekday; `day` may be invalid.
    static QString dayTitle(QDate day, QDate today);
    static QString title(const RunSummary &run);
    static QString time(const QDateTime &startedAt, const QTimeZone &zone);
    static QString when(const QDateTime &startedAt, const QTimeZone &zone); // day and time
    static QList<State> states(const RunSummary &run);
    // Everything that a row shows, for screen readers.
    static QString row(const RunSummary &run, const QString &day, const QTimeZone &zone);
    // Rich text with everything of the row escaped.
    static QString toolTip(const RunSummary &run, const QTimeZone &zone);
    // One condition of a filter, and the filter without it.
    struct FilterPart
    {
        QString text;
        HistoryFilter without;
    };
    // All of them but for the text that is searched for.
    static QList<FilterPart> filterParts(const HistoryFilter &filter);
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/redactor.h"
#include "sheets/sheetsource.h"

#include <QHash>
#include <QSet>

namespace lineup {

// A stored comparison as a sheet takes it in: the run and what is kept beside it.
struct SheetRun
{
    Run run;
    QString title; // given by people
    QHash<QString, Price> prices; // by target id: what the costs were reckoned with
    QDate pricesAsOf;
    QSet<QString> usersPrices; // target ids whose price people entered themselves
};

// For whom a sheet is made, and which part of its runs.
struct SheetReader
{
    QTimeZone timeZone;
    QLocale locale;
    QString onlyTarget = {}; // "this answer": id of the one target to export; empty: all
    const Redactor *redactor = nullptr; // takes keys out of texts; outlives the source. May be null.
};

// One or several comparisons as a sheet: a row for each run (and for each sample, where there are several), a
// column for each target, those of the same id and model being one. Values only: made in one thread and read
// in another.
class RunsSheetSource : public SheetSource
{
public:
    RunsSheetSource(const QList<SheetRun> &runs, const SheetReader &reader);

    const SheetHead &head() const override { return m_head; }
    qsizetype rowCount() const override { return m_places.size(); }
    SheetRow row(qsizetype index) const override;

private:
    struct Place
    {
        qsizetype run = 0;
        int sample = 1;
    };

    void addRun(const SheetRun &run);
    void addTarget(const SheetRun &run, const Answer &answer);
    qsizetype columnOf(const Answer &answer) const;
    QString clean(const QString &text) const;

    SheetReader m_reader;
    SheetHead m_head;
    QList<Run> m_runs;
    QList<Place> m_places;
};

} // namespace lineup

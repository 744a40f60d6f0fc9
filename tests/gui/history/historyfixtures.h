// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historystore.h"
#include "storage/runline.h"
#include "storetools.h"

#include <QFile>

namespace lineup::test {

// A finished run with one complete answer.
inline Run doneRun(const QString &prompt, const QDateTime &at = QDateTime::currentDateTimeUtc())
{
    Run run = freshRun(prompt, 1);
    run.startedAt = at;
    run.answers.first().status = AnswerStatus::Complete;
    run.answers.first().text = QStringLiteral("Good evening.");
    return run;
}

// All of them at once, which is a hundred times faster than one after the other.
inline void takeIn(StoreHarness &harness, const QList<Run> &runs)
{
    QFile file(harness.folder.filePath(QStringLiteral("runs.jsonl")));
    QVERIFY(file.open(QFile::WriteOnly));
    for (const Run &run : runs)
        file.write(runToLine(run, {}).trimmed() + "\n");
    file.close();
    int taken = -1;
    harness.store->importFrom(file.fileName(), &harness.context,
                              [&taken](const TransferReport &report) { taken = report.runs; });
    QTRY_COMPARE_WITH_TIMEOUT(taken, int(runs.size()), 120000);
}

} // namespace lineup::test

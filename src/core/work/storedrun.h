// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/runrecorder.h"
#include "storage/historystore.h"

#include <QObject>
#include <QPointer>

namespace lineup {

class ModelCatalogue;

// Keeps a comparison in the history while it runs: stored before its first request leaves, its text as it
// comes, and each answer before the run says that it is finished. Where the history cannot be written the
// run goes on all the same; HistoryStore::status() says why. The history must outlive the run.
class StoredRun : public RunRecorder
{
public:
    StoredRun(HistoryStore *store, const ModelCatalogue &catalogue, const Run &run);
    ~StoredRun() override;

    void begin(const Run &run, std::function<void()> go) override;
    std::shared_ptr<AnswerSink> recording(std::shared_ptr<AnswerSink> sink) override;
    void takeBegins(int index, const Answer &blank) override;
    void endedUnsent(int index, const Answer &answer) override;
    void verdictChanged(int index, const Answer &answer) override;
    void runEnded(double wallMs) override;

private:
    void say(int index, VerdictKind kind, const std::optional<QString> &value);

    QPointer<HistoryStore> m_store;
    QStringList m_prices;
    QString m_runId;
    std::shared_ptr<RunJournal> m_journal;
    QList<Answer> m_said; // the verdicts that are stored
    QObject m_context; // what comes back after this is gone is not wanted
};

} // namespace lineup

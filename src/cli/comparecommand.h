// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"
#include "compareoptions.h"
#include "model/lineup.h"

#include <QObject>

#include <memory>

namespace lineup {

class CliHistory;
class ComparisonRun;
class RehearsalServer;
class RunEvents;
class StdinReader;

// `lineup-cli compare`: reads lineup and prompt, asks every target, writes the result. Ends once, also when
// it is interrupted at any of these stages; what has arrived by then is written, and stored before the end.
class CompareCommand : public QObject
{
    Q_OBJECT
public:
    explicit CompareCommand(CliContext &context, QObject *parent = nullptr);
    ~CompareCommand() override;

    void run(const QStringList &arguments, CommandDone done);

private:
    bool readOptions(const QStringList &arguments);
    bool readLineup();
    void readPrompt();
    void usePromptBytes(const QByteArray &bytes, const QString &name);
    void usePrompt(const QString &text);
    void startRehearsal();
    void startRun();
    void makeRun();
    void onInterrupted();
    void onRunFinished();
    void writeEvent(const QByteArray &line);
    bool writeResult();
    void end(int status);
    void endWith(ExitStatus status, const QStringList &messages);

    CliContext &m_context;
    CommandDone m_done; // empty once the command has ended
    CompareOptions m_options;
    Lineup m_lineup;
    QString m_prompt;
    StdinReader *m_stdin = nullptr;
    RehearsalServer *m_rehearsal = nullptr;
    std::unique_ptr<CliHistory> m_history; // unset: --no-history. Outlives the run
    std::unique_ptr<ComparisonRun> m_run;
    RunEvents *m_events = nullptr;
    bool m_interrupted = false;
};

} // namespace lineup

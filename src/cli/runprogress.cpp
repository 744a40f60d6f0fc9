// SPDX-License-Identifier: Apache-2.0
#include "runprogress.h"

#include "console.h"
#include "run/comparisonrun.h"
#include "runtext.h"

namespace lineup {

RunProgress::RunProgress(const ComparisonRun &run, Console &console, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_console(console)
{
    connect(&run, &ComparisonRun::retryScheduled, this,
            [this](int index, double, int, int waitMs, const AnswerError &error) {
                // Sent at once without what the model refused: the answer's own notice says so.
                if (error.kind == ErrorKind::InvalidRequest)
                    return;
                m_console.say(tr("%1: trying again in %2. %3")
                                  .arg(label(index), RunWords::seconds(waitMs), RunWords::error(error)));
            });
    connect(&run, &ComparisonRun::answerFinished, this, &RunProgress::sayFinished);
}

QString RunProgress::label(int index) const
{
    const Answer &answer = m_run.run().answers.at(index);
    return (answer.label.isEmpty() ? answer.targetId : answer.label).simplified();
}

void RunProgress::sayFinished(int index) const
{
    const Answer &answer = m_run.run().answers.at(index);
    for (const QString &notice : answer.notices)
        m_console.say(tr("%1: %2").arg(label(index), notice));
    const QString status = RunWords::status(answer.status);
    if (answer.error)
        m_console.say(tr("%1: %2. %3").arg(label(index), status, RunWords::error(*answer.error)));
    else
        m_console.say(tr("%1: %2 after %3.")
                          .arg(label(index), status, RunWords::seconds(answer.timing.totalMs.value_or(0))));
}

} // namespace lineup

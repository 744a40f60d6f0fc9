// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"
#include "metrics/corpusscore.h"
#include "strings/stringfile.h"

#include <QObject>

namespace lineup {

// `lineup-cli metrics`: how near the translations of one file come to those of another. Reads and counts at
// once, in the main thread of the console program, which does nothing else meanwhile. Ends once.
class MetricsCommand : public QObject
{
    Q_OBJECT
public:
    explicit MetricsCommand(CliContext &context, QObject *parent = nullptr);

    void run(const QStringList &arguments, const CommandDone &done);

    // Units that both files translate, by their ids; without plurals and what is marked to be looked at.
    static CorpusScore scoreOf(const StringFile &hypothesis, const StringFile &reference);

private:
    int answer(const CommandOptions &given);
    int print(const CorpusScore &score, bool json);

    CliContext &m_context;
};

} // namespace lineup

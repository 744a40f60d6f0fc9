// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"
#include "strings/stringfile.h"

#include <QObject>

namespace lineup {

// `lineup-cli strings`: prints what a file of strings holds, or writes the file back as it was read. Reads
// and parses at once, in the main thread of the console program, which does nothing else meanwhile. Ends
// once.
class StringsCommand : public QObject
{
    Q_OBJECT
public:
    explicit StringsCommand(CliContext &context, QObject *parent = nullptr);

    void run(const QStringList &arguments, const CommandDone &done);

private:
    int answer(const CommandOptions &given);
    int print(const StringFile &file, bool json);
    int rewrite(const StringFile &file, const QString &path);

    CliContext &m_context;
};

} // namespace lineup

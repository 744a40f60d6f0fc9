// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exitstatus.h"
#include "outputformats.h"
#include "work/tableselection.h"

#include <QCoreApplication>

namespace lineup {

class CommandOptions;
class Console;
struct RequestDefaults;

// What a person asked `table run` or `table resume` to do, checked as far as that goes without reading files.
struct TableRunOptions
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TableRunOptions)
public:
    QString lineupFile;
    QString in;
    QString source;
    QStringList languages; // BCP 47
    QString from;
    QString glossary; // files
    QString instructions;
    QString rules;
    TableSelection selection;
    int stringsPerRequest = 20;
    int concurrency = 0;
    std::optional<double> maxCostUsd;
    bool localOnly = false;
    TableFonts fonts; // not opened
    OutputRequest output;

    static void declareRun(CommandOptions &options, const OutputFormats &formats);
    static void declareResume(CommandOptions &options, const OutputFormats &formats);
    // Unset: `error` says what is wrong.
    static std::optional<TableRunOptions> forRun(const CommandOptions &given, const OutputFormats &formats,
                                                 QString &error);
    static std::optional<TableRunOptions> forResume(const CommandOptions &given, const OutputFormats &formats,
                                                    QString &error);
};

// The job that the files of these options make. Blocking; what is wrong is said on the console.
struct TableJobInput
{
    std::optional<TableJob> job;
    ExitStatus status = ExitStatus::Complete; // why there is none

    static TableJobInput read(const TableRunOptions &options, const RequestDefaults &defaults,
                              Console &console);
};

} // namespace lineup

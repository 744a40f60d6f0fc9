// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/runjson.h"
#include "outputformats.h"

#include <QCoreApplication>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

class CommandOptions;

// What a person asked `compare` to do, checked as far as that goes without reading files.
struct CompareOptions
{
    Q_DECLARE_TR_FUNCTIONS(lineup::CompareOptions)
public:
    QString lineupFile; // empty: the rehearsal
    std::optional<QString> prompt; // unset: read promptFile
    QString promptFile; // "-": standard input
    QString system;
    QMap<QString, QString> variables;
    OutputRequest output;
    bool events = false;
    bool history = true;
    QStringList allowedOrigins; // as originOf() writes them

    static void declare(CommandOptions &options, const OutputFormats &formats);
    // Unset: `error` says what is wrong.
    static std::optional<CompareOptions> from(const CommandOptions &options, const OutputFormats &formats,
                                              QString &error);
};

} // namespace lineup

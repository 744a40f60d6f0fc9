// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/runjson.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

struct OutputRequest
{
    std::optional<BestCriterion> best;
    bool decorated = false; // for a terminal that shows bold text
};

// A way to write a finished run. To add one, add a line to the list in outputformats.cpp.
struct OutputFormat
{
    QString id; // as --format takes it
    QStringList endings; // of file names, without dot
    QByteArray (*render)(const Run &run, const OutputRequest &request) = nullptr;
};

const QList<OutputFormat> &outputFormats();
// nullptr where there is none of that id.
const OutputFormat *findOutputFormat(QStringView id);
QStringList outputFormatNames();
// The format that a file's ending asks for, available or not; where it says nothing, text, or JSON beside
// events.
QString formatOfFile(const QString &path, bool events);

} // namespace lineup

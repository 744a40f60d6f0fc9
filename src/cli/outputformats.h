// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/runssheetsource.h"
#include "sheets/sheetformat.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace lineup {

class Console;

// How a run is to be written, as the command line asks for it.
struct OutputRequest
{
    QString format; // an id that OutputFormats knows
    QString file; // empty: standard output
    std::optional<BestCriterion> best;
    CsvMode csvMode = CsvMode::Safe;
};

// What is to be written, in each of its shapes.
struct OutputContent
{
    const SheetSource &source;
    std::function<QByteArray(bool decorated)> text; // for a terminal
    std::function<QByteArray()> json = {}; // in place of the sheets' own; unset: that
};

// The ways to write a run on the command line: text for a terminal, and every format of sheets. Main thread.
class OutputFormats
{
    Q_DECLARE_TR_FUNCTIONS(lineup::OutputFormats)
public:
    // `sheets` outlives this.
    explicit OutputFormats(const SheetFormats &sheets)
        : m_sheets(&sheets)
    { }

    QStringList names() const;
    bool knows(QStringView id) const;
    // The format that a file's ending asks for; where it says nothing, text, or JSON beside events.
    QString ofFile(const QString &path, bool events) const;
    // Takes --format and --out over. An empty string, or what is wrong with them.
    QString choose(const std::optional<QString> &format, const std::optional<QString> &file, bool events,
                   OutputRequest &request) const;

    // Writes to the file, or to the console. False: it could not be, which has been said.
    bool write(const QList<SheetRun> &runs, const OutputRequest &request, Console &console) const;
    bool write(const OutputContent &content, const OutputRequest &request, Console &console) const;
    // Standard output, and text for what cannot go there.
    bool print(const SheetRun &run, const OutputRequest &request, Console &console) const;
    bool print(const OutputContent &content, OutputRequest request, Console &console) const;

private:
    struct Rendered
    {
        QByteArray bytes;
        QString problem; // empty: the bytes are complete
        QString warning;
    };
    Rendered render(const OutputContent &content, const OutputRequest &request, bool decorated) const;

    const SheetFormats *m_sheets;
};

} // namespace lineup

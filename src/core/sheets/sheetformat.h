// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/runjson.h"
#include "sheets/sheetsource.h"

#include <QIODevice>
#include <QList>
#include <QString>
#include <QStringList>

#include <atomic>
#include <functional>
#include <optional>

namespace lineup {

enum class CsvMode {
    Safe, // what a spreadsheet program would take for a formula is neutralised
    Exact, // as it is
};

struct SheetOptions
{
    CsvMode csvMode = CsvMode::Safe;
    QStringList columns = {}; // ids of answer columns (answercolumns.h); empty: all
    std::optional<BestCriterion> best = {}; // marks the best answer of rows in which nobody picked one
};

// Carries the wish to stop into a writer, and its progress out of it. Cancel from any thread; `onRows` is
// called in the writer's thread.
class SheetProgress
{
public:
    using Report = std::function<void(qsizetype done, qsizetype total)>;

    SheetProgress() = default;
    explicit SheetProgress(Report onRows)
        : m_onRows(std::move(onRows))
    { }
    Q_DISABLE_COPY_MOVE(SheetProgress)

    void cancel() { m_cancelled = true; }
    bool isCancelled() const { return m_cancelled; }
    void rowsDone(qsizetype done, qsizetype total) const
    {
        if (m_onRows)
            m_onRows(done, total);
    }

private:
    std::atomic<bool> m_cancelled = false;
    Report m_onRows;
};

struct SheetResult
{
    enum class Status { Written, Cancelled, Failed };
    Status status = Status::Written;
    QString message; // for people, where it failed

    bool written() const { return status == Status::Written; }
    static SheetResult cancelled() { return { Status::Cancelled, {} }; }
    static SheetResult failed(const QString &message) { return { Status::Failed, message }; }
};

// One format that sheets are written in. `write` runs in any one thread and leaves half a sheet on the device
// when it is cancelled or fails: see writeSheetFile() for files.
struct SheetFormat
{
    using Write = std::function<SheetResult(const SheetSource &source, const SheetOptions &options,
                                            QIODevice *device, SheetProgress &progress)>;

    QString id; // "xlsx"
    QString name; // for people, in the user's language
    QStringList endings; // without the dot, the usual one first
    bool isText = true; // may go to a terminal
    Write write;
    bool isTidy = false; // one row an answer: minds SheetOptions::columns
    bool isCsv = false; // minds SheetOptions::csvMode
};

// The one list that the dialog, the menu, the file filters and the command line come from. Each program makes
// its own from coreSheetFormats() and adds what needs more than the core.
class SheetFormats
{
public:
    explicit SheetFormats(const QList<SheetFormat> &formats)
        : m_formats(formats)
    { }

    void add(const SheetFormat &format) { m_formats.append(format); }
    const QList<SheetFormat> &all() const { return m_formats; }
    // nullptr where there is none. The pointers last until the next add().
    const SheetFormat *find(QStringView id) const;
    const SheetFormat *forFileName(const QString &fileName) const;

private:
    QList<SheetFormat> m_formats;
};

// What the core writes by itself, in the order in which people are offered it.
QList<SheetFormat> coreSheetFormats();

} // namespace lineup

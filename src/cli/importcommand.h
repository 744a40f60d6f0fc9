// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"
#include "model/run.h"
#include "sheets/review.h"
#include "storage/historytypes.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace lineup {

class CliHistory;
struct RestoredTable;
struct StoredRunRead;

// `lineup-cli import RUN-ID|last --in SHEET`: takes ratings, decisions, edited texts and notes out of a sheet
// that came back, and says what changes. Ends once.
class ImportCommand : public QObject
{
    Q_OBJECT
public:
    explicit ImportCommand(CliContext &context, QObject *parent = nullptr);
    ~ImportCommand() override;

    void run(const QStringList &arguments, CommandDone done);

private:
    bool readOptions(const CommandOptions &given);
    bool readSheet();
    void readHistory();
    void onRead(const StoredRunRead &read);
    void compareTable(const RestoredTable &table);
    void compareRun(const Run &run);
    // Gives them to the history, which tells onStored().
    using Keep = std::function<void(const QList<ReviewVerdict> &verdicts)>;
    void compare(const ReviewSubject &subject, const Keep &keep);
    void show(const Review &review);
    QString line(const ReviewChange &change) const;
    void store(const QList<ReviewVerdict> &verdicts, const Keep &keep);
    void onStored(StoreResult result);
    void fail(ExitStatus status, const QString &message);
    void end(int status);

    CliContext &m_context;
    CommandDone m_done; // empty once the command has ended
    std::unique_ptr<CliHistory> m_history;
    QString m_runId;
    QString m_file;
    QByteArray m_encoding;
    std::optional<Resolution> m_conflicts;
    bool m_dryRun = false;
    bool m_refused = false; // a verdict cannot be stored
    ReviewedSheet m_sheet;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"
#include "storage/historytypes.h"

#include <QObject>

#include <memory>

namespace lineup {

class CliHistory;

// `lineup-cli history`: prints stored runs, newest first, one after the other so that a long history never
// lies in memory as a whole. Ends once.
class HistoryCommand : public QObject
{
    Q_OBJECT
public:
    static constexpr int defaultLimit = 20;

    explicit HistoryCommand(CliContext &context, QObject *parent = nullptr);
    ~HistoryCommand() override;

    void run(const QStringList &arguments, CommandDone done);

private:
    enum class Format { Text, Json };

    bool readOptions(const CommandOptions &given);
    void readPage();
    void onPage(const HistoryPage &page);
    void readRun();
    void onRun(const LoadedRun &loaded);
    bool print(const Run &run);
    void finish(ExitStatus status);
    void end(int status);

    CliContext &m_context;
    CommandDone m_done; // empty once the command has ended
    std::unique_ptr<CliHistory> m_history;
    HistoryFilter m_filter;
    Format m_format = Format::Text;
    int m_left = defaultLimit; // runs that may still be printed
    QList<std::pair<QString, bool>> m_ids; // of the page, still to be printed; true: of a table
    QString m_next; // where the next page begins
    int m_printed = 0;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "programparts.h"
#include "sheets/exportchoice.h"
#include "sheets/review.h"
#include "work/sheetruns.h"

#include <QObject>

#include <functional>

class QVBoxLayout;
class QWidget;

namespace lineup {

class Banner;
class ComparisonController;
class SheetPrinter;
struct StoredTable;

// The sheets' side of the window: exporting, printing and copying the run on the screen or runs of the
// history, and taking a reviewed sheet back into the run on the screen, which can be undone. GUI thread.
class WindowSheets : public QObject
{
    Q_OBJECT
public:
    struct Views
    {
        QWidget *window;
        ComparisonController *comparison;
        QVBoxLayout *top; // above the prompt: what an import did is told there
    };

    WindowSheets(const ProgramParts &parts, const Views &views);
    ~WindowSheets() override;

    void exportShown();
    // Those that can be read, in this order.
    void exportRuns(const QStringList &runIds);
    void exportScopes(const QList<SheetScope> &scopes);
    void copyShown();
    void printShown();
    void importReviewed();
    void importFile(const QString &path);

Q_SIGNALS:
    void said(const QString &text); // for the status bar

private:
    using WithRuns = std::function<void(const QList<SheetRun> &runs)>;

    struct Gathering;
    void withShown(const WithRuns &done);
    void gather(const std::shared_ptr<Gathering> &gathering);
    void gatherRun(const std::shared_ptr<Gathering> &gathering, const QString &id);
    void gatherTable(const std::shared_ptr<Gathering> &gathering, const StoredTable &stored);
    void exportBoth(const Gathering &all);
    void openExport(const QList<SheetRun> &runs);
    void apply(const QString &runId, const QList<ReviewVerdict> &verdicts);
    void undo();
    const Run *runOf(const QString &id) const;

    ProgramParts m_parts;
    Views m_views;
    SheetPrinter *m_printer;
    Banner *m_banner;
    Run m_before; // the run as it was before a sheet was taken back
    QList<ReviewVerdict> m_applied;
};

// What may be exported of these runs: all of them, and of a single one each answer alone.
QList<SheetScope> scopesOf(const QList<SheetRun> &runs);

} // namespace lineup

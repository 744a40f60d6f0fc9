// SPDX-License-Identifier: Apache-2.0
// bench_table LINEUP STRINGS.po PER_REQUEST AT_ONCE run|all: a large string table in the window as people go
// through it: opened, sent, checked; with "all" also reopened from the history, looked through, filtered,
// sorted, picked in bulk with undo, and written back. Prints {"step": {"ms": ..., "gapMs": ...}, ...}: how
// long each took and the longest time that the window did not listen meanwhile, and the memory's peaks.
#include "answers/answerboard.h"
#include "common/largememory.h"
#include "heartbeat.h"
#include "sheets/exportdialog.h"
#include "tablegrid/bulkpickdialog.h"
#include "tablegrid/gridfacts.h"
#include "tablegrid/gridfilterbar.h"
#include "tablegrid/gridmodel.h"
#include "tablegrid/gridview.h"
#include "tablegrid/metricsdialog.h"
#include "tablegrid/tablegrid.h"
#include "tablegrid/tablesession.h"
#include "tables/tablecontroller.h"
#include "tables/tablepage.h"
#include "tables/tablesetuppanel.h"
#include "tables/writebackdialog.h"
#include "waiting.h"
#include "window/mainwindow.h"
#include "window/windowtables.h"
#include "windowharness.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>

#include <cstdio>
#include <functional>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int beatMs = 5;
constexpr int settleMs = 700; // what follows a step by itself: counts, previews, writing
constexpr int besideMs = 3000; // the checks look at whole columns a while after the last cell
constexpr int longestMs = 900'000;

template <typename Dialog>
Dialog *shownDialog(const QWidget &window)
{
    const QList<Dialog *> all = window.findChildren<Dialog *>();
    for (Dialog *dialog : all) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

class Walk
{
public:
    Walk(MainWindow &window, QJsonObject &result)
        : m_window(window)
        , m_result(result)
        , m_tables(*window.findChild<WindowTables *>())
        , m_grid(*m_tables.page()->grid())
    { }

    void openAndSend(const QString &file, int perRequest, int atOnce);
    void reopen(const QString &runId);
    void look();
    void choose();
    void exportAndWrite();

private:
    using Action = std::function<void()>;
    using Condition = std::function<bool()>;

    void step(
        const QString &name, const Action &action, const Condition &isDone = [] { return true; },
        int restMs = settleMs);
    void scroll();
    void trigger(const QString &name) { m_window.findChild<QAction *>(name)->trigger(); }
    bool isChecked() const { return m_grid.uncheckedCells() == 0; }
    static Action close(QDialog *dialog)
    {
        return [dialog] { dialog->reject(); };
    }

    MainWindow &m_window;
    QJsonObject &m_result;
    WindowTables &m_tables;
    TableGrid &m_grid;
};

void Walk::step(const QString &name, const Action &action, const Condition &isDone, int restMs)
{
    Heartbeat heart(beatMs);
    QElapsedTimer clock;
    clock.start();
    heart.start();
    action();
    if (!waitUntil(isDone, longestMs))
        qFatal("this does not end");
    const double ms = double(clock.nsecsElapsed()) / 1e6;
    pause(restMs);
    QJsonObject told = heart.stop();
    told[u"ms"_s] = ms;
    told[u"peakMegabytes"_s] = peakMegabytes();
    m_result[name] = told;
    std::fprintf(stderr, "%-16s %8.0f ms, gap %6.1f ms (CPU %6.1f ms)\n", qPrintable(name), ms,
                 told[u"gapMs"_s].toDouble(), told[u"gapCpuMs"_s].toDouble());
}

void Walk::openAndSend(const QString &file, int perRequest, int atOnce)
{
    TableSetupPanel &setup = *m_tables.page()->setup();
    setup.findChild<QSpinBox *>(u"perRequestSpin"_s)->setValue(perRequest);
    setup.findChild<QSpinBox *>(u"concurrencySpin"_s)->setValue(atOnce);
    step(
        u"open"_s, [&] { m_tables.openFiles({ { file } }); }, [&] { return setup.canStart(); });
    m_result[u"beforeMegabytes"_s] = peakMegabytes();
    const TableController &controller = *m_tables.controller();
    step(
        u"run"_s, [this] { trigger(u"send"_s); },
        [&] { return controller.state() == TableController::State::Done; }, 0);
    step(
        u"checked"_s, [] {}, [this] { return isChecked(); }, besideMs);
    m_result[u"complete"_s] = controller.progress().complete;
}

void Walk::reopen(const QString &runId)
{
    const TableController &controller = *m_tables.controller();
    step(
        u"reopen"_s, [&] { m_tables.openRun(runId, false); },
        [&] { return controller.state() == TableController::State::Done; }, 0);
    step(
        u"reopenChecked"_s, [] {}, [this] { return isChecked(); }, besideMs);
}

void Walk::scroll()
{
    QScrollBar *bar = m_grid.view()->verticalScrollBar();
    auto *timer = new QTimer(&m_grid);
    QObject::connect(timer, &QTimer::timeout, bar, [bar, timer] {
        bar->setValue(bar->value() + bar->maximum() / 50);
        if (bar->value() == bar->maximum())
            timer->deleteLater();
    });
    timer->start(0);
}

void Walk::look()
{
    GridFilterBar &bar = *m_grid.findChild<GridFilterBar *>();
    const QScrollBar *scrollBar = m_grid.view()->verticalScrollBar();
    step(
        u"scroll"_s, [this] { scroll(); }, [&] { return scrollBar->value() == scrollBar->maximum(); });
    const QList<QToolButton *> buttons = bar.findChildren<QToolButton *>();
    int number = 0;
    for (QToolButton *button : buttons) {
        if (button->isCheckable())
            step(u"filter%1"_s.arg(++number), [button] { button->click(); });
    }
    bar.showAll();
    pause(settleMs);
    auto *order = bar.findChildren<QComboBox *>().constLast();
    step(u"disagreement"_s, [order] { order->setCurrentIndex(1); });
    step(u"byKey"_s, [order] { order->setCurrentIndex(2); });
    step(u"byFile"_s, [order] { order->setCurrentIndex(0); });
    auto *search = bar.findChild<QLineEdit *>(u"tableSearch"_s);
    const GridModel &model = *static_cast<const GridModel *>(m_grid.view()->model());
    const int all = model.rowCount();
    step(
        u"search"_s, [search] { search->setText(u"number 77"_s); }, [&] { return model.rowCount() < all; });
    step(
        u"searchEnded"_s, [search] { search->clear(); }, [&] { return model.rowCount() == all; });
    QPointer<MetricsDialog> metrics;
    step(
        u"metrics"_s, [this] { m_grid.showMetrics(); },
        [&] { return (metrics = shownDialog<MetricsDialog>(m_window)); }, besideMs);
    step(u"metricsClosed"_s, close(metrics));
}

void Walk::choose()
{
    const TableSession &session = *m_grid.session();
    const auto isPicked = [&] { return session.pickedTarget(0, 0) >= 0; };
    QPointer<BulkPickDialog> dialog;
    step(
        u"bulkDialog"_s, [this] { m_grid.pickMany(); },
        [&] { return (dialog = shownDialog<BulkPickDialog>(m_window)); });
    step(
        u"bulkPick"_s, [&] { dialog->accept(); }, [&] { return isPicked(); });
    int picked = 0;
    for (int row = 0; row < session.job().strings.size(); ++row)
        picked += session.pickedTarget(row, 0) >= 0 ? 1 : 0;
    m_result[u"picked"_s] = picked;
    step(
        u"bulkUndo"_s, [this] { m_grid.undoStack()->undo(); }, [&] { return !isPicked(); });
    step(
        u"bulkRedo"_s, [this] { m_grid.undoStack()->redo(); }, isPicked);
}

void Walk::exportAndWrite()
{
    QPointer<ExportDialog> sheets;
    step(
        u"exportDialog"_s, [this] { trigger(u"export"_s); },
        [&] { return (sheets = shownDialog<ExportDialog>(m_window)); });
    step(u"exportClosed"_s, close(sheets));
    QPointer<WriteBackDialog> files;
    QPushButton *write = nullptr;
    step(
        u"writeDialog"_s, [this] { trigger(u"writeBack"_s); },
        [&] {
            files = shownDialog<WriteBackDialog>(m_window);
            write = files ? files->findChild<QPushButton *>(u"writeFilesButton"_s) : nullptr;
            return write && write->isEnabled();
        });
    bool written = false;
    QObject::connect(files, &WriteBackDialog::written, files, [&written] { written = true; });
    step(
        u"write"_s, [&] { write->click(); }, [&] { return written; });
    step(u"writeClosed"_s, close(files));
}

QString runOnce(WindowHarness &harness, const QStringList &arguments, QJsonObject &result)
{
    MainWindow window(harness.parts());
    window.resize(1600, 1000);
    window.begin({ arguments.at(1), {}, false });
    window.show();
    pause(1000);
    Walk(window, result).openAndSend(arguments.at(2), arguments.at(3).toInt(), arguments.at(4).toInt());
    return window.findChild<WindowTables *>()->shownRun();
}

} // namespace

int main(int argc, char *argv[])
{
    giveLargeMemoryBack();
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 6)
        return 2;
    QJsonObject result;
    WindowHarness harness;
    const QString runId = runOnce(harness, arguments, result);
    result[u"runMegabytes"_s] = peakMegabytes();
    if (arguments.at(5) == "all"_L1) {
        MainWindow window(harness.parts());
        window.resize(1600, 1000);
        window.begin({ arguments.at(1), {}, false });
        window.show();
        pause(1000);
        Walk walk(window, result);
        walk.reopen(runId);
        walk.look();
        walk.choose();
        walk.exportAndWrite();
    }
    result[u"peakMegabytes"_s] = peakMegabytes();
    std::fputs(QJsonDocument(result).toJson(QJsonDocument::Compact).constData(), stdout);
    return 0;
}

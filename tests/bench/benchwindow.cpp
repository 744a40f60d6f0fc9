// SPDX-License-Identifier: Apache-2.0
// How long the window does not listen while it has much to do: the longest time between two beats of a timer
// in its thread, as wall time and as CPU time of that thread (which a busy machine does not disturb). Prints
// one JSON object.
#include "answers/answerboard.h"
#include "common/largememory.h"
#include "heartbeat.h"
#include "model/lineupfile.h"
#include "prompt/promptedit.h"
#include "run/comparisonrun.h"
#include "waiting.h"
#include "window/mainwindow.h"
#include "windowharness.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cstdio>
#include <functional>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

bool waitFor(const std::function<bool()> &condition)
{
    return waitUntil(condition, 60'000);
}

// The rehearsal's quick target, so many times.
QString writeLineup(WindowHarness &harness, int count)
{
    harness.rehearsal.start();
    if (!waitFor([&] { return harness.rehearsal.isRunning(); }))
        return {};
    const Target quick = rehearsalLineup(harness.rehearsal.port()).targets.constFirst();
    Lineup lineup{ u"Many"_s, {}, {} };
    for (int i = 0; i < count; ++i) {
        Target target = quick;
        target.id = u"t%1"_s.arg(i);
        target.label = u"Target %1"_s.arg(i);
        lineup.targets.append(target);
    }
    const QString path = harness.path(u"many.lineup.json"_s);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(lineupToJson(lineup)) > 0 ? path : QString();
}

bool hasEnded(const AnswerBoard &board, int count)
{
    int ended = 0;
    for (int i = 0; i < board.count(); ++i) {
        const AnswerPanel *panel = board.panel(i);
        ended += panel && panel->phase() == AnswerPhase::Ended ? 1 : 0;
    }
    return ended == count;
}

bool isIdle(const AnswerBoard &board, int count)
{
    const AnswerPanel *last = board.panel(count - 1);
    return last && last->isVisibleTo(last->parentWidget());
}

QJsonObject measureMany(const QString &layout, int count)
{
    Heartbeat heart(1);
    QJsonObject result;
    WindowHarness harness;
    const QString path = writeLineup(harness, count);
    MainWindow window(harness.parts());
    window.resize(1600, 1000);
    window.show();
    pause(300);
    window.findChild<QAction *>(layout)->trigger();
    const auto &board = *window.findChild<AnswerBoard *>();
    heart.start();
    window.begin({ path, u"Greet the blacksmith."_s, false });
    waitFor([&] { return isIdle(board, count); });
    pause(500);
    result[u"open"_s] = heart.stop();
    for (const auto &[name, action] :
         { std::pair(u"send"_s, u"send"_s), std::pair(u"again"_s, u"runAgain"_s) }) {
        heart.start();
        window.findChild<QAction *>(action)->trigger();
        pause(200);
        waitFor([&] { return hasEnded(board, count); });
        pause(500);
        result[name] = heart.stop();
    }
    return result;
}

QJsonObject measurePaste(const QString &text)
{
    Heartbeat heart(1);
    WindowHarness harness;
    MainWindow window(harness.parts());
    window.resize(1600, 1000);
    window.begin({ {}, {}, true });
    window.show();
    pause(800);
    auto *edit = window.findChild<PromptEdit *>(u"promptEdit"_s);
    QApplication::clipboard()->setText(text);
    QJsonObject result;
    heart.start();
    edit->paste();
    pause(3000);
    result[u"paste"_s] = heart.stop();
    heart.start();
    edit->undo();
    pause(2000);
    result[u"undo"_s] = heart.stop();
    heart.start();
    edit->redo();
    pause(2000);
    result[u"redo"_s] = heart.stop();
    heart.start();
    QTest::keyClicks(edit, u"some words"_s);
    pause(2000);
    result[u"type"_s] = heart.stop();
    return result;
}

// What can be measured, by name: without arguments all of it, else what is named.
QList<std::pair<QString, std::function<QJsonObject()>>> topics()
{
    constexpr int manyTargets = 64;
    constexpr qsizetype twoMegabytes = 2 * 1024 * 1024;
    const auto pasted = [](const QString &line) {
        return [line] { return measurePaste(line.repeated(twoMegabytes / line.size())); };
    };
    return {
        { u"columns"_s, [] { return measureMany(u"viewColumns"_s, manyTargets); } },
        { u"grid"_s, [] { return measureMany(u"viewGrid"_s, manyTargets); } },
        { u"tabs"_s, [] { return measureMany(u"viewTabs"_s, manyTargets); } },
        { u"shortLines"_s, pasted(u"The quick brown fox jumps over the lazy dog again.\n"_s) },
        { u"longLines"_s, pasted(u"word "_s.repeated(500) + u'\n') },
        { u"oneLine"_s, pasted(u"word and "_s) },
    };
}

} // namespace

int main(int argc, char *argv[])
{
    giveLargeMemoryBack();
    QApplication app(argc, argv);
    const QStringList wanted = QApplication::arguments().mid(1);
    QJsonObject result;
    for (const auto &[name, measure] : topics()) {
        if (wanted.isEmpty() || wanted.contains(name))
            result[name] = measure();
    }
    std::fputs(QJsonDocument(result).toJson().constData(), stdout);
    return 0;
}

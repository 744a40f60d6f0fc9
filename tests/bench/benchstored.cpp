// SPDX-License-Identifier: Apache-2.0
// bench_stored TRIES [BYTES [KIND]]: opens stored runs with an answer of 1 MB (or so) in the real window: how
// long until its first screen is painted, how long until all of it is in the document, and how long the
// window's thread does not listen meanwhile. Prints one JSON object.
#include "answers/answerboard.h"
#include "answers/answerview.h"
#include "common/largememory.h"
#include "heartbeat.h"
#include "storetools.h"
#include "waiting.h"
#include "window/mainwindow.h"
#include "window/windowhistory.h"
#include "windowharness.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype megabyte = 1024 * 1024;
constexpr qsizetype screenful = 8 * 1024; // characters that fill any view
constexpr int longestMs = 600'000;

QString repeated(const QString &piece, qsizetype bytes)
{
    return piece.repeated(std::max<qsizetype>(1, bytes / piece.toUtf8().size()));
}

QString markdown(qsizetype bytes)
{
    return repeated(
        u"## The smith\n\nShe says *hello* and **good evening**, see [the tale](https://example.org/).\n\n"
        "1. a hammer of `iron`\n2. an anvil\n\n| day | words |\n|---|---|\n| one | fire |\n\n"
        "```python\nfor tale in tales:\n    tell(tale)\n```\n\n"_s,
        bytes);
}

QString cjk(qsizetype bytes)
{
    return repeated(u"鍛冶屋は「今晩は」と言った。炎は赤く、金床は冷たい。长夜漫漫，铁匠仍在歌唱。\n\n"_s,
                    bytes);
}

QString oneLine(qsizetype bytes)
{
    return repeated(u"The smith sings and the fire is red and "_s, bytes);
}

// Sees when the first screen of this text is painted.
class FirstScreen : public QObject
{
public:
    FirstScreen(const AnswerBoard &board, qsizetype units)
        : m_board(board)
        , m_units(units)
    {
        m_clock.start();
        qApp->installEventFilter(this);
    }
    std::optional<double> ms() const { return m_ms; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const AnswerPanel *panel = m_board.panel(0);
        if (event->type() != QEvent::Paint || m_asked || !panel || watched != panel->view()->viewport()
            || panel->view()->rawText().size() != m_units
            || (m_units > screenful && panel->view()->document()->size().height() < panel->view()->height()))
            return false;
        m_asked = true;
        // The painting that begins now is on the screen before the next event.
        QMetaObject::invokeMethod(
            this, [this] { m_ms = double(m_clock.nsecsElapsed()) / 1e6; }, Qt::QueuedConnection);
        return false;
    }

private:
    const AnswerBoard &m_board;
    qsizetype m_units;
    QElapsedTimer m_clock;
    bool m_asked = false;
    std::optional<double> m_ms;
};

QString store(HistoryStore &history, const QString &text)
{
    QObject context;
    const Run run = freshRun(u"Tell me of the smith."_s, 1);
    bool begun = false;
    bool kept = false;
    history.beginRun(run, {}, &context, [&begun](StoreResult) { begun = true; });
    if (!waitUntil([&begun] { return begun; }, longestMs))
        qFatal("the run is not stored");
    const auto journal = history.journal(run.id);
    journal->finish(0, endedAnswer(run, 0, text), [&context, &kept](StoreResult) {
        QMetaObject::invokeMethod(
            &context, [&kept] { kept = true; }, Qt::QueuedConnection);
    });
    if (!waitUntil([&kept] { return kept; }, longestMs))
        qFatal("the answer is not stored");
    journal->end(1000);
    return run.id;
}

class Opening
{
public:
    Opening(MainWindow &window)
        : m_history(*window.findChild<WindowHistory *>())
        , m_board(*window.findChild<AnswerBoard *>())
    { }

    QJsonObject once(const QString &id, qsizetype units)
    {
        Heartbeat heart(1);
        heart.start();
        QElapsedTimer clock;
        clock.start();
        FirstScreen screen(m_board, units);
        m_history.openRun(id);
        if (!waitUntil([&screen] { return screen.ms().has_value(); }, longestMs))
            qFatal("the answer is not seen");
        if (!waitUntil([this] { return m_board.panel(0)->view()->isSettled(); }, longestMs))
            qFatal("the answer is never whole");
        const double wholeMs = double(clock.nsecsElapsed()) / 1e6;
        pause(300);
        QJsonObject result = heart.stop();
        result[u"firstScreenMs"_s] = *screen.ms();
        result[u"wholeMs"_s] = wholeMs;
        return result;
    }

private:
    WindowHistory &m_history;
    const AnswerBoard &m_board;
};

} // namespace

int main(int argc, char *argv[])
{
    giveLargeMemoryBack();
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    const qsizetype bytes = arguments.size() > 2 ? arguments.at(2).toLongLong() : megabyte;
    WindowHarness harness;
    MainWindow window(harness.parts());
    window.resize(1600, 1000);
    window.begin({ {}, {}, true });
    window.show();
    pause(1000);
    Opening opening(window);
    QJsonObject result;
    for (const auto &[name, text] :
         { std::pair(u"markdown"_s, markdown(bytes)), std::pair(u"cjk"_s, cjk(bytes)),
           std::pair(u"oneLine"_s, oneLine(bytes)) }) {
        if (arguments.size() > 3 && name != arguments.at(3))
            continue;
        QJsonArray times;
        for (int i = 0; i < arguments.at(1).toInt(); ++i)
            times.append(opening.once(store(harness.history, text), text.size()));
        result[name] = times;
    }
    std::fputs(QJsonDocument(result).toJson(QJsonDocument::Compact).constData(), stdout);
    return 0;
}

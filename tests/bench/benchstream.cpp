// SPDX-License-Identifier: Apache-2.0
// bench_stream LINEUP: sends to the targets of a lineup file whose answers are times on the monotonic clock,
// in ms
// ("81920312 81920322 ..."), and watches the window meanwhile: how late its thread is, how far what is shown
// is behind what was sent, and what the program takes. Prints one JSON object; the texts as they came lie in
// it too.
#include "answers/answerboard.h"
#include "answers/answerview.h"
#include "common/largememory.h"
#include "heartbeat.h"
#include "waiting.h"
#include "window/mainwindow.h"
#include "windowharness.h"

#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTextBlock>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int beatMs = 5;
constexpr int lookMs = 50;
constexpr int longestMs = 180'000;

double clockMs(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

// The newest time that a panel shows; unset while it shows none.
std::optional<double> newestShown(const AnswerPanel &panel)
{
    const QString last = panel.view()->document()->lastBlock().text().trimmed();
    bool isTime = false;
    const double time = last.mid(last.lastIndexOf(u' ') + 1).toDouble(&isTime);
    return isTime ? std::optional(time) : std::nullopt;
}

class Watch
{
public:
    explicit Watch(const AnswerBoard &board)
        : m_board(board)
    {
        m_timer.setInterval(lookMs);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
    }

    void start() { m_timer.start(); }

    double lagP99Ms()
    {
        m_timer.stop();
        std::sort(m_lags.begin(), m_lags.end());
        return m_lags.empty() ? -1 : m_lags[m_lags.size() * 99 / 100];
    }

private:
    void look()
    {
        const double now = clockMs(CLOCK_MONOTONIC);
        for (int i = 0; i < m_board.count(); ++i) {
            const AnswerPanel *panel = m_board.panel(i);
            if (!panel || panel->phase() != AnswerPhase::Streaming
                || panel->view()->visibleRegion().isEmpty())
                continue;
            if (const std::optional<double> shown = newestShown(*panel))
                m_lags.push_back(now - *shown);
        }
    }

    const AnswerBoard &m_board;
    QTimer m_timer;
    std::vector<double> m_lags;
};

bool hasEnded(const AnswerBoard &board)
{
    for (int i = 0; i < board.count(); ++i) {
        if (!board.panel(i) || board.panel(i)->phase() != AnswerPhase::Ended)
            return false;
    }
    return board.count() > 0;
}

QJsonObject measure(const QString &lineup)
{
    WindowHarness harness;
    MainWindow window(harness.parts());
    window.resize(1600, 1000);
    window.begin({ lineup, u"Count."_s, false });
    window.show();
    pause(2000);
    const auto &board = *window.findChild<AnswerBoard *>();
    const double idleMegabytes = peakMegabytes();
    Heartbeat heart(beatMs);
    Watch watch(board);
    const double began = clockMs(CLOCK_MONOTONIC);
    const double cpu = clockMs(CLOCK_PROCESS_CPUTIME_ID);
    window.findChild<QAction *>(u"send"_s)->trigger();
    heart.start();
    watch.start();
    pause(500);
    if (!waitUntil([&board] { return hasEnded(board); }, longestMs))
        qFatal("the answers do not end");
    QJsonObject result = heart.stop();
    result[u"lagP99Ms"_s] = watch.lagP99Ms();
    result[u"cores"_s] = (clockMs(CLOCK_PROCESS_CPUTIME_ID) - cpu) / (clockMs(CLOCK_MONOTONIC) - began);
    result[u"idleMegabytes"_s] = idleMegabytes;
    result[u"peakMegabytes"_s] = peakMegabytes();
    QJsonArray texts;
    for (int i = 0; i < board.count(); ++i)
        texts.append(board.panel(i) ? board.panel(i)->view()->rawText() : QString());
    result[u"texts"_s] = texts;
    return result;
}

} // namespace

int main(int argc, char *argv[])
{
    giveLargeMemoryBack();
    QApplication app(argc, argv);
    if (QApplication::arguments().size() != 2)
        return 2;
    const QJsonObject result = measure(QApplication::arguments().at(1));
    std::fputs(QJsonDocument(result).toJson(QJsonDocument::Compact).constData(), stdout);
    return 0;
}

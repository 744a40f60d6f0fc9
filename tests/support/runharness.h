// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakecredentials.h"
#include "loopbackserver.h"
#include "model/redactor.h"
#include "run/comparisonrun.h"
#include "run/engine.h"

#include <QSignalSpy>

#include <memory>

namespace lineup::test {

// An openai-chat chunk with this text, as an SSE event; and the events that end a stream.
QByteArray chatDelta(const QString &text);
QByteArray chatFinish(const QByteArray &reason = "stop");
QByteArray chatDone();
// A whole good stream of these texts.
QByteArray chatStream(const QStringList &texts, const QByteArray &reason = "stop");

// A target that speaks openai-chat with `server`, without a key.
Target chatTarget(const LoopbackServer &server, const QString &id = QStringLiteral("a"));

// Everything a run needs, with fake keys and no catalogue, and runs that deliver at once.
class RunHarness
{
public:
    RunHarness();

    ComparisonRun *start(const QList<Target> &targets, bool interactive = true);
    // Waits for finished(); false after ten seconds.
    bool waitForEnd(int ms = 10000);
    const Answer &answer(int index = 0) const { return run->run().answers.at(index); }

    Redactor redactor;
    FakeCredentials credentials;
    Engine engine;
    ModelCatalogue catalogue;
    std::unique_ptr<ComparisonRun> run;
    std::unique_ptr<QSignalSpy> finished;
};

} // namespace lineup::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answersink.h"
#include "model/run.h"

#include <functional>
#include <memory>

namespace lineup {

// What keeps a run while it happens. Called in the run's thread; the run owns it.
class RunRecorder
{
public:
    RunRecorder() = default;
    virtual ~RunRecorder() = default;
    Q_DISABLE_COPY_MOVE(RunRecorder)

    // Calls `go` exactly once, later, when the run is kept or cannot be: nothing is sent before.
    virtual void begin(const Run &run, std::function<void()> go) = 0;
    // A sink that notes down what it passes on. Called once, before begin().
    virtual std::shared_ptr<AnswerSink> recording(std::shared_ptr<AnswerSink> sink) = 0;
    // An ended answer is asked for again; `blank` takes its place.
    virtual void takeBegins(int index, const Answer &blank) = 0;
    // An answer ended without having reached the network, or its sink.
    virtual void endedUnsent(int index, const Answer &answer) = 0;
    // What people said of an answer has changed.
    virtual void verdictChanged(int index, const Answer &answer) = 0;
    // Nothing runs any more.
    virtual void runEnded(double wallMs) = 0;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"
#include "protocols/ratelimits.h"

#include <QString>

#include <memory>
#include <optional>

namespace lineup {

// One thing that happened to an answer, in order. Times are in ms since the run's start.
struct AnswerUpdate
{
    enum class Kind {
        Sent, // an attempt was handed to the network
        Reasoning,
        Text,
        Retry, // the attempt failed; the next one starts after waitMs
        Finished, // `answer` holds everything; nothing follows
    };
    Kind kind = Kind::Sent;
    double atMs = 0;
    int attempt = 0;
    QString text;
    int waitMs = 0;
    std::optional<AnswerError> error; // Retry: why
    std::shared_ptr<const Answer> answer; // Finished
    RateLimits limits = {}; // Retry, Finished: what the last response's headers said
};

// Takes the updates of a run's answers from the network thread. Implementations are thread-safe and quick.
class AnswerSink
{
public:
    AnswerSink() = default;
    virtual ~AnswerSink() = default;
    Q_DISABLE_COPY_MOVE(AnswerSink)

    virtual void post(int answer, AnswerUpdate update) = 0;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"
#include "model/run.h"

namespace lineup {

// A run that another process has under way, as it is read anew from the history. Plain functions, any thread.

// As far as is known; how long a retry is waited for is known to that process alone.
AnswerPhase phaseElsewhere(const Answer &answer);
// The last moment that is known of it, in ms since the run's start; of a run that has ended 0.
double lastKnownMs(const Answer &answer);
double lastKnownMs(const Run &run);

struct FollowedAnswer
{
    Answer answer;
    QString reasoning; // what it has more than before; empty where it does not go on from there
    QString text;
};

// `present` as `stored` says now. Verdicts stay as they are here.
FollowedAnswer followed(const Answer &present, const Answer &stored);

} // namespace lineup

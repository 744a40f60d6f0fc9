// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answerbuilder.h"
#include "model/liveanswer.h"
#include "model/modelcatalogue.h"
#include "model/resolvedtarget.h"
#include "model/run.h"

#include <memory>

namespace lineup {

class RequestHandle;

// What a ComparisonRun has of one answer beside the answer itself.
struct AnswerSlot
{
    ResolvedTarget target;
    LiveAnswer live;
    AnswerBuilder builder;
    std::shared_ptr<RequestHandle> request; // while a request is under way
    bool running = false;
    bool cancelled = false; // while the key is still being read
};

// Of an answer that nobody here has asked for.
AnswerSlot storedSlot(const Lineup &lineup, const Answer &answer, const ModelCatalogue &catalogue);

} // namespace lineup

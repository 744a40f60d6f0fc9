// SPDX-License-Identifier: Apache-2.0
#include "followedrun.h"

#include <algorithm>

namespace lineup {

AnswerPhase phaseElsewhere(const Answer &answer)
{
    if (answer.status != AnswerStatus::Running)
        return AnswerPhase::Ended;
    if (answer.segments.isEmpty())
        return AnswerPhase::Idle;
    switch (answer.segments.constLast().kind) {
    case Segment::Kind::Waiting:
    case Segment::Kind::RetryWait:
        return AnswerPhase::Waiting;
    case Segment::Kind::Thinking:
        return AnswerPhase::Thinking;
    case Segment::Kind::Streaming:
        return AnswerPhase::Streaming;
    }
    Q_UNREACHABLE();
}

double lastKnownMs(const Answer &answer)
{
    return answer.segments.isEmpty() ? 0 : answer.segments.constLast().endMs.value_or(0);
}

double lastKnownMs(const Run &run)
{
    double last = 0;
    bool running = false;
    for (const Answer &answer : run.answers) {
        last = std::max(last, lastKnownMs(answer));
        running = running || answer.status == AnswerStatus::Running;
    }
    return running ? last : 0;
}

FollowedAnswer followed(const Answer &present, const Answer &stored)
{
    FollowedAnswer result{ stored, {}, {} };
    result.answer.picked = present.picked;
    result.answer.editedText = present.editedText;
    result.answer.rating = present.rating;
    result.answer.note = present.note;
    if (stored.take == present.take && stored.text.startsWith(present.text)
        && stored.reasoning.startsWith(present.reasoning)) {
        result.reasoning = stored.reasoning.mid(present.reasoning.size());
        result.text = stored.text.mid(present.text.size());
    }
    return result;
}

} // namespace lineup

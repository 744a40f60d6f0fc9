// SPDX-License-Identifier: Apache-2.0
#include "answerslot.h"

#include "followedrun.h"

namespace lineup {

AnswerSlot storedSlot(const Lineup &lineup, const Answer &answer, const ModelCatalogue &catalogue)
{
    AnswerSlot slot;
    for (const Target &target : lineup.targets) {
        if (target.id == answer.targetId)
            slot.target = resolve(target, catalogue);
    }
    slot.live.phase = phaseElsewhere(answer);
    slot.live.maxAttempts = slot.target.retries + 1;
    return slot;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "liveanswer.h"

namespace lineup {

QString phaseName(AnswerPhase phase, AnswerStatus status)
{
    switch (phase) {
    case AnswerPhase::Idle:
        return QStringLiteral("idle");
    case AnswerPhase::Waiting:
        return QStringLiteral("waiting");
    case AnswerPhase::Thinking:
        return QStringLiteral("thinking");
    case AnswerPhase::Streaming:
        return QStringLiteral("streaming");
    case AnswerPhase::Retrying:
        return QStringLiteral("retrying");
    case AnswerPhase::Ended:
        return statusName(status);
    }
    Q_UNREACHABLE();
}

} // namespace lineup

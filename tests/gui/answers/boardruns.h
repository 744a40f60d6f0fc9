// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"

namespace lineup::test {

// A finished run of so many answers, all with the same text, for tests of the board.
inline Run runOf(int count, const QString &text = QStringLiteral("an answer"))
{
    Run run;
    run.id = QStringLiteral("run-%1").arg(count);
    for (int i = 0; i < count; ++i) {
        Answer answer;
        answer.targetId = QStringLiteral("t%1").arg(i);
        answer.label = QStringLiteral("Target %1").arg(i);
        answer.status = AnswerStatus::Complete;
        answer.text = text;
        run.answers.append(answer);
    }
    return run;
}

} // namespace lineup::test

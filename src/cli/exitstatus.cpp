// SPDX-License-Identifier: Apache-2.0
#include "exitstatus.h"

#include <algorithm>

namespace lineup {

ExitStatus compareExitStatus(const Run &run, bool interrupted, bool fileFailed)
{
    if (interrupted)
        return ExitStatus::Interrupted;
    if (fileFailed)
        return ExitStatus::FileError;
    const auto complete = std::count_if(run.answers.begin(), run.answers.end(), [](const Answer &answer) {
        return answer.status == AnswerStatus::Complete;
    });
    if (complete == 0)
        return ExitStatus::NoneComplete;
    return complete == run.answers.size() ? ExitStatus::Complete : ExitStatus::SomeComplete;
}

} // namespace lineup

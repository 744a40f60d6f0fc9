// SPDX-License-Identifier: Apache-2.0
#include "continuation.h"

namespace lineup {

Prompt continuation(const Prompt &prompt, const Answer &answer)
{
    Prompt result = prompt;
    result.messages.append({ Role::Assistant, answer.text });
    result.messages.append(
        { Role::User,
          QStringLiteral("Continue exactly where your last message stopped. Repeat nothing of it.") });
    return result;
}

} // namespace lineup

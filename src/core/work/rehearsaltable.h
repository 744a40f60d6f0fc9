// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rehearsalcast.h"

#include <optional>

namespace lineup {

// The reply to a prompt that asks for strings of a table: each text with other letters, so that everybody
// sees that nothing was translated, and with its placeholders. One text in some lacks a placeholder, so that
// there is something to find. The same prompt gives the same reply. Unset: the prompt asks for none.
std::optional<RehearsalText> rehearsalTableReply(const RehearsalCharacter &character, const QString &prompt);

} // namespace lineup

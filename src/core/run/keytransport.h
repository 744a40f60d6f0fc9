// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/resolvedtarget.h"
#include "model/run.h"
#include "model/secret.h"

#include <functional>
#include <optional>

class QObject;

namespace lineup {

// Whether a key may travel to a target: over plain http only to this machine, and a name is this machine only
// if it resolves to nothing else, unless the target allows it. `done` gets why not, at once or after the name
// was looked up, and nothing any more once `context` is gone. In the thread of `context`.
void checkKeyTransport(const ResolvedTarget &target, const Secret &key, QObject *context,
                       std::function<void(std::optional<AnswerError>)> done);

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

class QObject;

namespace lineup {

class RehearsalServer;

// Starts the rehearsal where it is not on, and calls `done` once it is, or cannot be: at once, later, or
// never when `context` dies first. GUI thread.
void whenRehearsalIsReady(RehearsalServer *rehearsal, QObject *context, std::function<void()> done);

} // namespace lineup

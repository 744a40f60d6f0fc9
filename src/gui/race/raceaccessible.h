// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lineup {

// Teaches QAccessible to show a RaceStrip as a list with an item for each target, named
// "GPT-6 Luna: streaming, first text 0.41 s", which can be pressed. Calling it again does nothing; every
// RaceStrip calls it.
void installRaceAccessibility();

} // namespace lineup

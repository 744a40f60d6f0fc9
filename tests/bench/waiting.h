// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace lineup::test {

// Events go on as in a program that waits for them. QTest::qWait() and its kin sleep 10 ms at a time, in
// which the thread does not listen: heartbeats would be late by that, and everything is seen later.
void pause(int ms);
// False: the condition did not become true.
bool waitUntil(const std::function<bool()> &condition, int longestMs);

} // namespace lineup::test

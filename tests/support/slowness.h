// SPDX-License-Identifier: Apache-2.0
#pragma once

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LINEUP_SANITIZED
#endif
#endif

namespace lineup::test {

// How many times longer than usual things may take: the sanitizers look at every access to memory.
#if defined(LINEUP_SANITIZED) || defined(__SANITIZE_ADDRESS__)
inline constexpr int slowness = 4;
#else
inline constexpr int slowness = 1;
#endif

} // namespace lineup::test

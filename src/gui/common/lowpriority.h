// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lineup {

// Has the calling thread stand behind the window's from now on: where both want a core, the window's gets
// most of it. For workers, at the start of what they do; again and again costs nothing. Qt's thread
// priorities do nothing on Linux, where a thread has a nice value of its own (setpriority(2), "C
// library/kernel differences").
void lowerThisThread();

} // namespace lineup

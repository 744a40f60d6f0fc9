// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lineup {

// Has large blocks of memory come from the system itself from now on, and go back to it at once: texts that
// grow are moved there without being copied, and only what is written counts. glibc does so only until the
// first such block is given back; then it keeps ever larger ones in between small ones (mallopt(3),
// M_MMAP_THRESHOLD). What small ones leave is kept for the next ones: giving it back each time takes longer
// than a frame where a large table is filled (M_TRIM_THRESHOLD). Does nothing with other libraries. To be
// called before there are threads.
void giveLargeMemoryBack();

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "largememory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace lineup {

void giveLargeMemoryBack()
{
#ifdef __GLIBC__
    constexpr int largeBytes = 128 * 1024;
    constexpr int keptBytes = 64 * 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, largeBytes);
    mallopt(M_TRIM_THRESHOLD, keptBytes);
#endif
}

} // namespace lineup

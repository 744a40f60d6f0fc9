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
    constexpr int largeBytes = 256 * 1024;
    mallopt(M_MMAP_THRESHOLD, largeBytes);
#endif
}

} // namespace lineup

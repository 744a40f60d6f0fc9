// SPDX-License-Identifier: Apache-2.0
#include "lowpriority.h"

#include <QThread>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace lineup {

void lowerThisThread()
{
    thread_local bool lowered = false;
    if (lowered)
        return;
    lowered = true;
#ifdef Q_OS_LINUX
    // A third of what the window's thread gets where both want one core. Other programs come first as well,
    // and people wait for workers too: more would be too much.
    constexpr int nicer = 5;
    setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + nicer);
#else
    QThread::currentThread()->setPriority(QThread::LowPriority);
#endif
}

} // namespace lineup

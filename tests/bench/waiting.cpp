// SPDX-License-Identifier: Apache-2.0
#include "waiting.h"

#include <QEventLoop>
#include <QTimer>

namespace lineup::test {

namespace {

constexpr int lookMs = 5;

}

void pause(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

bool waitUntil(const std::function<bool()> &condition, int longestMs)
{
    if (condition())
        return true;
    QEventLoop loop;
    QTimer look;
    bool isTrue = false;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        isTrue = condition();
        if (isTrue)
            loop.quit();
    });
    look.start(lookMs);
    QTimer::singleShot(longestMs, &loop, &QEventLoop::quit);
    loop.exec();
    return isTrue;
}

} // namespace lineup::test

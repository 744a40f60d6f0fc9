// SPDX-License-Identifier: Apache-2.0
#include "rehearsalready.h"

#include "work/rehearsalserver.h"

namespace lineup {

void whenRehearsalIsReady(RehearsalServer *rehearsal, QObject *context, std::function<void()> done)
{
    if (rehearsal->isRunning()) {
        done();
        return;
    }
    auto *once = new QObject(context);
    const auto go = [once, done = std::move(done)] {
        once->deleteLater();
        done();
    };
    QObject::connect(rehearsal, &RehearsalServer::started, once, go, Qt::SingleShotConnection);
    QObject::connect(rehearsal, &RehearsalServer::failed, once, go, Qt::SingleShotConnection);
    rehearsal->start();
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "requesthandle.h"

#include "net/networkpool.h"

namespace lineup {

std::shared_ptr<RequestHandle> RequestHandle::launch(AnswerJob job, NetworkPool *pool,
                                                     const Redactor *redactor,
                                                     std::shared_ptr<AnswerSink> sink)
{
    auto handle = std::make_shared<RequestHandle>();
    auto *request = new AnswerRequest(std::move(job), pool, redactor, std::move(sink));
    handle->m_request = request;
    // The request tells its handle that it is gone, in its own thread, before it is deleted.
    QObject::connect(request, &AnswerRequest::ended, request, [handle] {
        const QMutexLocker lock(&handle->m_mutex);
        handle->m_request = nullptr;
    });
    request->moveToThread(pool->thread());
    QMetaObject::invokeMethod(
        request,
        [request, pool] {
            request->setParent(pool);
            request->start();
        },
        Qt::QueuedConnection);
    return handle;
}

void RequestHandle::cancel()
{
    const QMutexLocker lock(&m_mutex);
    if (m_request)
        QMetaObject::invokeMethod(m_request, &AnswerRequest::cancel, Qt::QueuedConnection);
}

} // namespace lineup

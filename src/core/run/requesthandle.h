// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answerrequest.h"

#include <QMutex>

#include <memory>

namespace lineup {

// Reaches an AnswerRequest from another thread for as long as it lives.
class RequestHandle
{
public:
    // Creates the request and starts it in the pool's thread.
    static std::shared_ptr<RequestHandle> launch(AnswerJob job, NetworkPool *pool, const Redactor *redactor,
                                                 std::shared_ptr<AnswerSink> sink);
    // Later, in the network thread; nothing happens where the request has ended.
    void cancel();

private:
    QMutex m_mutex;
    AnswerRequest *m_request = nullptr;
};

} // namespace lineup

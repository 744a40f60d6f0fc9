// SPDX-License-Identifier: Apache-2.0
#include "storereturns.h"

namespace lineup {

void StoreReturns::add(std::function<void()> call)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_owner)
        return;
    m_calls.push_back(std::move(call));
    if (m_calls.size() == 1)
        QMetaObject::invokeMethod(
            m_owner, [this] { deliver(); }, Qt::QueuedConnection);
}

void StoreReturns::deliver()
{
    std::vector<std::function<void()>> calls;
    {
        const QMutexLocker lock(&m_mutex);
        calls.swap(m_calls);
    }
    for (const std::function<void()> &call : calls)
        call();
}

void StoreReturns::close()
{
    deliver();
    const QMutexLocker lock(&m_mutex);
    m_owner = nullptr;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "engine.h"

#include "net/networkpool.h"

namespace lineup {

Engine::Engine(CredentialStore *credentials, Redactor *redactor)
    : m_credentials(credentials)
    , m_redactor(redactor)
    , m_pool(std::make_unique<NetworkPool>())
{
    m_thread.setObjectName(QStringLiteral("network"));
    m_pool->moveToThread(&m_thread);
    m_thread.start();
}

Engine::~Engine()
{
    // Requests are children of the pool: they go with it, in their own thread.
    m_pool.release()->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

void Engine::setProxy(const ProxySettings &proxy)
{
    NetworkPool *pool = m_pool.get();
    QMetaObject::invokeMethod(
        pool, [pool, proxy] { pool->setProxySettings(proxy); }, Qt::QueuedConnection);
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThread>

#include <memory>

namespace lineup {

class CredentialStore;
class NetworkPool;
class Redactor;
struct ProxySettings;

// What every run needs: the network thread with its pool, the keys and the redactor. One per program, built
// in main(); it must outlive every ComparisonRun. The destructor aborts what is in flight and joins the
// thread.
class Engine
{
public:
    Engine(CredentialStore *credentials, Redactor *redactor);
    ~Engine();
    Q_DISABLE_COPY_MOVE(Engine)

    CredentialStore *credentials() const { return m_credentials; }
    Redactor *redactor() const { return m_redactor; }
    NetworkPool *pool() const { return m_pool.get(); } // use in networkThread() only
    QThread *networkThread() { return &m_thread; }
    // For requests that start from now on.
    void setProxy(const ProxySettings &proxy);

private:
    CredentialStore *m_credentials;
    Redactor *m_redactor;
    std::unique_ptr<NetworkPool> m_pool;
    QThread m_thread;
};

} // namespace lineup

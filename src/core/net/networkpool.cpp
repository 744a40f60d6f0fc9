// SPDX-License-Identifier: Apache-2.0
#include "networkpool.h"

#include "model/resolvedtarget.h"
#include "oneshotbody.h"

#include <QHttp2Configuration>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace lineup {

namespace {

constexpr int connectionsPerManager = 6; // Qt's limit for HTTP/1.1
constexpr int idleManagersKept = 12; // for each origin; enough for 72 targets to reuse their connections
constexpr qint64 readBufferBytes = 64 * 1024;

// QNetworkAccessManager takes ownership of the factory.
class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return systemProxyForQuery(query);
    }
};

QNetworkProxy manualProxy(const QString &address)
{
    const QUrl url(address);
    const bool socks = url.scheme().startsWith(u"socks");
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         quint16(url.port(socks ? 1080 : 8080)));
}

void applyProxy(QNetworkAccessManager *manager, const ProxySettings &settings, const QString &host)
{
    // Proxy variables of the environment would otherwise apply to loopback, too.
    if (isLoopbackHost(host)) {
        manager->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        return;
    }
    switch (settings.mode) {
    case ProxyMode::None:
        manager->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        return;
    case ProxyMode::Manual:
        manager->setProxy(manualProxy(settings.url));
        return;
    case ProxyMode::System:
        manager->setProxyFactory(new SystemProxies);
        return;
    }
}

} // namespace

struct NetworkPool::Shard
{
    std::unique_ptr<QNetworkAccessManager> manager;
    int inFlight = 0;
    bool retired = false; // made for other proxy settings: goes when idle
};

NetworkPool::NetworkPool(QObject *parent)
    : QObject(parent)
{ }

NetworkPool::~NetworkPool()
{
    for (const QList<Shard *> &shards : std::as_const(m_shards))
        qDeleteAll(shards);
}

QNetworkReply *NetworkPool::send(const HttpRequest &request, const RawHeader &key, bool http2)
{
    const QString group = originOf(request.url) + (http2 ? QStringLiteral("|2") : QString());
    Shard *shard = shardFor(request.url, http2);
    const QNetworkRequest networkRequest = NetworkPool::networkRequest(request, key, http2);
    QNetworkReply *reply = nullptr;
    // Qt forgets a size that is set before its HTTP thread has the request; and that thread, once an answer
    // comes faster than it can be read, looks at nothing else. So it must know the size before the server has
    // it all.
    const auto limit = [&reply](auto *sender, auto signal) {
        connect(sender, signal, reply, [reply = reply] { reply->setReadBufferSize(readBufferBytes); });
    };
    if (request.method == "GET") {
        reply = shard->manager->get(networkRequest);
        limit(reply, &QNetworkReply::requestSent);
    } else {
        auto *body = new OneShotBody(request.body);
        reply = shard->manager->sendCustomRequest(networkRequest, request.method, body);
        body->setParent(reply);
        limit(body, &OneShotBody::firstRead);
    }
    ++shard->inFlight;
    // When the reply is destroyed, not when it finishes: until then its connection may still be busy.
    connect(reply, &QObject::destroyed, this, [this, group, shard] { release(group, shard); });
    return reply;
}

NetworkPool::Shard *NetworkPool::shardFor(const QUrl &url, bool http2)
{
    QList<Shard *> &shards = m_shards[originOf(url) + (http2 ? QStringLiteral("|2") : QString())];
    for (Shard *shard : std::as_const(shards)) {
        if (!shard->retired && (http2 || shard->inFlight < connectionsPerManager))
            return shard;
    }
    auto *shard = new Shard{ std::make_unique<QNetworkAccessManager>(), 0, false };
    shard->manager->setAutoDeleteReplies(false);
    shard->manager->setTransferTimeout(0);
    applyProxy(shard->manager.get(), m_proxy, url.host());
    shards.append(shard);
    return shard;
}

void NetworkPool::release(const QString &group, Shard *shard)
{
    if (--shard->inFlight > 0)
        return;
    QList<Shard *> &shards = m_shards[group];
    if (shard->retired || shards.size() > idleManagersKept) {
        shards.removeOne(shard);
        // The reply that is being destroyed is the manager's child's sibling: let it go first.
        shard->manager.release()->deleteLater();
        delete shard;
    }
}

void NetworkPool::setProxySettings(const ProxySettings &settings)
{
    if (settings == m_proxy)
        return;
    m_proxy = settings;
    for (QList<Shard *> &shards : m_shards) {
        shards.removeIf([](Shard *shard) {
            shard->retired = true;
            if (shard->inFlight > 0)
                return false;
            delete shard;
            return true;
        });
    }
}

int NetworkPool::managerCount() const
{
    int count = 0;
    for (const QList<Shard *> &shards : m_shards)
        count += int(shards.size());
    return count;
}

QNetworkRequest NetworkPool::networkRequest(const HttpRequest &request, const RawHeader &key, bool http2)
{
    QNetworkRequest result(request.url);
    for (const RawHeader &header : request.headers)
        result.setRawHeader(header.name, header.value);
    if (!key.name.isEmpty())
        result.setRawHeader(key.name, key.value);
    if (request.method != "GET")
        result.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    result.setRawHeader("User-Agent", "Lineup/" LINEUP_VERSION);
    // Otherwise Qt tells the provider the user's language.
    result.setRawHeader("Accept-Language", "*");
    result.setRawHeader("Accept-Encoding", "identity");
    // Qt would forward the key and the prompt to the other host.
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, http2);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    return result;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/secret.h"
#include "protocols/httptypes.h"
#include "settings/settingvalues.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace lineup {

// The only place where requests are handed to Qt, and so the place of the request policy: no redirect is
// followed, no cookie kept, nothing cached or compressed, one POST is one POST, loopback bypasses proxies,
// HTTP/2 only on request.
//
// Qt opens six HTTP/1.1 connections to a host for each access manager and queues the rest silently; the pool
// keeps as many managers for an origin as it takes for nothing to queue. Lives in the network thread.
class NetworkPool : public QObject
{
    Q_OBJECT
public:
    explicit NetworkPool(QObject *parent = nullptr);
    ~NetworkPool() override;

    // Starts the request; the reply belongs to the caller, who deletes it. `key` may have an empty name.
    QNetworkReply *send(const HttpRequest &request, const RawHeader &key, bool http2);

    // For requests that start from now on.
    void setProxySettings(const ProxySettings &settings);
    int managerCount() const;

private:
    struct Shard;
    Shard *shardFor(const QUrl &url, bool http2);
    void release(const QString &group, Shard *shard);
    static QNetworkRequest networkRequest(const HttpRequest &request, const RawHeader &key, bool http2);

    QHash<QString, QList<Shard *>> m_shards; // by origin and HTTP version
    ProxySettings m_proxy;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "transportfailure.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>

namespace lineup {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TransportFailure)
};

ProviderError failure(ErrorKind kind, const QString &message, bool retryable)
{
    ProviderError result;
    result.error.kind = kind;
    result.error.message = message;
    result.retryable = retryable;
    return result;
}

bool isProxyError(QNetworkReply::NetworkError error)
{
    return error >= QNetworkReply::ProxyConnectionRefusedError && error <= QNetworkReply::UnknownProxyError;
}

bool goesThroughProxy(const QNetworkReply &reply)
{
    const QNetworkAccessManager *manager = reply.manager();
    QNetworkProxy proxy = manager->proxy();
    if (QNetworkProxyFactory *factory = manager->proxyFactory())
        proxy = factory->queryProxy(QNetworkProxyQuery(reply.request().url())).value(0);
    return proxy.type() != QNetworkProxy::NoProxy && proxy.type() != QNetworkProxy::DefaultProxy;
}

} // namespace

QString hostAndPort(const QUrl &url)
{
    const QString host = url.host().contains(u':') ? u'[' + url.host() + u']' : url.host();
    return url.port() < 0 ? host : host + u':' + QString::number(url.port());
}

ProviderError transportFailure(const QNetworkReply &reply, const QUrl &url, const QStringList &tlsErrors)
{
    const QNetworkReply::NetworkError error = reply.error();
    const QString host = hostAndPort(url);
    if (error == QNetworkReply::SslHandshakeFailedError || !tlsErrors.isEmpty()) {
        const QString reason
            = tlsErrors.isEmpty() ? Words::tr("the handshake failed") : tlsErrors.join(u"; ");
        return failure(ErrorKind::Tls, Words::tr("No secure connection to %1: %2.").arg(host, reason), false);
    }
    // Of a proxy's faults Qt names few; the others are unknown errors, and may pass as any connection's may.
    const bool unknown = error == QNetworkReply::UnknownNetworkError && goesThroughProxy(reply);
    if (isProxyError(error) || unknown)
        return failure(ErrorKind::Network,
                       Words::tr("The proxy did not let the request to %1 through.").arg(host), unknown);
    if (error == QNetworkReply::ConnectionRefusedError)
        return failure(ErrorKind::Network, Words::tr("%1 refused the connection.").arg(host), true);
    if (error == QNetworkReply::HostNotFoundError)
        return failure(ErrorKind::Network, Words::tr("The address %1 was not found.").arg(host), true);
    if (error == QNetworkReply::ProtocolFailure || error == QNetworkReply::ProtocolUnknownError)
        return failure(ErrorKind::Protocol, Words::tr("%1 did not answer as a web server does.").arg(host),
                       false);
    if (error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::ContentReSendError)
        return failure(ErrorKind::Network,
                       Words::tr("%1 closed the connection before it answered.").arg(host), true);
    return failure(ErrorKind::Network, Words::tr("The connection to %1 failed.").arg(host), true);
}

ProviderError redirectFailure(int status, const QUrl &from, const QUrl &to)
{
    const QString target = to.isEmpty() ? Words::tr("another address") : hostAndPort(from.resolved(to));
    ProviderError result
        = failure(ErrorKind::Redirect,
                  Words::tr("%1 redirects to %2. Redirects are not followed, because the key would go along.")
                      .arg(hostAndPort(from), target),
                  false);
    result.error.httpStatus = status;
    return result;
}

} // namespace lineup

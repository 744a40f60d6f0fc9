// SPDX-License-Identifier: Apache-2.0
#include "transportfailure.h"

#include <QCoreApplication>

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

} // namespace

QString hostAndPort(const QUrl &url)
{
    const QString host = url.host().contains(u':') ? u'[' + url.host() + u']' : url.host();
    return url.port() < 0 ? host : host + u':' + QString::number(url.port());
}

ProviderError transportFailure(QNetworkReply::NetworkError error, const QUrl &url,
                               const QStringList &tlsErrors)
{
    const QString host = hostAndPort(url);
    if (error == QNetworkReply::SslHandshakeFailedError || !tlsErrors.isEmpty()) {
        const QString reason
            = tlsErrors.isEmpty() ? Words::tr("the handshake failed") : tlsErrors.join(u"; ");
        return failure(ErrorKind::Tls, Words::tr("No secure connection to %1: %2.").arg(host, reason), false);
    }
    if (isProxyError(error))
        return failure(ErrorKind::Network,
                       Words::tr("The proxy did not let the request to %1 through.").arg(host), false);
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

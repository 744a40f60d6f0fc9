// SPDX-License-Identifier: Apache-2.0
#include "keytransport.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QHostInfo>

#include <algorithm>

namespace lineup {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(lineup::KeyTransport)
};

AnswerError refusal(const QString &host)
{
    AnswerError error;
    error.kind = ErrorKind::Tls;
    error.message
        = Texts::tr("The key was not sent to %1, because http is not encrypted. Use an https address.")
              .arg(host);
    return error;
}

} // namespace

void checkKeyTransport(const ResolvedTarget &target, const Secret &key, QObject *context,
                       std::function<void(std::optional<AnswerError>)> done)
{
    if (target.baseUrl.scheme() == u"https" || key.isEmpty() || target.target.allowInsecure) {
        done(std::nullopt);
        return;
    }
    const QString host = target.baseUrl.host();
    const QHostAddress literal(host);
    if (!literal.isNull()) {
        done(literal.isLoopback() ? std::nullopt : std::optional(refusal(host)));
        return;
    }
    if (!isLoopbackHost(host)) {
        done(refusal(host));
        return;
    }
    QHostInfo::lookupHost(host, context, [host, done = std::move(done)](const QHostInfo &info) {
        const QList<QHostAddress> addresses = info.addresses();
        const bool loopback = std::all_of(addresses.begin(), addresses.end(),
                                          [](const QHostAddress &address) { return address.isLoopback(); });
        done(loopback ? std::nullopt : std::optional(refusal(host)));
    });
}

} // namespace lineup

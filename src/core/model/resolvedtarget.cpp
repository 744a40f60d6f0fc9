// SPDX-License-Identifier: Apache-2.0
#include "resolvedtarget.h"

#include <QHostAddress>

namespace lineup {

namespace {

constexpr int patientFirstTokenMs = 900000; // local servers load a model first; reasoning models think first

QUrl withoutTrailingSlash(const QString &address)
{
    QUrl url(address.trimmed());
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::StrictMode);
    return url;
}

void applyProvider(ResolvedTarget &resolved, const Provider &provider)
{
    const Target &target = resolved.target;
    if (resolved.protocol.isEmpty())
        resolved.protocol = provider.protocol;
    if (target.baseUrl.isEmpty())
        resolved.baseUrl = withoutTrailingSlash(provider.baseUrl);
    // A target that speaks another protocol with this provider authenticates as that protocol does.
    if (resolved.protocol == provider.protocol)
        resolved.auth = provider.auth;
    resolved.quirks = provider.quirks;
    resolved.local = provider.local;
    if (target.keyEnv.isEmpty() && target.key.isEmpty()) {
        resolved.keyEnvs = provider.keyEnvs;
        resolved.keyName = provider.keyName;
        resolved.keyRequired = provider.keyRequired;
    }
}

AuthScheme authOfProtocol(const QString &protocol)
{
    if (protocol == u"anthropic")
        return AuthScheme::XApiKey;
    if (protocol == u"gemini")
        return AuthScheme::XGoogApiKey;
    if (protocol == u"deepl")
        return AuthScheme::DeepLAuthKey;
    return AuthScheme::Bearer;
}

void applyTimeouts(ResolvedTarget &resolved)
{
    const Timeouts &timeouts = resolved.target.timeouts;
    const bool patient = resolved.local || resolved.model.reasoning.value_or(false);
    resolved.connectMs = timeouts.connectMs.value_or(resolved.connectMs);
    resolved.firstTokenMs
        = timeouts.firstTokenMs.value_or(patient ? patientFirstTokenMs : resolved.firstTokenMs);
    resolved.idleMs = timeouts.idleMs.value_or(resolved.idleMs);
    resolved.totalMs = timeouts.totalMs.value_or(resolved.totalMs);
    resolved.retries = resolved.target.retries.value_or(resolved.retries);
}

} // namespace

ResolvedTarget resolve(const Target &target, const ModelCatalogue &catalogue)
{
    ResolvedTarget resolved;
    resolved.target = target;
    resolved.protocol = target.protocol;
    resolved.baseUrl = withoutTrailingSlash(target.baseUrl);
    const Provider *provider = findProvider(target.provider);
    if (!target.keyEnv.isEmpty())
        resolved.keyEnvs = { target.keyEnv };
    resolved.keyName = target.key;
    resolved.keyRequired = !target.keyEnv.isEmpty() || !target.key.isEmpty();
    resolved.auth
        = authOfProtocol(provider && target.protocol.isEmpty() ? provider->protocol : target.protocol);
    if (provider)
        applyProvider(resolved, *provider);
    if (isLoopbackHost(resolved.baseUrl.host()))
        resolved.local = true;
    resolved.model = catalogue.facts(provider ? provider->catalogue : QString(), target.model);
    applyTimeouts(resolved);
    return resolved;
}

QString originOf(const QUrl &url)
{
    if (url.host().isEmpty())
        return {};
    const QString scheme = url.scheme().toLower();
    const int port = url.port(scheme == u"https" ? 443 : 80);
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return QStringLiteral("%1://%2:%3").arg(scheme, host, QString::number(port));
}

bool isLoopbackHost(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull())
        return address.isLoopback();
    const QString name = host.toLower();
    return name == u"localhost" || name.endsWith(u".localhost");
}

} // namespace lineup

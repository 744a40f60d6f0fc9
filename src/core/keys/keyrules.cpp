// SPDX-License-Identifier: Apache-2.0
#include "keyrules.h"

#include <QHostAddress>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

QString ownOrigin(QStringView provider)
{
    const Provider *found = findProvider(provider);
    return found ? originOf(QUrl(found->baseUrl)) : QString();
}

const Provider *providerOfKey(QStringView name)
{
    if (name.isEmpty())
        return nullptr;
    const QList<Provider> &providers = builtInProviders();
    const auto found = std::find_if(providers.begin(), providers.end(), [name](const Provider &provider) {
        return provider.keyName == name || provider.keyEnvs.contains(name);
    });
    return found == providers.end() ? nullptr : &*found;
}

QString ownOriginOfKey(QStringView name)
{
    const Provider *provider = providerOfKey(name);
    return provider ? ownOrigin(provider->id) : QString();
}

bool isLiteralLoopback(const QString &host)
{
    const QHostAddress address(host);
    return address.isNull() ? host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 : address.isLoopback();
}

bool environmentKeyMayGoTo(const ResolvedTarget &target, const QString &variable,
                           const QStringList &approvedOrigins)
{
    const QString origin = originOf(target.baseUrl);
    if (origin.isEmpty())
        return false;
    if (isLiteralLoopback(target.baseUrl.host()) || approvedOrigins.contains(origin))
        return true;
    const Provider *usual = providerOfKey(variable);
    return origin == ownOrigin(usual ? usual->id : target.target.provider);
}

QString normalizedOrigin(const QString &address)
{
    const QUrl url(address.trimmed());
    const QString scheme = url.scheme().toLower();
    return scheme == u"https" || scheme == u"http" ? originOf(url) : QString();
}

CleanKey cleanKey(const QByteArray &bytes)
{
    const QByteArray trimmed = bytes.trimmed();
    if (trimmed.isEmpty())
        return {};
    const bool usable
        = std::all_of(trimmed.begin(), trimmed.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    return { usable ? KeyText::Usable : KeyText::Unusable, usable ? Secret(trimmed) : Secret() };
}

} // namespace lineup

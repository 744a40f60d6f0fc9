// SPDX-License-Identifier: Apache-2.0
#include "keydestinations.h"

#include "model/resolvedtarget.h"

#include <QCoreApplication>

namespace lineup {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(KeyDestination)
};

// The provider that a key belongs to, whatever provider the target names: that is the trick of a hostile
// file.
QString homeOrigin(const QString &key)
{
    for (const Provider &provider : builtInProviders()) {
        if (provider.keyEnvs.contains(key) || provider.keyName == key)
            return originOf(QUrl(provider.baseUrl));
    }
    return {};
}

} // namespace

QString KeyDestination::text() const
{
    return Words::tr("The key %1 will be sent to %2.").arg(key, origin);
}

QList<KeyDestination> foreignKeyDestinations(const Lineup &lineup)
{
    QList<KeyDestination> destinations;
    for (const Target &target : lineup.targets) {
        const ResolvedTarget resolved = resolve(target, ModelCatalogue());
        const QString origin = originOf(resolved.baseUrl);
        if (origin.isEmpty() || isLoopbackHost(resolved.baseUrl.host()))
            continue;
        QStringList keys = resolved.keyEnvs;
        if (!resolved.keyName.isEmpty())
            keys.append(resolved.keyName);
        for (const QString &key : std::as_const(keys)) {
            const KeyDestination destination{ key, origin };
            if (homeOrigin(key) != origin && !destinations.contains(destination))
                destinations.append(destination);
        }
    }
    return destinations;
}

} // namespace lineup

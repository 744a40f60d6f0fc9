// SPDX-License-Identifier: Apache-2.0
#include "paths.h"

#include <QDir>
#include <QStandardPaths>

namespace lineup {

namespace {

QString folder(const char *variable, QStandardPaths::StandardLocation location)
{
    const QString overridden = qEnvironmentVariable(variable);
    if (!overridden.isEmpty())
        return QDir(overridden).absolutePath();
    return QStandardPaths::writableLocation(location) + QStringLiteral("/lineup");
}

} // namespace

QString configDir()
{
    return folder("LINEUP_CONFIG_DIR", QStandardPaths::GenericConfigLocation);
}

QString dataDir()
{
    return folder("LINEUP_DATA_DIR", QStandardPaths::GenericDataLocation);
}

} // namespace lineup

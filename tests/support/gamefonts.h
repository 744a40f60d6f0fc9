// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/gamefont.h"
#include "work/tablefonts.h"

#include <QFile>

namespace lineup::test {

// A font that every installation of the program has; empty: this one cannot tell.
inline QString fontFile()
{
    return GameFont::isSupported() ? installedFont(QStringLiteral("DejaVu Sans")).path : QString();
}

inline QByteArray fontBytes()
{
    QFile file(fontFile());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace lineup::test

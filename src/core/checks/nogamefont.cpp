// SPDX-License-Identifier: Apache-2.0
// In place of gamefont.cpp where HarfBuzz is not there: no font can be read.
#include "gamefont.h"

namespace lineup {

bool GameFont::isSupported()
{
    return false;
}

GameFont::~GameFont() = default;

std::shared_ptr<const GameFont> GameFont::read(const QByteArray &, double, int)
{
    return {};
}

double GameFont::width(QStringView, const QString &) const
{
    return 0;
}

bool GameFont::has(char32_t) const
{
    return true;
}

} // namespace lineup

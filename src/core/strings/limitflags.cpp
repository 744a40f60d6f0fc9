// SPDX-License-Identifier: Apache-2.0
#include "stringunit.h"

#include <QStringView>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QStringView valueIn(const QStringList &flags, QLatin1StringView name)
{
    for (const QString &flag : flags) {
        if (flag.startsWith(name))
            return QStringView(flag).sliced(name.size());
    }
    return {};
}

} // namespace

std::optional<StringLimit> lengthLimitIn(const QStringList &flags)
{
    const int size = valueIn(flags, "max-length:"_L1).toInt();
    return size > 0 ? std::optional(StringLimit{ size, StringLimit::Unit::Characters }) : std::nullopt;
}

std::optional<StringLimit> sizeLimitIn(const QStringList &flags)
{
    const QList<QStringView> parts = valueIn(flags, "max-size:"_L1).split(u':');
    const int width = parts.value(0).toInt();
    const int lines = parts.size() > 1 ? parts.at(1).toInt() : 1;
    if (width <= 0 || lines <= 0)
        return std::nullopt;
    return StringLimit{ width, StringLimit::Unit::Pixels, lines };
}

} // namespace lineup

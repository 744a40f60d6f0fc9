// SPDX-License-Identifier: Apache-2.0
#include "formatflags.h"

namespace lineup {

using namespace Qt::StringLiterals;

PlaceholderFamilies flaggedFamilies(const QStringList &flags, PlaceholderFamilies families)
{
    for (const QString &flag : flags) {
        if (!flag.endsWith("-format"_L1))
            continue;
        const bool printf = flag.contains("c-format"_L1) || flag.contains("php-format"_L1)
            || flag == "python-format"_L1 || flag.contains("perl-format"_L1);
        if (flag.startsWith("no-"_L1))
            families.setFlag(PlaceholderFamily::Printf,
                             printf ? false : families.testFlag(PlaceholderFamily::Printf));
        else if (printf)
            families = (families | PlaceholderFamily::Printf) & ~PlaceholderFamilies(PlaceholderFamily::Qt);
        else if (flag == "python-brace-format"_L1 || flag == "csharp-format"_L1)
            families.setFlag(PlaceholderFamily::Brace);
        else if (flag == "qt-format"_L1 || flag == "qt-plural-format"_L1)
            families.setFlag(PlaceholderFamily::Qt);
    }
    return families;
}

} // namespace lineup

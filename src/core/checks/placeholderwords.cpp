// SPDX-License-Identifier: Apache-2.0
#include "placeholderwords.h"

#include "checkwords.h"

namespace lineup {

QString inWords(const Difference &difference)
{
    QStringList sentences;
    if (!difference.missing.isEmpty())
        sentences.append(CheckWords::tr("Missing: %1.").arg(quotedList(difference.missing)));
    if (!difference.extra.isEmpty())
        sentences.append(CheckWords::tr("Not in the source: %1.").arg(quotedList(difference.extra)));
    return sentences.join(QLatin1Char(' '));
}

QString searchedTooLong(const QString &rule)
{
    return CheckWords::tr("The own rule “%1” takes too long on this text, so it was not checked.").arg(rule);
}

} // namespace lineup

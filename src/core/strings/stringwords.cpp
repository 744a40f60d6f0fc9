// SPDX-License-Identifier: Apache-2.0
#include "stringwords.h"

#include "stringfile.h"

#include <QLocale>

namespace lineup {

QString StringWords::tooLong(qsizetype line)
{
    return tr("The text in line %1 is larger than %2.")
        .arg(QLocale().toString(line), QLocale().formattedDataSize(SourceText::maxFieldBytes));
}

QString StringWords::tooMany()
{
    return tr("The file has more than %1 strings.").arg(QLocale().toString(StringFile::maxUnits));
}

QString StringWords::atLine(qsizetype line, const QString &message)
{
    return tr("Line %1: %2").arg(QLocale().toString(line), message);
}

QString StringWords::sameAsLine(qsizetype line)
{
    return tr("The same string stands in line %1.").arg(QLocale().toString(line));
}

} // namespace lineup

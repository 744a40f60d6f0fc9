// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

namespace lineup {

// The translation context of what the string formats tell people, and what several of them say.
struct StringWords
{
    Q_DECLARE_TR_FUNCTIONS(lineup::StringWords)
public:
    static QString tooLong(qsizetype line);
    static QString tooMany();
    static QString atLine(qsizetype line, const QString &message);
    static QString sameAsLine(qsizetype line);
};

} // namespace lineup

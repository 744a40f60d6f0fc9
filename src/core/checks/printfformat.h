// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <QString>
#include <QStringView>

namespace lineup {

// One conversion of a format of C's printf (ISO C, POSIX for "%1$s") or of Python's ("%(name)s").
struct PrintfConversion
{
    TextRange range;
    int argument = 0; // from 1; numbered in order where the text does not say
    bool positional = false; // the text says which argument
    bool isLiteral = false; // %%
    QString name; // Python's
    QString shape; // flags, width and precision
    QString length; // "l", "ll", "h", ...
    QChar type;

    // What it takes: two with the same identity are the same argument, read in the same way.
    QString identity() const;
};

// `strict`: the whole text is known to be a format, so that "% s" is a conversion too.
QList<PrintfConversion> printfConversions(QStringView text, bool strict);

} // namespace lineup

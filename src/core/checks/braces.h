// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "placeholderfamily.h"

#include <QStringView>

namespace lineup {

// What stands between a { and its }, as .NET, Python, Rust and Unity write it; "{{" and "}}" are the signs
// themselves.
struct BraceField
{
    TextRange range; // with the braces
    QString name; // up to the first : or , or !; empty: anonymous
    QString rest; // from there on
};

struct BraceText
{
    QList<BraceField> fields; // the outermost ones
    bool balanced = true;
    qsizetype fault = -1; // where a brace has no partner
};

// `escapes`: doubled braces stand for single ones.
BraceText parseBraces(QStringView text, bool escapes = true);
QList<Placeholder> bracePlaceholders(QStringView text);

} // namespace lineup

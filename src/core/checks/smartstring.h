// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <QList>
#include <QStringView>

namespace lineup {

// One "{selector:formatter(options):form|form}" of Unity's Smart Strings; nested ones stand in the list too.
struct SmartPlaceholder
{
    TextRange range;
    QString selector; // "player.name"; empty: what the formatter around it speaks of
    QString formatter; // "plural", "choose", ...; empty where there is none
    QString options; // in the brackets
    int forms = 0; // parted by |; 0: the formatter has none
};

struct SmartText
{
    QList<SmartPlaceholder> placeholders;
    QList<TextRange> syntax; // what is not text for people, in no order: all but the forms
    bool balanced = true;
    qsizetype fault = -1;
};

SmartText parseSmartString(QStringView text);

} // namespace lineup

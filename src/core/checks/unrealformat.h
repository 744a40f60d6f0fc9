// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace lineup {

// "{argument}|name(part,part)" of Unreal's text formatting.
struct UnrealModifier
{
    TextRange range;
    TextRange inside; // of the brackets
    QString argument;
    QString name;
    QStringList parts; // what stands between the commas
};

QList<UnrealModifier> unrealModifiers(const QString &text);
// What of the modifiers is not text for people.
QList<TextRange> unrealSyntax(const QString &text);

} // namespace lineup

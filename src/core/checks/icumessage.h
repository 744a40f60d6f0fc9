// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

// What a message of ICU asks for.
struct IcuMessage
{
    struct Argument
    {
        QString type; // "", "number", "plural", "select", ...
        QStringList selectors; // of plural and select: "one", "=0", "other", ...
    };
    QString error; // for people; empty: the message can be read
    int errorOffset = -1;
    QMap<QString, Argument> arguments; // by name or number
};

IcuMessage parseIcuMessage(const QString &text);
// What of a message is not text for people; nothing where it cannot be read.
std::optional<QList<TextRange>> icuSyntax(const QString &text);

// CLDR's plural categories of a language for whole numbers: {"one", "other"}.
QStringList pluralCategories(const QString &language);

} // namespace lineup

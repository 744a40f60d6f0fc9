// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/checksettings.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace lineup {

// What a team checks for beyond the built-in checks. A plain value that is stored with a run, so that it is
// checked alike wherever it is looked at, whatever becomes of the file. Its patterns are bounded.
struct TableRules
{
    QString file; // that they were read from, for people
    QList<UserPlaceholder> placeholders;
    QList<RegexRule> rules; // required and forbidden texts

    friend bool operator==(const TableRules &, const TableRules &) = default;

    bool isEmpty() const { return placeholders.isEmpty() && rules.isEmpty(); }
    void applyTo(CheckSettings &settings) const;

    QJsonObject toJson() const;
    // Patterns that cannot be read are left out.
    static TableRules fromJson(const QJsonObject &json);
};

// What of a text people's own placeholders keep as it is, each once.
QStringList ownPlaceholdersIn(const TableRules &rules, const QString &text);

} // namespace lineup

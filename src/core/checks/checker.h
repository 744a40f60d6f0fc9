// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"
#include "checksettings.h"
#include "checkunit.h"
#include "languagerules.h"

#include <QHash>
#include <QPair>

#include <optional>

namespace lineup {

// Runs the checks over strings in one language. Cheap to make; use one a thread.
class Checker
{
public:
    explicit Checker(CheckSettings settings);

    const CheckSettings &settings() const { return m_settings; }
    // Worst first, else in the order of the checks.
    QList<Finding> check(const CheckUnit &unit) const;

private:
    void checkForm(const CheckUnit &unit, int form, QList<Finding> *findings) const;

    CheckSettings m_settings;
    QList<QPair<QString, const Check *>> m_enabled;
    LanguageRules m_source;
    LanguageRules m_target;
};

// What can only be seen of a whole table: sources that are translated in several ways, translations that
// stand for several sources, and the language of texts that are too short to tell it one by one. Give it
// every unit, then ask for each. Not for several threads at once.
class TableChecker
{
public:
    explicit TableChecker(const CheckSettings &settings = {});

    void add(const CheckUnit &unit);
    // Of the checks "consistency" and "language".
    QList<Finding> findings(const CheckUnit &unit) const;

private:
    struct Use
    {
        QString context;
        QString text;

        friend bool operator==(const Use &, const Use &) = default;
    };

    static void addUse(QList<Use> &uses, const Use &use);
    void addShortText(const CheckUnit &unit);
    void findDifferences(const CheckUnit &unit, QList<Finding> *findings) const;
    void findLanguage(const CheckUnit &unit, QList<Finding> *findings) const;
    QString shortText(const CheckUnit &unit) const;

    bool m_consistency;
    bool m_language;
    LanguageRules m_target;
    CheckSettings m_settings;
    QHash<QString, QList<Use>> m_targetsOfSource;
    QHash<QString, QList<Use>> m_sourcesOfTarget;
    QString m_shortTexts;
    mutable std::optional<QString> m_shortLanguage; // found out when first asked for; empty: nothing to say
};

} // namespace lineup

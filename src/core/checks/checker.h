// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"
#include "checksettings.h"
#include "checkunit.h"
#include "languagerules.h"

#include <QHash>

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
    CheckSettings m_settings;
    LanguageRules m_source;
    LanguageRules m_target;
};

// What can only be seen of a whole table: sources that are translated in several ways, and translations that
// stand for several sources. Give it every unit, then ask for each.
class TableChecker
{
public:
    void add(const CheckUnit &unit);
    // Of the check "consistency".
    QList<Finding> findings(const CheckUnit &unit) const;

private:
    QHash<QString, QStringList> m_targetsOfSource;
    QHash<QString, QStringList> m_sourcesOfTarget;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exitstatus.h"
#include "work/tablerules.h"

#include <QCoreApplication>

#include <optional>

namespace lineup {

class CommandOptions;
class Console;

// --rules, the same wherever translations are checked.
class RulesOption
{
    Q_DECLARE_TR_FUNCTIONS(lineup::RulesOption)
public:
    static void declare(CommandOptions &options);
    // None without a file. Unset: it cannot be read, which has been said with its line, and `status` is what
    // to end with. Blocking.
    static std::optional<TableRules> read(const QString &path, Console &console, ExitStatus &status);
};

} // namespace lineup

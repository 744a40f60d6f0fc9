// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tablefonts.h"

#include <QCoreApplication>

namespace lineup {

class CommandOptions;
class Console;

// --font and --font-size, the same wherever texts are measured.
class FontOptions
{
    Q_DECLARE_TR_FUNCTIONS(lineup::FontOptions)
public:
    static void declare(CommandOptions &options);
    // An empty string, or what is wrong. Opens no font.
    static QString read(const CommandOptions &given, TableFonts &fonts);
    // False: a font cannot be used, which has been said. Blocking.
    static bool open(TableFonts &fonts, Console &console);
};

} // namespace lineup

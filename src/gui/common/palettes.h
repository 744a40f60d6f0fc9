// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPalette>

namespace lineup {

enum class ColorScheme { Light, Dark };
enum class Contrast { Normal, High };

// The program's own palettes for the Fusion style; every role of every group is set.
QPalette themePalette(ColorScheme scheme, Contrast contrast);

// What a palette looks like, told from its window and text colours.
ColorScheme schemeOf(const QPalette &palette);

} // namespace lineup

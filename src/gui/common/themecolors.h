// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"

#include <QColor>
#include <QPalette>

namespace lineup {

// One meaning in two strengths: `text` has at least 4.5:1, `shape` at least 3:1 against the palette's Window,
// Base, AlternateBase and Button (WCAG 2.1, 1.4.3 and 1.4.11); in high contrast 7:1 and 4.5:1.
struct ThemeColor
{
    QColor shape;
    QColor text;

    friend bool operator==(const ThemeColor &, const ThemeColor &) = default;
};

// The meanings that the program paints, from the Okabe-Ito palette (safe for colour-blind people), adjusted
// to a palette. A value: make it anew on QEvent::PaletteChange.
struct ThemeColors
{
    ThemeColor neutral; // waiting, idle, cancelled
    ThemeColor thinking; // purple
    ThemeColor streaming; // blue
    ThemeColor retrying; // orange
    ThemeColor complete; // green
    ThemeColor truncated; // orange
    ThemeColor refused; // purple
    ThemeColor failed; // vermillion
    ThemeColor information; // sky
    QColor mutedText; // secondary text, 4.5:1
    QColor faintLine; // grid lines and separators: decoration without meaning
    QColor thinkingFill; // behind the dots of a thinking bar

    const ThemeColor &forState(AnswerPhase phase, AnswerStatus status) const;

    friend bool operator==(const ThemeColors &, const ThemeColors &) = default;
};

ThemeColors themeColors(const QPalette &palette);

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "racerow.h"

#include <QString>

#include <array>

namespace lineup {

// The words of the race strip, in the user's language. Everything is plain text: labels and messages come
// from files and providers.

enum class RaceFigure { FirstToken, Total, Speed, Cost };
inline constexpr std::array raceFigures{ RaceFigure::FirstToken, RaceFigure::Total, RaceFigure::Speed,
                                         RaceFigure::Cost };
using RaceFigureTexts = std::array<QString, raceFigures.size()>;

QString raceFigureHeading(RaceFigure figure);
// What a column counts, in a sentence or two.
QString raceFigureExplanation(RaceFigure figure);
// What stands in a row's columns; nothing where the row has not begun or is still to find out.
RaceFigureTexts raceFigureTexts(const RaceRow &row);
// The widest usual text of a column.
QString raceFigureSample(RaceFigure figure);

// "retry in 2 s, attempt 2 of 3"; empty unless the row waits for a retry.
QString retryText(const RaceRow &row, double nowMs);
// A few words that stand behind a bar's end: why it failed, which attempt runs. May be empty.
QString raceBarNote(const RaceRow &row);

struct RaceRole
{
    bool fastest = false;
    bool cheapest = false;
};
// "GPT-6 Luna: streaming, first text 0.41 s", for screen readers.
QString raceRowName(const RaceRow &row, RaceRole role, double nowMs);
// Every exact figure, one a line; plain text.
QString raceRowDetails(const RaceRow &row, RaceRole role, double nowMs);
// `plain` as rich text that shows exactly these characters.
QString escapedToolTip(const QString &plain);

} // namespace lineup

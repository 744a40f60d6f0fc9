// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"

#include <QString>

#include <optional>

namespace lineup {

// Figures and states in words, for the user's locale (QLocale's default). What is unknown, not a number or
// negative becomes unknownFigure(), never 0.
QString unknownFigure();

// "0.41 s", "1.9 s", "2 min 14 s", "1 h 5 min". Milliseconds in.
QString formatSeconds(double ms);
QString formatSeconds(std::optional<double> ms);
// For an axis: as short as a whole step allows, "0 s", "0.5 s", "2 min".
QString formatAxisTime(double ms);
// Every millisecond, grouped: "2,311 ms".
QString formatMilliseconds(double ms);

// "$0.0001": US dollars with two significant digits below ten cents; "US$" where "$" would mean another one.
QString formatCost(std::optional<double> usd);
// "est. $0.0001", unknown stays unknownFigure().
QString formatEstimatedCost(std::optional<double> usd);

// "62 tok/s", "8.5 tok/s".
QString formatTokensPerSecond(std::optional<double> tokensPerSecond);

// Lower-case words as in "GPT-6 Luna: streaming". For people; interfaces use statusName() and phaseName().
QString statusText(AnswerStatus status);
QString phaseText(AnswerPhase phase, AnswerStatus status);
// Name of the icon in Icons for a state.
QString stateIconName(AnswerPhase phase, AnswerStatus status);

} // namespace lineup

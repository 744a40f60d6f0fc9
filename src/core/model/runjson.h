// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace lineup {

// What `--best` looks at.
enum class BestCriterion { Fastest, Cheapest, Shortest, Longest };

std::optional<BestCriterion> bestCriterionFromName(QStringView name);
QString bestCriterionName(BestCriterion criterion);
// Index of the best complete answer, or -1. Ties go to the lineup's order.
int bestAnswer(const Run &run, BestCriterion criterion);

// The JSON contract of a run: {"run": …, "answers": […], "best": …}. Lone surrogates become U+FFFD.
QJsonObject runToJson(const Run &run, std::optional<BestCriterion> best);
QJsonObject answerToJson(const Answer &answer);
QJsonValue errorToJson(const std::optional<AnswerError> &error);

} // namespace lineup

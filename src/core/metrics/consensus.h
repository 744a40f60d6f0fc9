// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>

#include <optional>

namespace lineup {

// How much each answer agrees with the others, without a reference: its mean chrF2 against each of them as
// the reference, 0 to 100. An answer far below the rest is worth a look. An empty text is none and gets no
// value; a single answer has nothing to agree with.
QList<std::optional<double>> consensus(const QStringList &answers);

// 0: all alike, 100: nothing in common. Unset for fewer than two answers.
std::optional<double> disagreement(const QStringList &answers);

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"

#include <QByteArray>

#include <optional>

namespace lineup {

// A run as one line of an export, complete: with its title, tags, star and prices, so that it comes back
// equal.
struct RunLine
{
    Run run;
    RunExtras extras;
};

QByteArray runToLine(const Run &run, const RunExtras &extras);
// Unset, with what is wrong in `problem`, where the line is no run.
std::optional<RunLine> runFromLine(const QByteArray &line, QString &problem);

} // namespace lineup

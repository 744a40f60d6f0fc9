// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checkcommand.h"

#include <QByteArray>
#include <QCoreApplication>

namespace lineup {

// What `check` prints, as UTF-8.

// {"units": N, "findings": [...]}; what is about one form of a plural names it, and ranges are [start,
// length] in UTF-16 units.
QByteArray checkJson(qsizetype units, const QList<PlacedFinding> &findings);
// "FILE:LINE: severity: message [check]", as compilers write, and how many of each.
QByteArray checkText(const QString &path, qsizetype units, const QList<PlacedFinding> &findings);
// The checks by their names, with titles.
QByteArray checkListText();

class CheckOutput
{
    Q_DECLARE_TR_FUNCTIONS(lineup::CheckOutput)
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace lineup {

// One context for what is said of glossaries and tables of limits.
class CheckFileWords
{
    Q_DECLARE_TR_FUNCTIONS(lineup::CheckFiles)
};

} // namespace lineup

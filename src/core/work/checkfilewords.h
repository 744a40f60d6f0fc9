// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace lineup {

// One context for what is said of glossaries, tables of limits and own rules.
class CheckFileWords
{
    Q_DECLARE_TR_FUNCTIONS(lineup::CheckFiles)
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace lineup {

// One context for the words of all checks, so that translators see them together.
class CheckWords
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Checks)
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace lineup {

// The translation context of everything that is said about a lineup file, shared by its readers.
struct LineupFile
{
    Q_DECLARE_TR_FUNCTIONS(LineupFile)
};

} // namespace lineup

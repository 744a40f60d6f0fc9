// SPDX-License-Identifier: Apache-2.0
#include "readcontrol.h"

#include <QCoreApplication>

namespace lineup {

QString ReadControl::reason() const
{
    return isCancelled()
        ? QCoreApplication::translate("lineup::Grids", "Reading was cancelled.")
        : QCoreApplication::translate("lineup::Grids", "Reading took too long and was stopped.");
}

} // namespace lineup

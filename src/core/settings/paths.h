// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineup {

// Absolute folders for settings and for history; LINEUP_CONFIG_DIR and LINEUP_DATA_DIR override them. The
// same for both programs, whatever QCoreApplication's names are. Neither is created by asking.
QString configDir();
QString dataDir();

} // namespace lineup

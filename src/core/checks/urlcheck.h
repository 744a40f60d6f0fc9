// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"
#include "placeholderfamily.h"

namespace lineup {

// Web and mail addresses: the same ones.
Check urlCheck();
QList<Placeholder> addressesIn(const QString &text);

} // namespace lineup

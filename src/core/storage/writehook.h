// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

namespace lineup {

// Called before every statement that writes; anything but 0 makes it fail with that SQLite code. For tests.
using WriteHook = std::function<int(const QString &sql)>;

} // namespace lineup

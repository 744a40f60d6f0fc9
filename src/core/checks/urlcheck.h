// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Web and mail addresses: the same ones.
Check urlCheck();

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "consistencycheck.h"

#include "checker.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

Check consistencyCheck()
{
    return { "consistency", [] { return CheckWords::tr("Consistency"); }, nullptr };
}

} // namespace lineup

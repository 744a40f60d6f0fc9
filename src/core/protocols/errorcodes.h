// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"

#include <QStringList>

#include <optional>

namespace lineup {

// What a code in an error's body says.
struct CodeMeaning
{
    int status = 0; // the HTTP status that says the same
    bool refused = false; // a content filter
    bool billing = false;
};

// The first code of the list that says more than a status does; unset where none does.
std::optional<CodeMeaning> tellingCode(const QStringList &codes);
// The same for codes that merely repeat a status.
std::optional<CodeMeaning> generalCode(const QStringList &codes);

ErrorKind kindOfStatus(int status);
bool isRetryableStatus(int status);

} // namespace lineup

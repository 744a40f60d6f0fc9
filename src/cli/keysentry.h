// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"

class QObject;

namespace lineup {

// `lineup-cli keys …`: KeysCommand on the console. What it prints is collected and written in one piece.
void startKeys(CliContext &context, QObject *parent, const QStringList &arguments, CommandDone done);

} // namespace lineup

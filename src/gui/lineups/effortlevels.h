// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/lineup.h"
#include "model/modelcatalogue.h"

#include <QStringList>

namespace lineup {

// The reasoning efforts that a target's provider is known to take, as it spells them; empty where it has no
// such switch. Others can be typed: providers add levels faster than programs are released.
QStringList effortLevels(const Target &target, const ModelFacts &facts);
// Whether `parameter` ("temperature", "topP", "stop", "seed") is left out of this target's requests, in words
// that say why; empty: it is sent.
QString whyNotSent(const QString &parameter, const Target &target, const ModelFacts &facts);

} // namespace lineup

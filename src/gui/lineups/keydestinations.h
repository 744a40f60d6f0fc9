// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/lineup.h"
#include "model/modelcatalogue.h"

#include <QList>
#include <QString>

namespace lineup {

// A key that a lineup would send to a server other than its provider's own.
struct KeyDestination
{
    QString key; // "OPENAI_API_KEY", or a credential's name
    QString origin; // as originOf() writes it

    // For people: "The key OPENAI_API_KEY will be sent to https://example.com."
    QString text() const;

    friend bool operator==(const KeyDestination &, const KeyDestination &) = default;
};

// Each once, in the lineup's order. Loopback addresses and providers' own origins need no question.
QList<KeyDestination> foreignKeyDestinations(const Lineup &lineup);

} // namespace lineup

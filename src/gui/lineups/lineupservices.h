// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/lineup.h"
#include "model/modelcatalogue.h"
#include "protocols/protocol.h"

#include <QList>
#include <QString>

#include <functional>

class QObject;

namespace lineup {

// What the lineup editor needs from the rest of the program. GUI thread. Every call with a `done` answers
// later, exactly once, unless `context` dies first; words are whole sentences for people and hold no key.
class LineupServices
{
public:
    LineupServices() = default;
    virtual ~LineupServices() = default;
    Q_DISABLE_COPY_MOVE(LineupServices)

    // Asks the target's server for its models; with an error text the list is empty.
    virtual void listModels(const Target &target, QObject *context,
                            std::function<void(QList<ModelInfo>, QString)> done)
        = 0;
    // Sends one tiny request and says how it went.
    virtual void testTarget(const Target &target, QObject *context,
                            std::function<void(bool ok, QString words)> done)
        = 0;
    // Where the target's key comes from, or that there is none: "Environment variable OPENAI_API_KEY",
    // "No key yet."; it stands beside the label "Key".
    virtual void keyState(const Target &target, QObject *context,
                          std::function<void(bool usable, QString words)> done)
        = 0;

    // Of the catalogue: without waiting and without asking anybody.
    virtual ModelFacts facts(const Target &target) const = 0;
    virtual QList<ModelFacts> knownModels(const Target &target) const = 0;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/modelcatalogue.h"

#include <QStringList>

namespace lineup {

class Appearance;
class CredentialStore;
class Engine;
class HistoryStore;
class ModelLister;
class RehearsalServer;
class Settings;

// The long-lived parts that main() builds and the window works with; all outlive the window.
struct ProgramParts
{
    Settings *settings;
    CredentialStore *credentials;
    Engine *engine;
    ModelLister *modelLister;
    RehearsalServer *rehearsal;
    Appearance *appearance;
    QStringList translations; // languages that the program has, as locale names
    HistoryStore *history;
};

// The built-in catalogue with the user's prices in place of its own.
ModelCatalogue catalogueWithPrices(const Settings &settings);

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "common/appearance.h"
#include "fakecredentials.h"
#include "model/redactor.h"
#include "run/engine.h"
#include "run/modellister.h"
#include "settings/settings.h"
#include "storage/historystore.h"
#include "window/programparts.h"
#include "work/rehearsalserver.h"

#include <QTemporaryDir>

namespace lineup::test {

// The long-lived parts of the window in a temporary home, with fake keys. For tests that link the GUI
// library.
class WindowHarness
{
public:
    QTemporaryDir home;
    Settings settings{ home.path() };
    HistoryStore history{ storeOptions(home.filePath(QStringLiteral("history"))) };
    Redactor redactor;
    FakeCredentials credentials;
    Engine engine{ &credentials, &redactor };
    ModelLister lister{ engine };
    RehearsalServer rehearsal;
    Appearance appearance{ AppearanceMode::Light };

    ProgramParts parts()
    {
        return { &settings, &credentials, &engine, &lister, &rehearsal, &appearance, {}, &history };
    }
    static StoreOptions storeOptions(const QString &directory)
    {
        StoreOptions options;
        options.directory = directory;
        return options;
    }
    QString path(const QString &name) const { return home.filePath(name); }
};

} // namespace lineup::test

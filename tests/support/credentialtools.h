// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keys/keychaincredentials.h"
#include "model/redactor.h"
#include "settings/settings.h"

#include <QHash>
#include <QTemporaryDir>
#include <QTestEventLoop>

namespace lineup::test {

// What a credential store needs around it, with an environment that the test fills.
struct CredentialWorld
{
    QTemporaryDir dir;
    Settings settings{ dir.path() };
    Redactor redactor;
    QHash<QString, QByteArray> environment;

    std::unique_ptr<KeychainCredentials> makeStore(std::unique_ptr<KeychainCheck> check = makeKeychainCheck())
    {
        return std::make_unique<KeychainCredentials>(
            settings, redactor, [this](const QString &name) { return environment.value(name); }, nullptr,
            std::move(check));
    }
};

// Collects answers, and how many there were of each.
struct Answers
{
    QObject context;
    QList<KeyResult> results;

    std::function<void(KeyResult)> take()
    {
        return [this](const KeyResult &result) {
            results.append(result);
            if (results.size() == awaited)
                QTestEventLoop::instance().exitLoop();
        };
    }
    // Waits in a real event loop: QTRY_COMPARE sleeps between looks, which costs 10 ms a D-Bus message.
    bool waitFor(qsizetype count, int timeoutMs)
    {
        awaited = count;
        if (results.size() < count)
            QTestEventLoop::instance().enterLoopMSecs(timeoutMs);
        return results.size() == count;
    }
    qsizetype awaited = -1;
    KeyState state(int index = 0) const { return results.at(index).state; }
};

ResolvedTarget targetOf(const QString &provider, const QString &baseUrl = {}, const QString &keyEnv = {},
                        const QString &key = {});

} // namespace lineup::test

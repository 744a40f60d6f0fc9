// SPDX-License-Identifier: Apache-2.0
#include "fakecredentials.h"

#include <QMetaObject>

namespace lineup::test {

namespace {

void answerLater(QObject *context, std::function<void(KeyResult)> done, KeyResult result)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), result = std::move(result)] { done(result); },
        Qt::QueuedConnection);
}

} // namespace

void FakeCredentials::read(const ResolvedTarget &target, QObject *context,
                           std::function<void(KeyResult)> done)
{
    KeyResult result;
    const QStringList names = target.keyEnvs + QStringList{ target.keyName };
    for (const QString &name : names) {
        if (!name.isEmpty() && keys.contains(name)) {
            result.state = KeyState::Found;
            result.secret = Secret(keys.value(name));
        }
    }
    if (result.state != KeyState::Found && !target.keyRequired)
        result.state = KeyState::NotNeeded;
    answerLater(context, std::move(done), result);
}

void FakeCredentials::store(const QString &name, const QString &origin, const Secret &secret,
                            QObject *context, std::function<void(KeyResult)> done)
{
    keys.insert(name, secret.reveal());
    m_references.removeIf([&](const KeyReference &reference) { return reference.name == name; });
    m_references.append({ name, origin, false });
    Q_EMIT referencesChanged();
    answerLater(context, std::move(done), { KeyState::Found, secret, QStringLiteral("keychain"), {} });
}

void FakeCredentials::remove(const QString &name, QObject *context, std::function<void(KeyResult)> done)
{
    keys.remove(name);
    m_references.removeIf([&](const KeyReference &reference) { return reference.name == name; });
    Q_EMIT referencesChanged();
    answerLater(context, std::move(done), { KeyState::Missing, {}, {}, {} });
}

void FakeCredentials::check(const QString &name, QObject *context, std::function<void(KeyResult)> done)
{
    answerLater(context, std::move(done),
                { keys.contains(name) ? KeyState::Found : KeyState::Missing, {}, {}, {} });
}

} // namespace lineup::test

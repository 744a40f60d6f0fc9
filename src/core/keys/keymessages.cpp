// SPDX-License-Identifier: Apache-2.0
#include "keymessages.h"

#include "keyrules.h"

#include <QCoreApplication>

namespace lineup::keymessages {

namespace {

// A class only so that lupdate finds the context.
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Keys)
};

QString nameForPeople(const QString &key)
{
    const Provider *provider = providerOfKey(key);
    return provider ? provider->name : key;
}

QString nameForPeople(const ResolvedTarget &target)
{
    if (const Provider *provider = findProvider(target.target.provider))
        return provider->name;
    return target.target.displayName();
}

} // namespace

QString environmentSource(const QString &variable)
{
    return Texts::tr("environment variable %1").arg(variable);
}

QString keychainSource()
{
    return Texts::tr("keychain");
}

QString sessionSource()
{
    return Texts::tr("this session");
}

QString missing(const ResolvedTarget &target)
{
    const QString who = nameForPeople(target);
    const QString variable = target.keyEnvs.value(0);
    if (variable.isEmpty()) {
        return Texts::tr("The key for %1 is missing. Open Settings > Providers and enter the key \"%2\".")
            .arg(who, target.keyName);
    }
    if (target.keyName.isEmpty())
        return Texts::tr("The key for %1 is missing. Set the environment variable %2.").arg(who, variable);
    return Texts::tr("The key for %1 is missing. Open Settings > Providers, or set %2.").arg(who, variable);
}

QString unusableVariable(const QString &variable)
{
    return Texts::tr(
               "The environment variable %1 does not hold a key: it has spaces, line breaks or characters "
               "that no key has. Set it again.")
        .arg(variable);
}

QString variableNotFor(const QString &variable, const QString &origin)
{
    return Texts::tr(
               "The key in %1 is not sent to %2, because that is not its provider's own address. Approve "
               "the address in Settings > Providers, or with --allow-origin.")
        .arg(variable, origin);
}

QString keyNotFor(const KeyReference &reference, const QString &origin)
{
    return Texts::tr(
               "The key \"%1\" was stored for %2, so it is not sent to %3. Enter a key for that address in "
               "Settings > Providers.")
        .arg(reference.name, reference.origin, origin);
}

QString notRead(KeyState state, const QString &name)
{
    const QString who = nameForPeople(name);
    switch (state) {
    case KeyState::Missing:
        return Texts::tr("The keychain no longer has the key for %1. Enter it again in Settings > Providers.")
            .arg(who);
    case KeyState::Locked:
        return Texts::tr(
                   "The key for %1 could not be read, because the keychain is locked. Unlock it and try "
                   "again.")
            .arg(who);
    case KeyState::NoKeychain:
        return Texts::tr(
                   "The key for %1 could not be read, because there is no keychain on this computer now. "
                   "Enter it in Settings > Providers; it lasts until you close Lineup.")
            .arg(who);
    case KeyState::NotAnswering:
        return Texts::tr(
                   "The key for %1 could not be read, because the keychain does not answer. Try again, or "
                   "restart the keychain service.")
            .arg(who);
    case KeyState::Denied:
        return Texts::tr("The key for %1 could not be read, because access to the keychain was denied. To be "
                         "asked again, open Settings > Providers.")
            .arg(who);
    case KeyState::Found:
    case KeyState::NotNeeded:
    case KeyState::WrongOrigin:
        break;
    }
    return {};
}

QString sessionOnly(KeyState state)
{
    switch (state) {
    case KeyState::Locked:
        return Texts::tr(
            "The keychain is locked, so the key is not stored. It lasts until you close Lineup.");
    case KeyState::NotAnswering:
        return Texts::tr(
            "The keychain does not answer, so the key is not stored. It lasts until you close Lineup.");
    case KeyState::Denied:
        return Texts::tr(
            "Access to the keychain was denied, so the key is not stored. It lasts until you close Lineup.");
    case KeyState::NoKeychain:
        return Texts::tr("There is no keychain on this computer. Keys last until you close Lineup.");
    case KeyState::Found:
    case KeyState::NotNeeded:
    case KeyState::Missing:
    case KeyState::WrongOrigin:
        break;
    }
    return Texts::tr("The keychain refused the key, so it is not stored. It lasts until you close Lineup.");
}

QString notRemoved(KeyState state, const QString &name)
{
    const QString who = nameForPeople(name);
    if (state == KeyState::Locked)
        return Texts::tr(
                   "The key for %1 is still stored, because the keychain is locked. Unlock it and try again.")
            .arg(who);
    if (state == KeyState::Denied)
        return Texts::tr("The key for %1 is still stored, because access to the keychain was denied.")
            .arg(who);
    return Texts::tr("The key for %1 may still be stored, because the keychain does not answer. Try again.")
        .arg(who);
}

QString savingCancelled()
{
    return Texts::tr("The key was not saved, because you cancelled.");
}

QString removingCancelled(const QString &name)
{
    return Texts::tr("The key for %1 is still stored, because you cancelled.").arg(nameForPeople(name));
}

QString removedWithoutKeychain(const QString &name)
{
    return Texts::tr(
               "Lineup has forgotten the key for %1. There is no keychain on this computer now; if it comes "
               "back, the key may still be in it.")
        .arg(nameForPeople(name));
}

QString unknownKey(const QString &name)
{
    return Texts::tr("There is no stored key called \"%1\".").arg(name);
}

QString badName(const QString &name)
{
    return Texts::tr(
               "\"%1\" cannot be the name of a key. Use letters, digits, dots, hyphens and underscores, at "
               "most 64.")
        .arg(name.left(64));
}

QString badOrigin(const QString &origin)
{
    return Texts::tr(
               "\"%1\" is not an address that a key can belong to. Use one such as https://api.example.com.")
        .arg(origin);
}

QString emptyKey()
{
    return Texts::tr("The key is empty. Nothing was stored.");
}

QString unusableKey()
{
    return Texts::tr(
        "This is not a key: it has spaces, line breaks or characters that no key has. Nothing was "
        "stored.");
}

} // namespace lineup::keymessages

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentialstore.h"

namespace lineup::keymessages {

// What the credential store says to people: what is wrong and what to do. Names, never values.

QString environmentSource(const QString &variable); // "environment variable OPENAI_API_KEY"
QString keychainSource();
QString sessionSource();

// For the key that a target names and nobody has.
QString missing(const ResolvedTarget &target);
QString unusableVariable(const QString &variable);
QString variableNotFor(const QString &variable, const QString &origin);
QString keyNotFor(const KeyReference &reference, const QString &origin);
// For a keychain that did not give the key `name`.
QString notRead(KeyState state, const QString &name);
// For a key that was entered and could not be stored, and lasts for this session.
QString sessionOnly(KeyState state);
QString notRemoved(KeyState state, const QString &name);
QString savingCancelled();
QString removingCancelled(const QString &name);
QString removedWithoutKeychain(const QString &name);
QString unknownKey(const QString &name);
QString badName(const QString &name);
QString badOrigin(const QString &origin);
QString emptyKey();
QString unusableKey();

} // namespace lineup::keymessages

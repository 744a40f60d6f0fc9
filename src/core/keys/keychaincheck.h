// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace lineup {

enum class KeychainStatus {
    Ready, // unlocked: using it asks the user nothing
    MayAsk, // it answers, but may ask the user when it is used
    Locked, // reading now would make the system ask the user
    Absent, // no such service on this machine
    NotAnswering,
};

// Looks at the system's keychain before it is used, without blocking and without making it ask anything:
// QtKeychain alone reports a locked keychain as an entry that does not exist, and waits for ever on a hung
// one. Main thread. A check answers exactly once, within checkMs a step; an unlock answers when the user has
// decided, which may be never. Nothing is called any more once this object is gone.
class KeychainCheck : public QObject
{
    Q_OBJECT
public:
    static constexpr int checkMs = 2500;

    using QObject::QObject;

    virtual void check(std::function<void(KeychainStatus)> done) = 0;
    // Asks the system to unlock what the last check found locked; `true`: it is unlocked.
    virtual void unlock(std::function<void(bool)> done) = 0;
    // Takes the system's prompt back, where that is possible; the unlock ends as refused.
    virtual void dismissPrompt() { }
};

// The one for this platform; where there is nothing to look at, one that always says MayAsk.
std::unique_ptr<KeychainCheck> makeKeychainCheck();

} // namespace lineup

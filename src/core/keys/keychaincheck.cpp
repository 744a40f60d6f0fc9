// SPDX-License-Identifier: Apache-2.0
#include "keychaincheck.h"

namespace lineup {

namespace {

// Windows and macOS always have a keychain, and ask the user themselves where they must.
class NothingToLookAt final : public KeychainCheck
{
public:
    void check(std::function<void(KeychainStatus)> done) override
    {
        QMetaObject::invokeMethod(
            this, [done = std::move(done)] { done(KeychainStatus::MayAsk); }, Qt::QueuedConnection);
    }

    void unlock(std::function<void(bool)> done) override
    {
        QMetaObject::invokeMethod(
            this, [done = std::move(done)] { done(true); }, Qt::QueuedConnection);
    }
};

} // namespace

std::unique_ptr<KeychainCheck> makeKeychainCheck()
{
    return std::make_unique<NothingToLookAt>();
}

} // namespace lineup

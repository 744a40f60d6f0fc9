// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMutex>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace lineup {

// What a caller waits for. Copies share it, so that it is called, and destroyed, in the caller's thread.
template <typename Result>
struct StoreCall
{
    QPointer<QObject> context;
    std::function<void(Result)> done;
};

template <typename Result>
std::shared_ptr<StoreCall<Result>> returning(QObject *context, std::function<void(Result)> done)
{
    return std::make_shared<StoreCall<Result>>(StoreCall<Result>{ context, std::move(done) });
}

// Carries results from the storage threads to the thread of `owner`, which closes it when it goes.
class StoreReturns
{
public:
    explicit StoreReturns(QObject *owner)
        : m_owner(owner)
    { }

    template <typename Result>
    void post(std::shared_ptr<StoreCall<Result>> call, Result result)
    {
        add([call = std::move(call), result = std::move(result)] {
            if (call->context && call->done)
                std::exchange(call->done, {})(result);
        });
    }

    // Delivers what is there; in the owner's thread.
    void deliver();
    // The last delivery.
    void close();

private:
    void add(std::function<void()> call);

    QMutex m_mutex;
    QObject *m_owner;
    std::vector<std::function<void()>> m_calls;
};

} // namespace lineup

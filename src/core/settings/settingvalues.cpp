// SPDX-License-Identifier: Apache-2.0
#include "settingvalues.h"

namespace lineup {

namespace {

template <typename T>
void fill(std::optional<T> &value, const std::optional<T> &fallback)
{
    if (!value)
        value = fallback;
}

} // namespace

Lineup withDefaults(Lineup lineup, const RequestDefaults &defaults)
{
    for (Target &target : lineup.targets) {
        fill(target.timeouts.connectMs, defaults.timeouts.connectMs);
        fill(target.timeouts.firstTokenMs, defaults.timeouts.firstTokenMs);
        fill(target.timeouts.idleMs, defaults.timeouts.idleMs);
        fill(target.timeouts.totalMs, defaults.timeouts.totalMs);
        fill(target.retries, defaults.retries);
    }
    return lineup;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "settingvalues.h"

#include <QJsonValue>

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

ModelCatalogue withPrices(ModelCatalogue catalogue, const QJsonObject &overrides)
{
    for (auto entry = overrides.begin(); entry != overrides.end(); ++entry) {
        const qsizetype slash = entry.key().indexOf(u'/'); // a model's name may have more of them
        const QJsonValue input = entry.value()[u"input"];
        const QJsonValue output = entry.value()[u"output"];
        if (slash <= 0 || !input.isDouble() || !output.isDouble())
            continue;
        Price price;
        price.input = input.toDouble();
        price.output = output.toDouble();
        price.cachedInput = entry.value()[u"cachedInput"].toDouble(price.input);
        catalogue.overridePrice(entry.key().left(slash), entry.key().mid(slash + 1), price);
    }
    return catalogue;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "programparts.h"

#include "model/provider.h"
#include "settings/settings.h"

#include <QJsonObject>

namespace lineup {

ModelCatalogue catalogueWithPrices(const Settings &settings)
{
    ModelCatalogue catalogue = ModelCatalogue::builtIn();
    const QJsonObject prices = settings.priceOverrides();
    for (auto row = prices.begin(); row != prices.end(); ++row) {
        const qsizetype slash = row.key().indexOf(u'/');
        const Provider *provider = findProvider(row.key().left(slash));
        if (slash < 0 || !provider)
            continue;
        Price price;
        price.input = row->toObject().value(QStringLiteral("input")).toDouble();
        price.output = row->toObject().value(QStringLiteral("output")).toDouble();
        price.cachedInput = price.input;
        catalogue.overridePrice(provider->catalogue, row.key().mid(slash + 1), price);
    }
    return catalogue;
}

} // namespace lineup

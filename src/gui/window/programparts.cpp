// SPDX-License-Identifier: Apache-2.0
#include "programparts.h"

#include "settings/settings.h"

namespace lineup {

ModelCatalogue catalogueWithPrices(const Settings &settings)
{
    return withPrices(ModelCatalogue::builtIn(), settings.priceOverrides());
}

} // namespace lineup

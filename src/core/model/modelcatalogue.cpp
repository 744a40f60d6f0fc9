// SPDX-License-Identifier: Apache-2.0
#include "modelcatalogue.h"

namespace lineup {

ModelFacts ModelCatalogue::facts(QStringView catalogue, QStringView model) const
{
    const auto models = m_models.constFind(catalogue.toString());
    ModelFacts unknown;
    unknown.id = model.toString();
    return models == m_models.constEnd() ? unknown : models->value(unknown.id, unknown);
}

} // namespace lineup

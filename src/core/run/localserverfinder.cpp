// SPDX-License-Identifier: Apache-2.0
#include "localserverfinder.h"

#include "model/provider.h"
#include "model/resolvedtarget.h"

namespace lineup {

LocalServerFinder::LocalServerFinder(ModelLister *lister, QObject *parent)
    : QObject(parent)
    , m_lister(lister)
{ }

void LocalServerFinder::search()
{
    if (m_waiting > 0)
        return;
    for (const Provider &provider : builtInProviders()) {
        if (!provider.local || provider.id == u"rehearsal")
            continue;
        Target target;
        target.provider = provider.id;
        const ResolvedTarget resolved = resolve(target, {});
        m_lister->refresh(resolved);
        ++m_waiting;
        m_lister->list(resolved, this, [this, id = provider.id](const ModelListResult &result) {
            if (!result.models.isEmpty())
                Q_EMIT found(id, result.models);
            if (--m_waiting == 0)
                Q_EMIT finished();
        });
    }
}

} // namespace lineup

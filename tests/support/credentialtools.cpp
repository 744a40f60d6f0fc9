// SPDX-License-Identifier: Apache-2.0
#include "credentialtools.h"

namespace lineup::test {

ResolvedTarget targetOf(const QString &provider, const QString &baseUrl, const QString &keyEnv,
                        const QString &key)
{
    Target target;
    target.id = QStringLiteral("target");
    target.model = QStringLiteral("model");
    target.provider = provider;
    target.protocol = provider.isEmpty() ? QStringLiteral("openai-chat") : QString();
    target.baseUrl = baseUrl;
    target.keyEnv = keyEnv;
    target.key = key;
    return resolve(target, ModelCatalogue());
}

} // namespace lineup::test

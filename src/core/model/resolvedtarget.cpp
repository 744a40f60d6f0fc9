// SPDX-License-Identifier: Apache-2.0
#include "resolvedtarget.h"

#include <QHostAddress>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int patientFirstTokenMs = 900000; // local servers load a model first; reasoning models think first

QUrl withoutTrailingSlash(const QString &address)
{
    QUrl url(address.trimmed());
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::StrictMode);
    return url;
}

QString withoutRootDot(const QString &host)
{
    return host.endsWith(u'.') ? host.chopped(1) : host;
}

// The service behind a target that gives its address instead of its name: the same peculiarities and prices
// hold. Keys are not taken from it; the target has to name its own.
const Provider *providerAt(const QUrl &baseUrl)
{
    const QString origin = originOf(baseUrl);
    for (const Provider &provider : builtInProviders()) {
        if (!provider.local && !provider.baseUrl.isEmpty() && originOf(QUrl(provider.baseUrl)) == origin)
            return &provider;
    }
    return nullptr;
}

// Member by member, the target's own names win over the provider's usual ones. A key that the target names
// must be there; whether one of the usual ones must is the provider's business.
void applyKeys(ResolvedTarget &resolved, const Provider *provider)
{
    const Target &target = resolved.target;
    if (provider) {
        resolved.keyEnvs = provider->keyEnvs;
        resolved.keyName = provider->keyName;
        resolved.keyRequired = provider->keyRequired;
    }
    if (!target.keyEnv.isEmpty())
        resolved.keyEnvs = { target.keyEnv };
    if (!target.key.isEmpty())
        resolved.keyName = target.key;
    resolved.keyRequired = resolved.keyRequired || !target.keyEnv.isEmpty() || !target.key.isEmpty();
}

// A model's effort style is that of its maker's protocol; spoken to in another one, that protocol's holds.
bool belongsTo(EffortStyle style, QStringView protocol)
{
    switch (style) {
    case EffortStyle::None:
        return true;
    case EffortStyle::ReasoningEffort:
        return protocol == u"openai-chat";
    case EffortStyle::ReasoningObject:
        return protocol == u"openai-chat" || protocol == u"openai-responses";
    case EffortStyle::Think:
        return protocol == u"ollama";
    case EffortStyle::AdaptiveThinking:
    case EffortStyle::ThinkingBudget:
        return protocol == u"anthropic";
    case EffortStyle::ThinkingLevel:
    case EffortStyle::GeminiBudget:
        return protocol == u"gemini";
    }
    Q_UNREACHABLE();
}

void applyModel(ResolvedTarget &resolved)
{
    ModelFacts &model = resolved.model;
    if (model.effort && !belongsTo(*model.effort, resolved.protocol))
        model.effort.reset();
    resolved.quirks.effort = model.effort.value_or(resolved.quirks.effort);
    if (model.samplingWithoutReasoningOnly)
        model.takesSampling = resolved.target.parameters.reasoningEffort == "none"_L1;
}

bool isPatient(const ResolvedTarget &resolved)
{
    const QString &effort = resolved.target.parameters.reasoningEffort;
    return resolved.local || resolved.model.reasoning.value_or(!effort.isEmpty() && effort != "none"_L1);
}

void applyTimeouts(ResolvedTarget &resolved)
{
    const Timeouts &timeouts = resolved.target.timeouts;
    resolved.connectMs = timeouts.connectMs.value_or(resolved.connectMs);
    resolved.firstTokenMs
        = timeouts.firstTokenMs.value_or(isPatient(resolved) ? patientFirstTokenMs : resolved.firstTokenMs);
    resolved.idleMs = timeouts.idleMs.value_or(resolved.idleMs);
    resolved.totalMs = timeouts.totalMs.value_or(resolved.totalMs);
    resolved.retries = resolved.target.retries.value_or(resolved.retries);
}

} // namespace

ResolvedTarget resolve(const Target &target, const ModelCatalogue &catalogue)
{
    ResolvedTarget resolved;
    resolved.target = target;
    const Provider *named = findProvider(target.provider);
    const bool ownAddress = !named || !target.baseUrl.isEmpty();
    resolved.protocol = named && target.protocol.isEmpty() ? named->protocol : target.protocol;
    resolved.baseUrl = withoutTrailingSlash(ownAddress ? target.baseUrl : named->baseUrl);
    const Provider *service = named ? named : providerAt(resolved.baseUrl);
    resolved.auth = authFor(service, resolved.protocol);
    resolved.quirks = quirksFor(service, resolved.protocol);
    resolved.local = (named && named->local) || isLoopbackHost(resolved.baseUrl.host());
    resolved.freeOfCharge = named && named->freeOfCharge;
    resolved.model = catalogue.facts(service ? service->catalogue : QString(), target.model);
    applyKeys(resolved, named);
    applyModel(resolved);
    applyTimeouts(resolved);
    return resolved;
}

QString originOf(const QUrl &url)
{
    QString host = withoutRootDot(url.host(QUrl::FullyEncoded).toLower());
    if (host.isEmpty())
        return {};
    const QString scheme = url.scheme().toLower();
    const int port = url.port(scheme == u"https" ? 443 : 80);
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return QStringLiteral("%1://%2:%3").arg(scheme, host, QString::number(port));
}

bool isLoopbackHost(const QString &host)
{
    QString name = withoutRootDot(host.toLower());
    if (name.startsWith(u'[') && name.endsWith(u']'))
        name = name.mid(1, name.size() - 2);
    const QHostAddress address(name);
    if (!address.isNull())
        return address.isLoopback();
    return name == u"localhost" || name.endsWith(u".localhost");
}

} // namespace lineup

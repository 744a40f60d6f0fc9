// SPDX-License-Identifier: Apache-2.0
#include "effortlevels.h"

#include <QCoreApplication>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EffortLevels)
};

QStringList levelsOf(EffortStyle style)
{
    switch (style) {
    case EffortStyle::None:
        return {};
    case EffortStyle::ReasoningEffort:
    case EffortStyle::ReasoningObject:
        return { u"none"_s, u"minimal"_s, u"low"_s, u"medium"_s, u"high"_s, u"xhigh"_s, u"max"_s };
    case EffortStyle::Think:
        return { u"none"_s, u"low"_s, u"medium"_s, u"high"_s };
    case EffortStyle::AdaptiveThinking:
    case EffortStyle::ThinkingBudget:
        return { u"low"_s, u"medium"_s, u"high"_s, u"xhigh"_s, u"max"_s };
    case EffortStyle::ThinkingLevel:
    case EffortStyle::GeminiBudget:
        return { u"minimal"_s, u"low"_s, u"medium"_s, u"high"_s };
    }
    return {};
}

} // namespace

QStringList effortLevels(const Target &target, const ModelFacts &facts)
{
    if (target.provider == u"groq")
        return { u"none"_s, u"default"_s, u"low"_s, u"medium"_s, u"high"_s };
    if (target.provider == u"deepseek")
        return { u"low"_s, u"high"_s, u"max"_s };
    if (facts.effort)
        return levelsOf(*facts.effort);
    const Provider *provider = findProvider(target.provider);
    return levelsOf(provider ? provider->quirks.effort : EffortStyle::ReasoningEffort);
}

QString whyNotSent(const QString &parameter, const Target &target, const ModelFacts &facts)
{
    const Provider *provider = findProvider(target.provider);
    const bool sampling = parameter == u"temperature" || parameter == u"topP";
    if (sampling && facts.takesSampling == false)
        return Words::tr("%1 takes no temperature and no top-p, so neither is sent.").arg(target.model);
    if (parameter == u"seed" && provider && provider->quirks.seedField.isEmpty())
        return Words::tr("%1 takes no seed, so it is not sent.").arg(provider->name);
    if (provider && provider->quirks.neverSend.contains(parameter))
        return Words::tr("%1 refuses this setting, so it is not sent.").arg(provider->name);
    return {};
}

} // namespace lineup

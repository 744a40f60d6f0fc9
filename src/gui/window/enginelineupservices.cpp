// SPDX-License-Identifier: Apache-2.0
#include "enginelineupservices.h"

#include "common/errortext.h"
#include "common/format.h"
#include "keys/credentialstore.h"
#include "model/provider.h"
#include "model/resolvedtarget.h"
#include "run/comparisonrun.h"
#include "run/modellister.h"

#include <QCoreApplication>

namespace lineup {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::EngineLineupServices)
};

constexpr int testTokens = 16;
constexpr int testFirstTokenMs = 30000;

QString providerName(const Target &target)
{
    const Provider *provider = findProvider(target.provider);
    return provider ? provider->name : target.displayName();
}

// Reasoning models spend small limits on thinking: what counts is that anything comes back.
bool reached(const Answer &answer)
{
    return answer.status == AnswerStatus::Complete || answer.status == AnswerStatus::Truncated;
}

QString testResult(const Answer &answer, const Target &target)
{
    if (reached(answer))
        return Words::tr("It answers, after %1.").arg(formatSeconds(answer.timing.totalMs));
    const ErrorText text = errorText(answer, providerName(target));
    return QStringList{ text.title, text.advice }.join(u' ').trimmed();
}

} // namespace

EngineLineupServices::EngineLineupServices(const ProgramParts &parts)
    : m_parts(parts)
    , m_catalogue(catalogueWithPrices(*parts.settings))
{ }

void EngineLineupServices::listModels(const Target &target, QObject *context,
                                      std::function<void(QList<ModelInfo>, QString)> done)
{
    const ResolvedTarget resolved = resolve(target, m_catalogue);
    m_parts.modelLister->refresh(resolved);
    m_parts.modelLister->list(resolved, context, [done = std::move(done)](const ModelListResult &result) {
        done(result.models, result.error ? result.error->message : QString());
    });
}

void EngineLineupServices::testTarget(const Target &target, QObject *context,
                                      std::function<void(bool ok, QString words)> done)
{
    Target tiny = target;
    tiny.parameters.maxOutputTokens = testTokens;
    tiny.retries = 0;
    tiny.timeouts.firstTokenMs = testFirstTokenMs;
    RunRequest request;
    request.lineup = { Words::tr("Test"), { tiny } };
    request.prompt.user = QStringLiteral("Answer with the word ok.");
    request.interactive = false;
    auto *run = new ComparisonRun(*m_parts.engine, m_catalogue, request, context);
    QObject::connect(run, &ComparisonRun::finished, context, [run, target, done = std::move(done)] {
        const Answer answer = run->run().answers.constFirst();
        run->deleteLater();
        done(reached(answer), testResult(answer, target));
    });
    run->start();
}

void EngineLineupServices::keyState(const Target &target, QObject *context,
                                    std::function<void(bool usable, QString words)> done)
{
    m_parts.credentials->read(resolve(target, m_catalogue), context,
                              [done = std::move(done)](const KeyResult &result) {
                                  if (result.state == KeyState::Found)
                                      done(true, result.source);
                                  else if (result.state == KeyState::NotNeeded)
                                      done(true, Words::tr("No key needed."));
                                  else
                                      done(false, result.message);
                              });
}

ModelFacts EngineLineupServices::facts(const Target &target) const
{
    return resolve(target, m_catalogue).model;
}

QList<ModelFacts> EngineLineupServices::knownModels(const Target &target) const
{
    const Provider *provider = findProvider(target.provider);
    return provider ? m_catalogue.models(provider->catalogue) : QList<ModelFacts>();
}

} // namespace lineup

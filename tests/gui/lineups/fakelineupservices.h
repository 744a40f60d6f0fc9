// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lineups/lineupservices.h"

#include <QPointer>
#include <QTimer>

namespace lineup::test {

// Answers as a test wants it, when a test wants it: models and tests wait for answerModels() and
// answerTest().
class FakeLineupServices : public LineupServices
{
public:
    void listModels(const Target &target, QObject *context,
                    std::function<void(QList<ModelInfo>, QString)> done) override
    {
        asked.append(target);
        m_models = { context, std::move(done) };
    }

    void testTarget(const Target &target, QObject *context, std::function<void(bool, QString)> done) override
    {
        tested.append(target);
        m_test = { context, std::move(done) };
    }

    void keyState(const Target &target, QObject *context, std::function<void(bool, QString)> done) override
    {
        const bool usable = target.provider != QLatin1String("anthropic");
        QTimer::singleShot(0, context, [usable, done = std::move(done)] {
            done(usable,
                 usable ? QStringLiteral("Environment variable OPENAI_API_KEY")
                        : QStringLiteral("No key yet."));
        });
    }

    ModelFacts facts(const Target &target) const override
    {
        ModelFacts facts;
        facts.id = target.model;
        if (target.model == QLatin1String("gpt-6-luna")) {
            facts.maxOutputTokens = 128000;
            facts.takesSampling = false;
        }
        return facts;
    }

    QList<ModelFacts> knownModels(const Target &target) const override
    {
        ModelFacts known;
        known.id = target.provider + QStringLiteral("-known");
        return { known };
    }

    void answerModels(const QStringList &ids, const QString &error = {})
    {
        QList<ModelInfo> models;
        for (const QString &id : ids)
            models.append({ id, {}, {}, {} });
        const auto waiting = std::exchange(m_models, {});
        if (waiting.context)
            waiting.done(models, error);
    }

    void answerTest(bool ok, const QString &words)
    {
        const auto waiting = std::exchange(m_test, {});
        if (waiting.context)
            waiting.done(ok, words);
    }

    QList<Target> asked;
    QList<Target> tested;

private:
    template <typename Done>
    struct Waiting
    {
        QPointer<QObject> context;
        Done done;
    };
    Waiting<std::function<void(QList<ModelInfo>, QString)>> m_models;
    Waiting<std::function<void(bool, QString)>> m_test;
};

} // namespace lineup::test

// SPDX-License-Identifier: Apache-2.0
#include "model/costestimate.h"
#include "model/sampleprompts.h"

#include <QSet>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const QDateTime today(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

ResolvedTarget resolved(const QString &provider, const QString &model, std::optional<int> limit = {})
{
    Target target;
    target.id = u"a"_s;
    target.provider = provider;
    target.model = model;
    target.parameters.maxOutputTokens = limit;
    return resolve(target, ModelCatalogue::builtIn());
}

Prompt promptOf(const QString &user)
{
    PromptTemplate prompt;
    prompt.user = user;
    return prompt.expanded();
}

} // namespace

class CostEstimateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tokensByScript_data();
    void tokensByScript();
    void sumsKnownPricesOnly();
    void limitsTheAnswer();
    void freeTargetsCostNothing();
    void samplePromptsAreUsable();
};

void CostEstimateTest::tokensByScript_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::newRow("nothing") << QString() << 0 << 0;
    QTest::newRow("one letter") << u"a"_s << 1 << 1;
    QTest::newRow("English") << u"The quick brown fox jumps over the lazy dog near the river bank."_s << 13
                             << 20;
    QTest::newRow("German") << u"Die Händlerin grüßt die müde Reisende am Fährübergang."_s << 13 << 22;
    QTest::newRow("Japanese") << u"こんにちは世界、今日はいい天気ですね。"_s << 13 << 24;
    QTest::newRow("Chinese") << u"欢迎来到渡口旁的盐铺"_s << 7 << 14;
    QTest::newRow("Russian") << u"Добро пожаловать на паромную переправу"_s << 9 << 20;
    QTest::newRow("Arabic") << u"مرحبا بك في سوق الملح"_s << 6 << 14;
    QTest::newRow("emoji") << u"🐉🐉"_s << 2 << 8;
    QTest::newRow("long") << u"word "_s.repeated(100000) << 90000 << 150000;
    QTest::newRow("lone surrogate") << QString(QChar(0xd83d)) << 1 << 4;
}

void CostEstimateTest::tokensByScript()
{
    QFETCH(QString, text);
    QFETCH(int, least);
    QFETCH(int, most);
    const qint64 tokens = estimatedTokens(text);
    QVERIFY2(tokens >= least && tokens <= most, qPrintable(QString::number(tokens)));
}

void CostEstimateTest::sumsKnownPricesOnly()
{
    const Prompt prompt = promptOf(u"Write a greeting for a tired merchant."_s);
    const ResolvedTarget luna = resolved(u"openai"_s, u"gpt-6-luna"_s, 500);
    const ResolvedTarget haiku = resolved(u"anthropic"_s, u"claude-haiku-5-5"_s, 500);
    const ResolvedTarget unknown = resolved(u"openai"_s, u"gpt-99"_s);
    const CostEstimate estimate = estimateCost({ luna, haiku, unknown }, prompt, today);
    QCOMPARE(estimate.inputTokens, estimatedTokens(prompt));
    QVERIFY(estimate.inputTokens > estimatedTokens(prompt.user()));
    QCOMPARE(estimate.priced, 2);
    QCOMPARE(estimate.unpriced, 1);
    const double input = double(estimate.inputTokens) * 0.2; // both cost 0.10 and 0.50
    QVERIFY(qAbs(estimate.lowUsd - (input + 2 * 100 * 0.5) / 1e6) < 1e-12);
    QVERIFY(qAbs(estimate.highUsd - (input + 2 * 500 * 0.5) / 1e6) < 1e-12);
    QCOMPARE(estimateCost({}, prompt, today).priced, 0);
}

void CostEstimateTest::limitsTheAnswer()
{
    const Prompt prompt = promptOf(u"Hello"_s);
    const CostEstimate tiny = estimateCost({ resolved(u"openai"_s, u"gpt-6-luna"_s, 10) }, prompt, today);
    QCOMPARE(tiny.lowUsd, tiny.highUsd);
    const double input = double(estimatedTokens(prompt));
    const CostEstimate plain = estimateCost({ resolved(u"openai"_s, u"gpt-4.1-mini"_s) }, prompt, today);
    QVERIFY(qAbs(plain.highUsd - (input * 0.4 + 1000 * 1.6) / 1e6) < 1e-12);
    const CostEstimate reasoning = estimateCost({ resolved(u"openai"_s, u"gpt-6-luna"_s) }, prompt, today);
    QVERIFY(qAbs(reasoning.highUsd - (input * 0.1 + 4000 * 0.5) / 1e6) < 1e-12);
}

void CostEstimateTest::freeTargetsCostNothing()
{
    const Prompt prompt = promptOf(u"Hello"_s);
    const CostEstimate estimate = estimateCost(
        { resolved(u"ollama"_s, u"llama4"_s), resolved(u"rehearsal"_s, u"swift"_s) }, prompt, today);
    QCOMPARE(estimate.priced, 2);
    QCOMPARE(estimate.unpriced, 0);
    QCOMPARE(estimate.highUsd, 0.0);
    QCOMPARE(costUsd(resolved(u"ollama"_s, u"llama4"_s), Usage(), today), 0.0);
    // A proxy on this machine passes bills on.
    QVERIFY(!costUsd(resolved(u"litellm"_s, u"gpt-6-luna"_s), Usage(), today));
    Target custom;
    custom.protocol = u"openai-chat"_s;
    custom.baseUrl = u"http://127.0.0.1:9000/v1"_s;
    custom.model = u"m"_s;
    QVERIFY(!costUsd(resolve(custom, ModelCatalogue::builtIn()), Usage(), today));
}

void CostEstimateTest::samplePromptsAreUsable()
{
    const QList<SamplePrompt> samples = samplePrompts();
    QVERIFY(samples.size() >= 6);
    QSet<QString> ids;
    for (const SamplePrompt &sample : samples) {
        QVERIFY(!sample.title.isEmpty());
        QVERIFY(!sample.prompt.system.isEmpty());
        QVERIFY(!sample.prompt.expanded().isEmpty());
        QVERIFY2(sample.prompt.unboundNames().isEmpty(), qPrintable(sample.id));
        QCOMPARE(sample.prompt.variableNames().size(), sample.prompt.variables.size());
        ids.insert(sample.id);
    }
    QCOMPARE(ids.size(), samples.size());
    QVERIFY(samples.first().prompt.variables.contains(u"player"_s));
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::CostEstimateTest)
#include "tst_costestimate.moc"

// SPDX-License-Identifier: Apache-2.0
#include "runharness.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lineup::test {

namespace {

QByteArray event(const QJsonObject &choice)
{
    const QJsonObject object{ { QStringLiteral("object"), QStringLiteral("chat.completion.chunk") },
                              { QStringLiteral("model"), QStringLiteral("m-1") },
                              { QStringLiteral("choices"), QJsonArray{ choice } } };
    return "data: " + QJsonDocument(object).toJson(QJsonDocument::Compact) + "\n\n";
}

} // namespace

QByteArray chatDelta(const QString &text)
{
    return event({ { QStringLiteral("delta"), QJsonObject{ { QStringLiteral("content"), text } } } });
}

QByteArray chatFinish(const QByteArray &reason)
{
    return event({ { QStringLiteral("delta"), QJsonObject() },
                   { QStringLiteral("finish_reason"), QString::fromUtf8(reason) } });
}

QByteArray chatDone()
{
    return "data: [DONE]\n\n";
}

QByteArray chatStream(const QStringList &texts, const QByteArray &reason)
{
    QByteArray result;
    for (const QString &text : texts)
        result += chatDelta(text);
    return result + chatFinish(reason) + chatDone();
}

Target chatTarget(const LoopbackServer &server, const QString &id)
{
    Target target;
    target.id = id;
    target.protocol = QStringLiteral("openai-chat");
    target.baseUrl = server.baseUrl(QStringLiteral("/v1"));
    target.model = QStringLiteral("m");
    return target;
}

RunHarness::RunHarness()
    : engine(&credentials, &redactor)
{ }

ComparisonRun *RunHarness::start(const QList<Target> &targets, bool interactive)
{
    RunRequest request;
    request.lineup = { QStringLiteral("Test"), targets };
    request.prompt.user = QStringLiteral("Say hello");
    request.interactive = interactive;
    run = std::make_unique<ComparisonRun>(engine, catalogue, request);
    run->setDeliveryIntervalMs(0);
    finished = std::make_unique<QSignalSpy>(run.get(), &ComparisonRun::finished);
    run->start();
    return run.get();
}

bool RunHarness::waitForEnd(int ms)
{
    return !finished->isEmpty() || finished->wait(ms);
}

} // namespace lineup::test

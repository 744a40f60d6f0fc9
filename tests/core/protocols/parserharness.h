// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocols/protocol.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Shared by the tests of this folder: feeding bytes to a parser in pieces and telling an answer's events as
// JSON, so that a failure prints what differs.
namespace lineup::test {

inline QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(LINEUP_TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline ResolvedTarget targetFor(const QString &protocol)
{
    Target target;
    target.id = QStringLiteral("t");
    target.protocol = protocol;
    target.baseUrl = QStringLiteral("http://127.0.0.1:1/base");
    target.model = QStringLiteral("m");
    return resolve(target, ModelCatalogue());
}

inline AnswerEvents parse(AnswerParser &parser, const QList<QByteArray> &pieces,
                          const RawHeaders &headers = {})
{
    AnswerEvents events;
    parser.begin(headers);
    for (const QByteArray &piece : pieces)
        events += parser.feed(piece);
    events += parser.finish();
    return events;
}

inline AnswerEvents parse(const QString &protocol, const QList<QByteArray> &pieces,
                          const RawHeaders &headers = {})
{
    return parse(*findProtocol(protocol)->createParser(targetFor(protocol)), pieces, headers);
}

inline QJsonObject errorSummary(const ProviderError &error)
{
    QJsonObject object{
        { QStringLiteral("kind"), errorKindName(error.error.kind) },
        { QStringLiteral("message"), error.error.message },
        { QStringLiteral("requestId"), error.error.requestId },
        { QStringLiteral("detail"), error.error.detail },
        { QStringLiteral("retryable"), error.retryable },
        { QStringLiteral("refused"), error.refused },
        { QStringLiteral("refusedParameter"), error.refusedParameter },
    };
    if (error.waitMs)
        object.insert(QStringLiteral("waitMs"), *error.waitMs);
    return object;
}

class AnswerSummary
{
public:
    static QJsonObject of(const AnswerEvents &events)
    {
        AnswerSummary summary;
        for (const AnswerEvent &event : events)
            std::visit(summary, event);
        QJsonObject object = summary.m_object;
        const auto put = [&object](const char *name, const QString &value) {
            if (!value.isEmpty())
                object.insert(QLatin1StringView(name), value);
        };
        put("text", summary.m_text);
        put("reasoning", summary.m_reasoning);
        if (!summary.m_usage.isEmpty())
            object.insert(QStringLiteral("usage"), summary.m_usage);
        if (summary.m_skipped > 0)
            object.insert(QStringLiteral("skipped"), summary.m_skipped);
        return object;
    }

    void operator()(const TextDelta &delta) { m_text += delta.text; }
    void operator()(const ReasoningDelta &delta) { m_reasoning += delta.text; }
    void operator()(const ModelReport &report) { m_object.insert(QStringLiteral("model"), report.model); }
    void operator()(const RequestIdReport &report)
    {
        m_object.insert(QStringLiteral("requestId"), report.id);
    }
    void operator()(const Terminal &) { m_object.insert(QStringLiteral("terminal"), true); }
    void operator()(const SkippedLine &) { ++m_skipped; }
    void operator()(const StreamError &error)
    {
        m_object.insert(QStringLiteral("error"), errorSummary(error.error));
    }
    void operator()(const Finished &finished)
    {
        m_object.insert(QStringLiteral("status"), statusName(finished.status));
        m_object.insert(QStringLiteral("finishReason"), finished.reason);
        if (!finished.continuationToken.isEmpty())
            m_object.insert(QStringLiteral("continuationToken"), finished.continuationToken);
    }
    void operator()(const UsageReport &report)
    {
        count("inputTokens", report.usage.inputTokens);
        count("outputTokens", report.usage.outputTokens);
        count("reasoningTokens", report.usage.reasoningTokens);
        count("cachedInputTokens", report.usage.cachedInputTokens);
    }

private:
    void count(const char *name, const std::optional<qint64> &value)
    {
        if (value)
            m_usage.insert(QLatin1StringView(name), *value);
    }

    QJsonObject m_object;
    QJsonObject m_usage;
    QString m_text;
    QString m_reasoning;
    int m_skipped = 0;
};

inline QByteArray printed(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

// Members that `wanted` has must be equal in `actual`.
inline QByteArray difference(const QJsonObject &actual, const QJsonObject &wanted)
{
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (actual.value(it.key()) != *it)
            return it.key().toUtf8() + " in " + printed(actual) + "should be as in " + printed(wanted);
    }
    return {};
}

} // namespace lineup::test

// SPDX-License-Identifier: Apache-2.0
#include "redactor.h"

#include <QRegularExpression>

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace lineup {

namespace {

constexpr int shortestLiteral = 6; // a shorter "key" would blank out ordinary words

const QString &mask()
{
    static const QString text = QStringLiteral("[key removed]");
    return text;
}

// Shapes of keys: the providers' prefixes, authorization headers and query parameters.
const QList<QRegularExpression> &shapes()
{
    static const QList<QRegularExpression> list{
        QRegularExpression(QStringLiteral(R"((?<![A-Za-z0-9])(?:sk-|gsk_|xai-)[A-Za-z0-9_\-]{16,})")),
        QRegularExpression(QStringLiteral(R"((?<![A-Za-z0-9])AIza[A-Za-z0-9_\-]{16,})")),
        QRegularExpression(QStringLiteral(R"((?i)(?<=bearer )[^\s"',;]{8,})")),
        QRegularExpression(QStringLiteral(R"((?i)(?<=deepl-auth-key )[^\s"',;]{8,})")),
        QRegularExpression(QStringLiteral(R"((?i)(?<=[?&]key=)[^&\s"']+)")),
        QRegularExpression(QStringLiteral(R"((?i)(?<=[?&]api_key=)[^&\s"']+)")),
        QRegularExpression(QStringLiteral(R"((?i)(?<=[?&]api-key=)[^&\s"']+)")),
        QRegularExpression(QStringLiteral(R"((?i)(?<=[?&]access_token=)[^&\s"']+)")),
        QRegularExpression(QStringLiteral(R"((?<=://)[^/@\s:]+:[^/@\s]+(?=@))")),
    };
    return list;
}

std::atomic<Redactor *> installed = nullptr;

// Q_FUNC_INFO and the like stay out of release logs; the format is Qt's own, with the message redacted.
void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const Redactor *redactor = installed.load();
    const QString text = qFormatLogMessage(type, context, redactor ? redactor->redacted(message) : message);
    std::fprintf(stderr, "%s\n", qPrintable(text));
    std::fflush(stderr);
    if (type == QtFatalMsg)
        std::abort();
}

} // namespace

void Redactor::addSecret(const Secret &secret)
{
    if (secret.reveal().size() < shortestLiteral)
        return;
    const QMutexLocker lock(&m_mutex);
    if (!m_secrets.contains(secret.reveal()))
        m_secrets.append(secret.reveal());
}

QString Redactor::redacted(const QString &text) const
{
    QString result = text;
    {
        const QMutexLocker lock(&m_mutex);
        for (const QByteArray &secret : m_secrets) {
            result.replace(QString::fromUtf8(secret), mask());
            result.replace(QString::fromUtf8(secret.toPercentEncoding()), mask());
        }
    }
    for (const QRegularExpression &shape : shapes())
        result.replace(shape, mask());
    return result;
}

void Redactor::installMessageHandler(Redactor *redactor)
{
    installed = redactor;
    qInstallMessageHandler(redactor ? handleMessage : nullptr);
}

} // namespace lineup

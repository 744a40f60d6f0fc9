// SPDX-License-Identifier: Apache-2.0
#include "redactor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// A value that can be a key rather than a word of a sentence ("bearer certificates", "api_key: required"):
// with a digit in it, or longer than words are. Every look ahead is bounded, or a text full of beginnings
// would take quadratic time.
#define VALUE R"((?:(?=[^\s"'\\,;&]{0,256}[0-9])[^\s"'\\,;&]{8,}|[^\s"'\\,;&]{24,}))"

struct Shape
{
    QString trigger; // a cheap look for this comes before the expression, in lower case
    QRegularExpression expression;
};

QList<Shape> makeShapes()
{
    const auto shape = [](const QString &trigger, const char *pattern) {
        QRegularExpression expression(QString::fromLatin1(pattern),
                                      QRegularExpression::CaseInsensitiveOption);
        expression.optimize();
        return Shape{ trigger, expression };
    };
    return {
        // A key has a digit or a capital letter; "sk-learn-compatible-estimator" is none.
        shape(u"sk-"_s, R"((?-i)(?<![A-Za-z0-9])sk-(?=[a-z_*\-]{0,64}[A-Z0-9])[A-Za-z0-9_*\-]{16,})"),
        shape(u"gsk_"_s, R"((?-i)(?<![A-Za-z0-9])gsk_[A-Za-z0-9_*\-]{16,})"),
        shape(u"xai-"_s, R"((?-i)(?<![A-Za-z0-9])xai-(?=[a-z_*\-]{0,64}[A-Z0-9])[A-Za-z0-9_*\-]{16,})"),
        shape(u"aiza"_s, R"((?-i)(?<![A-Za-z0-9])AIza[A-Za-z0-9_\-]{16,})"),
        shape(u"bearer"_s, R"((?<![A-Za-z])bearer\s+\K)" VALUE),
        shape(u"basic"_s,
              R"((?<![A-Za-z])basic\s+\K(?-i)(?=[A-Za-z0-9+/]{0,64}[A-Z])(?=[A-Za-z0-9+/]{0,64}[a-z]))"
              R"([A-Za-z0-9+/]{8,}={0,2})"),
        shape(u"deepl-auth-key"_s, R"(deepl-auth-key\s+\K)" VALUE),
        // Headers and JSON members, also as lists print them: x-api-key: v, "apiKey": "v", ("api-key", "v").
        shape(
            u"key"_s,
            R"((?<![A-Za-z0-9])(?:x-api-key|x-goog-api-key|api[-_]?key)\\?["']?\s*[:=,]\s*\\?["']?\K)" VALUE),
        shape(u"authorization"_s,
              R"(authorization\\?["']?\s*[:=,]\s*\\?["']?(?:bearer\s+|basic\s+|token\s+)?\K)" VALUE),
        shape(u"secret"_s, R"((?:client|api)[-_]?secret\\?["']?\s*[:=]\s*\\?["']?\K)" VALUE),
        // Query parameters say what they are: whatever stands there goes.
        shape(u"="_s, R"((?<=[?&])(?:key|api[-_]?key|access_token|token|auth|sig|signature)=\K[^&\s"'#]+)"),
        shape(u"://"_s, R"(://\K[^/@\s:"']*:[^/@\s"']+(?=@))"),
    };
}
#undef VALUE

// Never destroyed: logging goes on while statics are being torn down.
const QList<Shape> &shapes()
{
    static const auto *list = new QList<Shape>(makeShapes());
    return *list;
}

QByteArray asInJson(const QByteArray &key)
{
    const QByteArray array
        = QJsonDocument(QJsonArray{ QString::fromUtf8(key) }).toJson(QJsonDocument::Compact);
    return array.mid(2, array.size() - 4); // without [" and "]
}

void wipe(QByteArray &bytes)
{
    volatile char *data = bytes.data();
    for (qsizetype i = 0; i < bytes.size(); ++i)
        data[i] = 0;
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

Redactor::~Redactor()
{
    Redactor *self = this;
    installed.compare_exchange_strong(self, nullptr);
    for (QByteArray &spelling : m_spellings)
        wipe(spelling);
}

void Redactor::addSecret(const Secret &secret)
{
    const QByteArray key = secret.reveal().trimmed();
    if (key.size() < shortestSecret)
        return;
    QByteArray escaped = asInJson(key);
    const QMutexLocker lock(&m_mutex);
    if (m_spellings.contains(key))
        return;
    const QByteArrayList spellings{ key,
                                    key.toPercentEncoding(),
                                    escaped,
                                    QByteArray(escaped).replace("/", "\\/"),
                                    key.toBase64(),
                                    key.toBase64(QByteArray::Base64UrlEncoding
                                                 | QByteArray::OmitTrailingEquals),
                                    (key + ':').toBase64(),
                                    (':' + key).toBase64() };
    for (const QByteArray &spelling : spellings) {
        if (!m_spellings.contains(spelling))
            m_spellings.append(spelling);
    }
    std::stable_sort(m_spellings.begin(), m_spellings.end(),
                     [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
}

QString Redactor::withoutKnownKeys(QString text) const
{
    const QMutexLocker lock(&m_mutex);
    for (const QByteArray &spelling : m_spellings) {
        const bool ascii = std::all_of(spelling.begin(), spelling.end(), [](char c) { return c > 0; });
        if (ascii) // without a QString that would hold the key
            text.replace(QLatin1StringView(spelling), keyMask);
        else
            text.replace(QString::fromUtf8(spelling), keyMask);
    }
    return text;
}

QString Redactor::redacted(const QString &text) const
{
    QString result = withoutKnownKeys(text);
    for (const Shape &shape : shapes()) {
        if (result.contains(shape.trigger, Qt::CaseInsensitive))
            result.replace(shape.expression, QString(keyMask));
    }
    return result;
}

void Redactor::installMessageHandler(Redactor *redactor)
{
    installed = redactor;
    qInstallMessageHandler(redactor ? handleMessage : nullptr);
}

} // namespace lineup

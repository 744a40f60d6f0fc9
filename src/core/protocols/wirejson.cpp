// SPDX-License-Identifier: Apache-2.0
#include "wirejson.h"

#include <QJsonParseError>
#include <QRegularExpression>
#include <QStringDecoder>

#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr double maxTokens = 1e12; // no provider counts so far; above it a double stops being exact soon

QString cutOff(const QString &text, qsizetype maxChars)
{
    if (text.size() <= maxChars)
        return text;
    qsizetype length = maxChars - 1;
    if (text.at(length - 1).isHighSurrogate())
        --length;
    return text.left(length) + QChar(0x2026);
}

} // namespace

QString decodedUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    return decoder.decode(bytes);
}

QJsonDocument readJson(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    return error.error == QJsonParseError::IllegalUTF8String
        ? QJsonDocument::fromJson(decodedUtf8(bytes).toUtf8())
        : document;
}

bool isCutJson(const QByteArray &bytes)
{
    // A cut may go through a character as well.
    const QByteArray text = decodedUtf8(bytes).toUtf8();
    QJsonParseError error;
    QJsonDocument::fromJson(text, &error);
    if (error.error == QJsonParseError::NoError || error.error == QJsonParseError::GarbageAtEnd
        || error.error == QJsonParseError::MissingObject || error.error == QJsonParseError::DeepNesting)
        return false;
    // The parser gives up at the end of a text that was right so far, or in the escape, word or number that
    // the cut went through; its offset may be a byte on either side.
    const QByteArray tail = text.sliced(qBound(qsizetype(0), qsizetype(error.offset) - 1, text.size()));
    static const QRegularExpression cut(
        uR"(^.?(\\u?[0-9A-Fa-f]{0,4}|t|tru?e?|f|fals?e?|fa|n|nul?l?|-?[0-9.eE+-]*|\s*)$)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return cut.match(QString::fromLatin1(tail)).hasMatch();
}

std::optional<qint64> tokenCount(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    if (!(number >= 0 && number <= maxTokens) || std::floor(number) != number)
        return std::nullopt;
    return qint64(number);
}

QString plainSentence(const QString &text, qsizetype maxChars)
{
    QString plain;
    // Four times the limit is enough to find that many visible characters in any sane text.
    const QString head = text.left(maxChars * 4);
    plain.reserve(head.size());
    for (const QChar c : head) {
        if (c.isSpace())
            plain.append(u' ');
        else if (c.category() != QChar::Other_Control)
            plain.append(c);
    }
    return cutOff(plain.simplified(), maxChars);
}

QString plainExcerpt(QByteArrayView bytes, qsizetype maxChars)
{
    const QString head = decodedUtf8(bytes.first(qMin(bytes.size(), maxChars * 4)));
    QString plain;
    plain.reserve(head.size());
    for (const QChar c : head) {
        if (c == u'\n' || c == u'\t' || c.category() != QChar::Other_Control)
            plain.append(c);
    }
    plain = plain.trimmed();
    return plain.left(plain.size() > maxChars && plain.at(maxChars - 1).isHighSurrogate() ? maxChars - 1
                                                                                          : maxChars);
}

} // namespace lineup

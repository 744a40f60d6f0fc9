// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace lineup {

// Reading what providers send: hostile until proven otherwise, so nothing here throws, asserts or guesses.

// Invalid bytes become U+FFFD; a byte order mark is kept as the character that it is.
QString decodedUtf8(QByteArrayView bytes);

// A document that is null where the bytes are no JSON object or array. Invalid UTF-8 does not make it so.
QJsonDocument readJson(const QByteArray &bytes);

// A JSON text that stops in its middle, as a cut connection leaves it.
bool isCutJson(const QByteArray &bytes);

// A token count: a whole number that is neither negative nor absurd; anything else is unset.
std::optional<qint64> tokenCount(const QJsonValue &value);

// One paragraph of plain text for people: without control characters, at most `maxChars` long.
QString plainSentence(const QString &text, qsizetype maxChars);
// As it came, with its line breaks, cut off after `maxChars`.
QString plainExcerpt(QByteArrayView bytes, qsizetype maxChars);

} // namespace lineup

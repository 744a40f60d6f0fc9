// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

// What the body of an error, or an error event inside a stream, says; every provider's shape in one value.
struct ErrorBody
{
    QString message; // plain text, one paragraph; empty where the body has none
    QStringList codes; // in lower case, the most telling first: "insufficient_quota", "api_key_invalid", ...
    QString param; // the field of the request that it names
    QString requestId;
    std::optional<int> status; // a number between 400 and 599 that stands for a status
    std::optional<int> waitMs; // Gemini's RetryInfo
    bool isJson = false;
};

ErrorBody readErrorBody(const QByteArray &body);
ErrorBody readErrorObject(const QJsonObject &object);

} // namespace lineup

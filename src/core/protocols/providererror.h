// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httptypes.h"

#include <QJsonObject>

namespace lineup {

// What an error means, for every protocol: one table of codes, one of statuses. A telling code in the body
// overrides the status (billing inside a 429, Gemini's bad key inside a 400), a general one
// ("invalid_request_error") only stands in where there is no status, as inside a stream. Texts are capped
// plain text; taking keys out of them is the caller's task.

// See Protocol::error().
ProviderError httpError(int status, const RawHeaders &headers, const QByteArray &body,
                        const QStringList &sent);
// An error event inside a stream, or an error object in place of an answer; `bytes` is its excerpt.
ProviderError eventError(const QJsonObject &event, const RawHeaders &headers);

// A response that is no answer at all; `excerpt` is its beginning.
ProviderError notAnAnswer(QByteArrayView excerpt);
ProviderError compressedAnswer(const QByteArray &encoding);
ProviderError tooManySkippedLines(QByteArrayView excerpt);
ProviderError answerTooLarge();

// The id under which a provider finds a request again, from whichever header it uses; empty where none.
QString requestIdOf(const RawHeaders &headers);

} // namespace lineup

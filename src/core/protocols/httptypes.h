// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"
#include "model/run.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace lineup {

struct RawHeader
{
    QByteArray name;
    QByteArray value;

    friend bool operator==(const RawHeader &, const RawHeader &) = default;
};
using RawHeaders = QList<RawHeader>;

// Value of the first header of that name, compared without case; empty where there is none.
QByteArray headerValue(const RawHeaders &headers, QByteArrayView name);

// A request without its key: the key's header is added where the request is handed to the network, see
// authHeader().
struct HttpRequest
{
    QByteArray method = "POST";
    QUrl url;
    RawHeaders headers;
    QByteArray body;
    // Parameters of ours in this body that the provider may refuse, by their lineup-file name ("temperature",
    // "seed", "reasoningEffort", ...); each can be left out through RequestOptions::omit.
    QStringList optionalParameters;
    // Parameters that the target sets but this body lacks, by their lineup-file name: the model or the
    // provider is known not to take them, or the protocol has no such field. Not those that
    // RequestOptions::omit names.
    QStringList withheldParameters;
};

struct RequestOptions
{
    QStringList omit; // optional parameters that the provider has refused, by their lineup-file name
    QString continuationToken; // Gemini: resume an answer that ended with CONTINUATION
    // For protocols that translate and take no prompt (DeepL): from which language (empty: found out) into
    // which, and the texts; no texts: the prompt's. `context` is not translated.
    QString sourceLanguage = {};
    QString targetLanguage = {};
    QStringList texts = {};
    QString context = {};
    QList<QList<TextRange>> kept = {}; // of each of the texts: what must come back as it is
};

// What an HTTP error, or an error event inside a stream, means.
struct ProviderError
{
    AnswerError error;
    bool retryable = false; // by status and code: 429 is, unless the code says billing
    bool refused = false; // a content filter: the answer is Refused, not Failed
    std::optional<int>
        waitMs; // what the provider asks to wait: retry-after-ms, Retry-After, Gemini's retryDelay
    QString refusedParameter; // the optional parameter of ours that a 400 names, by its lineup-file name

    friend bool operator==(const ProviderError &, const ProviderError &) = default;
};

} // namespace lineup

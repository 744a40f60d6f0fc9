// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rehearsalcast.h"
#include "rehearsalhttp.h"

#include <QJsonObject>

#include <optional>

namespace lineup {

// What a client asks, whatever protocol it speaks.
struct RehearsalAsk
{
    QString model;
    QString prompt; // the system text and the conversation
    bool stream = false;
    bool usage = true; // openai-chat tells the usage of a stream only on demand
    std::optional<qint64> maxOutputTokens;
};

// One answer, ready to be written in any protocol.
struct RehearsalAnswer
{
    QByteArray id; // of the response
    QString model;
    QString text;
    QString reasoning;
    bool truncated = false;
    bool usage = true;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0; // without reasoning
    qint64 reasoningTokens = 0;
    qint64 createdAt = 0; // seconds since 1970
};

// How a provider's API looks from the server's side: the counterpart of Protocol, as the providers' API
// references describe it. Stateless.
class RehearsalWire
{
public:
    RehearsalWire() = default;
    virtual ~RehearsalWire() = default;
    Q_DISABLE_COPY_MOVE(RehearsalWire)

    // Unset where a required member is missing or has the wrong type.
    virtual std::optional<RehearsalAsk> parse(const RehearsalRequest &request,
                                              const QJsonObject &body) const = 0;
    // The pieces of a stream in their order. `first` is true for the first piece of its kind.
    virtual QByteArray opening(const RehearsalAnswer &answer) const = 0;
    virtual QByteArray reasoning(const RehearsalAnswer &answer, const QString &piece, bool first) const = 0;
    virtual QByteArray text(const RehearsalAnswer &answer, const QString &piece, bool first) const = 0;
    virtual QByteArray ending(const RehearsalAnswer &answer) const = 0;
    // The same as one JSON object, for a client that does not stream.
    virtual QJsonObject whole(const RehearsalAnswer &answer) const = 0;
    virtual QJsonObject error(int status, const QString &message, const QByteArray &requestId) const = 0;
    virtual QJsonObject models(const QList<RehearsalCharacter> &characters) const = 0;
    virtual QByteArray requestIdHeader() const = 0;
};

const RehearsalWire &openAiWire();
const RehearsalWire &anthropicWire();
const RehearsalWire &geminiWire();

QByteArray compactJson(const QJsonObject &object);
// The texts of "content" as a string or as an array of parts with a "text" member.
QString contentText(const QJsonValue &content);

} // namespace lineup

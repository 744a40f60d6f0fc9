// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "streamparser.h"

#include <QSet>

namespace lineup {

// Responses: named events, and the whole response object that a plain reply consists of.
class OpenAiResponsesParser final : public StreamParser
{
public:
    // See Quirks::outputExcludesReasoning.
    explicit OpenAiResponsesParser(bool outputExcludesReasoning);

protected:
    void takeObject(const QString &type, const QJsonObject &object) override;
    void takeBeforeError(const QJsonObject &object) override;

private:
    void takeDelta(const QString &kind, const QJsonObject &event);
    void takeWholePart(const QString &kind, const QJsonObject &event);
    void takeThought(const QString &kind, const QJsonObject &event);
    // `end`: the status that the event's name says, for a response that lacks it; empty where none.
    void takeResponse(const QJsonObject &response, const QString &end);
    void takeOutput(const QJsonObject &response);
    void takeItem(const QJsonObject &item);
    void takeStatus(const QJsonObject &response, const QString &end);
    void refuse(const QString &note);

    bool m_outputExcludesReasoning;
    bool m_refused = false;
    QString m_thoughts; // raw reasoning or its summary: whichever came first is shown
    QString m_thoughtPart; // the summary's part that is being sent
    QSet<QString> m_sentParts; // parts whose text came piece by piece
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "streamparser.h"

namespace lineup {

// Chat Completions: chunks with "delta" and whole replies with "message", from OpenAI and its many relatives.
class OpenAiChatParser final : public StreamParser
{
public:
    // See Quirks::outputExcludesReasoning.
    explicit OpenAiChatParser(bool outputExcludesReasoning);

protected:
    void takeObject(const QString &type, const QJsonObject &object) override;
    void takeBeforeError(const QJsonObject &object) override;

private:
    void takeMessage(const QJsonObject &message);
    void takeContent(const QJsonValue &content);
    void takeReasoning(const QJsonObject &message);
    void takeFinish(const QString &reason);
    void takeUsage(const QJsonValue &usage);

    bool m_outputExcludesReasoning;
    bool m_refused = false;
};

} // namespace lineup

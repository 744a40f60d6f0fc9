// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "streamparser.h"

namespace lineup {

// Ollama's chat: a JSON object a line; the one with "done": true is the last and carries the counts.
class OllamaParser final : public StreamParser
{
protected:
    void takeObject(const QString &type, const QJsonObject &object) override;
    void takeBeforeError(const QJsonObject &object) override;
    bool sendsLines() const override { return true; }

private:
    void takeMessage(const QJsonObject &message);
};

} // namespace lineup

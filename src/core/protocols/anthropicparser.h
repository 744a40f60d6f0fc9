// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "streamparser.h"

namespace lineup {

// Messages: named events, and the whole message that a plain reply consists of. Usage is cumulative, and its
// input side excludes what the cache took, so the three counts are added up here.
class AnthropicParser final : public StreamParser
{
protected:
    void takeObject(const QString &type, const QJsonObject &object) override;

private:
    void takeStart(const QJsonObject &message);
    void takeBlock(const QJsonObject &block);
    void takeDelta(const QJsonObject &delta);
    void takeMessage(const QJsonObject &message);
    void takeStop(const QJsonObject &object);
    void takeUsage(const QJsonObject &usage, bool outputIsFinal);

    std::optional<qint64> m_input;
    std::optional<qint64> m_cacheWritten;
    std::optional<qint64> m_cacheRead;
};

} // namespace lineup

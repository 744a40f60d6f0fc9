// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "streamparser.h"

namespace lineup {

// generateContent: the same object in a stream's events, in a plain reply and in the JSON array of a stream
// without alt=sse. Usage is a running total whose last report counts.
class GeminiParser final : public StreamParser
{
protected:
    void takeObject(const QString &type, const QJsonObject &object) override;

private:
    void takeCandidate(const QJsonObject &candidate);
    void takeFinish(const QJsonObject &candidate);
    void takeBlocked(const QJsonObject &feedback);
    void takeUsage(const QJsonObject &metadata);
};

} // namespace lineup

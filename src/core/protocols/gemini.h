// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol.h"

namespace lineup {

// Google's generateContent: POST /models/{model}:streamGenerateContent?alt=sse, unnamed events.
class Gemini final : public Protocol
{
public:
    QString id() const override;
    QString name() const override;
    AuthScheme defaultAuth() const override;
    HttpRequest request(const ResolvedTarget &target, const Prompt &prompt,
                        const RequestOptions &options) const override;
    std::unique_ptr<AnswerParser> createParser(const ResolvedTarget &target) const override;
    ProviderError error(int status, const RawHeaders &headers, const QByteArray &body,
                        const QStringList &sent) const override;
    HttpRequest modelsRequest(const ResolvedTarget &target, const QString &page) const override;
    ModelPage parseModels(const QByteArray &body) const override;
};

} // namespace lineup

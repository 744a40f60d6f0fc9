// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol.h"

namespace lineup {

// OpenAI's Responses: POST /responses, named events. It knows neither stop texts nor a seed.
class OpenAiResponses final : public Protocol
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

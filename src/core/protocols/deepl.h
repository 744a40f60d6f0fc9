// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol.h"
#include "streamparser.h"

namespace lineup {

// DeepL's /v2/translate: a machine translation service. It takes no prompt and does not stream; in a
// comparison it translates the user text into the language of the variable "to". Characters are billed, so
// that there are no tokens to report. Texts go as XML, so that RequestOptions::kept stays as it is; of a
// prompt, what looks like a placeholder or a tag is kept.
class DeepL : public Protocol
{
public:
    static constexpr qsizetype mostTexts = 50; // in one request

    QString id() const override;
    QString name() const override;
    AuthScheme defaultAuth() const override;
    QString refusal(const Prompt &prompt, const RequestOptions &options) const override;
    QStringList lost(const Prompt &prompt, const RequestOptions &options,
                     const QString &answer) const override;
    HttpRequest request(const ResolvedTarget &target, const Prompt &prompt,
                        const RequestOptions &options) const override;
    std::unique_ptr<AnswerParser> createParser(const ResolvedTarget &target) const override;
    ProviderError error(int status, const RawHeaders &headers, const QByteArray &body,
                        const QStringList &sent) const override;
    HttpRequest modelsRequest(const ResolvedTarget &target, const QString &page) const override;
    ModelPage parseModels(const QByteArray &body) const override;
};

// The answer's text is the translation; of several texts it is a JSON array of them, in the request's order.
class DeepLParser : public StreamParser
{
protected:
    void takeObject(const QString &type, const QJsonObject &object) override;
};

// DeepL's spelling of a language to translate into ("DE", "PT-BR", "ZH-HANS") or from ("DE", "PT").
QString deepLTarget(const QString &tag);
QString deepLSource(const QString &tag);

} // namespace lineup

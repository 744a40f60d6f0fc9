// SPDX-License-Identifier: Apache-2.0
#include "deepl.h"

#include "checks/keptranges.h"
#include "modellist.h"
#include "providererror.h"
#include "requestbuilder.h"
#include "wrappedtext.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// What may stand in place of a model; anything else is a name for people.
bool isModelType(const QString &model)
{
    return model == "quality_optimized"_L1 || model == "latency_optimized"_L1
        || model == "prefer_quality_optimized"_L1;
}

// Whatever steers a model steers nothing here.
void noteWithheld(RequestBuilder &builder)
{
    const Parameters &parameters = builder.target().target.parameters;
    const auto note = [&builder](bool isSet, const QString &name) {
        if (isSet)
            builder.withheld(name);
    };
    note(parameters.temperature.has_value(), u"temperature"_s);
    note(parameters.topP.has_value(), u"topP"_s);
    note(parameters.seed.has_value(), u"seed"_s);
    note(!parameters.stop.isEmpty(), u"stop"_s);
    note(!parameters.reasoningEffort.isEmpty(), u"reasoningEffort"_s);
}

// Of Norwegian it knows one.
QString knownLanguage(const QString &language)
{
    return language == "NO"_L1 || language == "NN"_L1 ? u"NB"_s : language;
}

QStringList partsOf(const QString &tag)
{
    return QString(tag).replace(u'_', u'-').toUpper().split(u'-', Qt::SkipEmptyParts);
}

QList<TextRange> keptIn(const QString &prompt)
{
    return keptRanges(prompt, detectFamilies({ prompt }, {}, false));
}

// Nothing but our own elements is markup to it: what a game takes for tags need not be well-formed.
void putTexts(RequestBuilder &builder, const Prompt &prompt, const RequestOptions &options)
{
    QJsonArray texts;
    for (qsizetype i = 0; i < options.texts.size(); ++i)
        texts.append(wrappedText(options.texts.at(i), options.kept.value(i)));
    if (texts.isEmpty())
        texts.append(wrappedText(prompt.user(), keptIn(prompt.user())));
    const QJsonArray elements{ QLatin1String(keptElement) };
    builder.put(u"text"_s, texts);
    builder.put(u"tag_handling"_s, u"xml"_s);
    builder.put(u"ignore_tags"_s, elements);
    builder.put(u"non_splitting_tags"_s, elements);
    builder.put(u"outline_detection"_s, false);
}

} // namespace

QString deepLTarget(const QString &tag)
{
    const QStringList parts = partsOf(tag);
    const QString language = parts.value(0);
    const QString detail = parts.value(1);
    if (language == "EN"_L1)
        return detail == "GB"_L1 ? u"EN-GB"_s : u"EN-US"_s;
    if (language == "PT"_L1)
        return detail == "BR"_L1 ? u"PT-BR"_s : u"PT-PT"_s;
    if (language == "ZH"_L1) {
        const bool traditional
            = detail == "HANT"_L1 || detail == "TW"_L1 || detail == "HK"_L1 || detail == "MO"_L1;
        return traditional ? u"ZH-HANT"_s : u"ZH-HANS"_s;
    }
    if (language == "ES"_L1 && detail == "419"_L1)
        return u"ES-419"_s;
    return knownLanguage(language);
}

QString deepLSource(const QString &tag)
{
    return knownLanguage(partsOf(tag).value(0));
}

QString DeepL::id() const
{
    return u"deepl"_s;
}

QString DeepL::name() const
{
    return u"DeepL"_s;
}

AuthScheme DeepL::defaultAuth() const
{
    return AuthScheme::DeepLAuthKey;
}

QString DeepL::refusal(const Prompt &prompt, const RequestOptions &options) const
{
    if (options.targetLanguage.isEmpty())
        return QCoreApplication::translate(
            "lineup::DeepL",
            "DeepL has to know the language to translate into. Give the prompt the variable “to”, for "
            "example de.");
    if (options.texts.isEmpty() && prompt.user().isEmpty())
        return QCoreApplication::translate("lineup::DeepL", "There is no text to translate.");
    return {};
}

// What becomes of the strings of a table, their checks say.
QStringList DeepL::lost(const Prompt &prompt, const RequestOptions &options, const QString &answer) const
{
    if (!options.texts.isEmpty())
        return {};
    return lostPieces(prompt.user(), keptIn(prompt.user()), answer);
}

HttpRequest DeepL::request(const ResolvedTarget &target, const Prompt &prompt,
                           const RequestOptions &options) const
{
    RequestBuilder builder(target, options);
    putTexts(builder, prompt, options);
    builder.put(u"target_lang"_s, deepLTarget(options.targetLanguage));
    if (!options.sourceLanguage.isEmpty())
        builder.put(u"source_lang"_s, deepLSource(options.sourceLanguage));
    if (!options.context.isEmpty())
        builder.put(u"context"_s, options.context);
    if (isModelType(target.target.model))
        builder.put(u"model_type"_s, target.target.model);
    builder.put(u"preserve_formatting"_s, true);
    noteWithheld(builder);
    return builder.post(endpoint(target, u"/v2/translate"_s), "application/json", {});
}

std::unique_ptr<AnswerParser> DeepL::createParser(const ResolvedTarget &) const
{
    return std::make_unique<DeepLParser>();
}

ProviderError DeepL::error(int status, const RawHeaders &headers, const QByteArray &body,
                           const QStringList &sent) const
{
    return httpError(status, headers, body, sent);
}

HttpRequest DeepL::modelsRequest(const ResolvedTarget &target, const QString &) const
{
    return getRequest(target, endpoint(target, u"/v2/usage"_s), {});
}

// There are no models to list; that the account answers is all there is to know.
ModelPage DeepL::parseModels(const QByteArray &body) const
{
    ModelPage page;
    page.valid = QJsonDocument::fromJson(body).object().contains("character_count"_L1);
    return page;
}

void DeepLParser::takeObject(const QString &, const QJsonObject &object)
{
    const QJsonValue translations = object.value("translations"_L1);
    if (!translations.isArray())
        return;
    QStringList texts;
    const QJsonArray list = translations.toArray();
    for (const auto translation : list)
        texts.append(unwrappedText(translation["text"_L1].toString()));
    if (texts.size() == 1)
        text(texts.first());
    else if (!texts.isEmpty())
        text(QString::fromUtf8(
            QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact)));
    finished(AnswerStatus::Complete, u"stop"_s);
    terminal();
}

} // namespace lineup

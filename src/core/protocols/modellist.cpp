// SPDX-License-Identifier: Apache-2.0
#include "modellist.h"

#include "wirejson.h"

#include <QSet>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxNameChars = 256;
constexpr qsizetype maxTokenChars = 2048;

// An id is sent back to the provider, so it is taken exactly or not at all.
bool isUsableId(const QString &id)
{
    return !id.isEmpty() && id.size() <= maxNameChars && id == plainSentence(id, maxNameChars);
}

std::optional<qint64> firstSize(std::initializer_list<QJsonValue> values)
{
    for (const QJsonValue &value : values) {
        if (const auto size = modelSize(value))
            return size;
    }
    return std::nullopt;
}

ModelInfo openAiModel(const QJsonObject &object)
{
    ModelInfo model;
    // Mistral says which of its models can chat at all.
    if (object.value("capabilities"_L1).toObject().value("completion_chat"_L1) == QJsonValue(false))
        return model;
    model.id = object.value("id"_L1).toString();
    model.name = object.value("name"_L1).toString();
    const QJsonObject top = object.value("top_provider"_L1).toObject();
    model.contextTokens = firstSize({ object.value("context_length"_L1), object.value("context_window"_L1),
                                      object.value("max_context_length"_L1), object.value("max_model_len"_L1),
                                      object.value("meta"_L1).toObject().value("n_ctx_train"_L1) });
    model.maxOutputTokens
        = firstSize({ top.value("max_completion_tokens"_L1), object.value("max_completion_tokens"_L1) });
    return model;
}

} // namespace

QJsonObject modelListBody(const QByteArray &body)
{
    if (body.size() > maxModelListBytes)
        return {};
    const QJsonDocument document = readJson(body);
    if (document.isArray())
        return { { "data"_L1, document.array() } };
    return document.object();
}

ModelPage modelPage(const QJsonValue &list, const std::function<ModelInfo(const QJsonObject &)> &read)
{
    ModelPage page;
    page.valid = list.isArray();
    QSet<QString> ids;
    const QJsonArray entries = list.toArray();
    for (const auto entry : entries) {
        if (page.models.size() >= maxModels)
            break;
        ModelInfo model = read(entry.toObject());
        if (!isUsableId(model.id) || ids.contains(model.id))
            continue;
        ids.insert(model.id);
        model.name = plainSentence(model.name, maxNameChars);
        if (model.name == model.id)
            model.name.clear();
        page.models.append(model);
    }
    return page;
}

std::optional<qint64> modelSize(const QJsonValue &value)
{
    const auto count = tokenCount(value);
    return count && *count > 0 ? count : std::nullopt;
}

QString pageToken(const QJsonValue &value)
{
    const QString token = value.toString();
    return token.size() <= maxTokenChars ? token : QString();
}

ModelPage openAiModels(const QByteArray &body)
{
    return modelPage(modelListBody(body).value("data"_L1), openAiModel);
}

} // namespace lineup

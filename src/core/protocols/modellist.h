// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>

namespace lineup {

// Reads lists of models within limits: the whole body, the number of models and the length of a name are
// capped, doubled and unusable ids are left out.

constexpr qsizetype maxModelListBytes = 16 * 1024 * 1024;
constexpr int maxModels = 10000;

// The JSON object of a list's body; a bare array comes as {"data": array}. Empty where it is neither.
QJsonObject modelListBody(const QByteArray &body);
// One model from each object of `list` by `read`; an empty id leaves it out.
ModelPage modelPage(const QJsonValue &list, const std::function<ModelInfo(const QJsonObject &)> &read);
// A page's token as the provider gave it, empty where it is absurd.
QString pageToken(const QJsonValue &value);
// A model's size in tokens: a positive whole number.
std::optional<qint64> modelSize(const QJsonValue &value);
// The list of OpenAI and of those that are compatible with it.
ModelPage openAiModels(const QByteArray &body);

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"
#include "model/modelcatalogue.h"
#include "model/run.h"

#include <QJsonObject>

#include <optional>

namespace lineup {

// Runs as the history keeps them and as JSON lines carry them: complete, so that a run comes back equal. No
// keys: headers of a lineup that carry credentials are left out. Pure functions.

// Everything but text, reasoning and verdicts.
QJsonObject answerDetail(const Answer &answer);
// False: not an answer's detail; `answer` is then unchanged.
bool readAnswerDetail(const QJsonObject &json, Answer &answer);

QByteArray templateToBytes(const PromptTemplate &prompt);
std::optional<PromptTemplate> templateFromBytes(const QByteArray &bytes);
// What was written where it was sent as it stood. Unset: more than one message was sent.
std::optional<PromptTemplate> sameAsPrompt(const Prompt &prompt);
QByteArray promptToBytes(const Prompt &prompt);
std::optional<Prompt> promptFromJsonBytes(const QByteArray &bytes);
Lineup withoutCredentials(Lineup lineup);

// USD per million tokens, as the history keeps them beside an answer. No prices: an empty text.
QString pricesToText(const QList<Price> &prices, const PriceOrigin &origin = {});
QList<Price> pricesFromText(const QByteArray &text);
PriceOrigin priceOriginFromText(const QByteArray &text);

// An answer as a line of an export has it: with text, reasoning and verdicts.
QJsonObject answerToLine(const Answer &answer);
std::optional<Answer> answerFromLine(const QJsonObject &json);

} // namespace lineup

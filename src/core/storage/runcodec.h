// SPDX-License-Identifier: Apache-2.0
#pragma once

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
QByteArray promptToBytes(const Prompt &prompt);
std::optional<Prompt> promptFromJsonBytes(const QByteArray &bytes);
Lineup withoutCredentials(Lineup lineup);

// One line of an export: the run. Its title, tags and star are not part of it.
QJsonObject runToLine(const Run &run);
// Unset, with what is wrong in `problem`, where the line is no run.
std::optional<Run> runFromLine(const QByteArray &line, QString &problem);

} // namespace lineup

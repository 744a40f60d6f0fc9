// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"

#include <QJsonObject>

namespace lineup {

// The "usage" object of Chat Completions (prompt_tokens, completion_tokens) and of Responses (input_tokens,
// output_tokens). `outputExcludesReasoning`: the provider counts reasoning tokens apart, and the billed
// output is max(output, total - input).
Usage openAiUsage(const QJsonObject &usage, bool outputExcludesReasoning);

} // namespace lineup

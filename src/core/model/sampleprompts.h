// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "prompt.h"

#include <QList>
#include <QString>

namespace lineup {

// A prompt that a newcomer can send at once, with values for its variables.
struct SamplePrompt
{
    QString id;
    QString title;
    PromptTemplate prompt;

    friend bool operator==(const SamplePrompt &, const SamplePrompt &) = default;
};

// From resources/prompts/samples.json, which is compiled into the program. In the order of the file.
QList<SamplePrompt> samplePrompts();

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"
#include "model/run.h"

#include <QCoreApplication>
#include <QString>

namespace lineup {

// Words that only an answer panel says; states and errors are told by common/format.h and errortext.h.
class PanelWords
{
    Q_DECLARE_TR_FUNCTIONS(lineup::PanelWords)
public:
    // How the provider of an answer is called; an unknown one by the answer's label.
    static QString providerName(const Answer &answer);
    static QString counts(int words, int characters);
    static QString words(int count);
    // What stands in place of a text that has not come; empty where something else tells.
    static QString placeholder(AnswerPhase phase, AnswerStatus status);
    // For the folded part of the box below an answer that is not whole, a line each.
    static QStringList details(const Answer &answer);
    // "Thought for 3.2 s", or "Thinking" while no answer text has come.
    static QString reasoningTitle(const Answer &answer, AnswerPhase phase);
};

} // namespace lineup

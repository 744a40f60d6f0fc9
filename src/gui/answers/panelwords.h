// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"
#include "model/run.h"

#include <QCoreApplication>
#include <QString>

namespace lineup {

// The words of an answer panel: what state an answer is in, what went wrong and what to do about it.
class PanelWords
{
    Q_DECLARE_TR_FUNCTIONS(PanelWords)
public:
    static QString state(AnswerPhase phase, AnswerStatus status);
    // "OpenAI refused the key."
    static QString whatHappened(const AnswerError &error, const QString &provider);
    static QString advice(ErrorKind kind);
    // How the provider of an answer is called.
    static QString providerName(const Answer &answer);
    static QString seconds(double ms);
    static QString counts(int words, int characters);
    // "Thought for 3.2 s", or "Thinking" while no answer text has come.
    static QString reasoningTitle(const Answer &answer, AnswerPhase phase);
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/runjson.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace lineup {

// A run as plain text for people: each answer with a header line, then a summary. Everything that came from
// a provider or a file is made harmless for a terminal.
QString runAsText(const Run &run, std::optional<BestCriterion> best, bool decorated);

// Words that the text format and the progress share.
class RunWords
{
    Q_DECLARE_TR_FUNCTIONS(lineup::RunWords)
public:
    static QString status(AnswerStatus status);
    static QString error(const AnswerError &error);
    static QString seconds(double ms);
    static QString summary(const Run &run);
    static QString best(const Run &run, BestCriterion criterion);
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace lineup {

// A stretch of a text, in UTF-16 units.
struct TextRange
{
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const TextRange &, const TextRange &) = default;
};

enum class Severity { Error, Warning, Info };

QString severityName(Severity severity); // "error", "warning" or "info", as commands and files say it

// What an automatic check says of an answer: how bad it is, the words, and where it lies in the source and in
// the answer. A check that found nothing has no finding.
struct Finding
{
    QString check; // id of the check
    Severity severity = Severity::Error;
    QString message; // for people, plain text
    QList<TextRange> sourceRanges;
    QList<TextRange> targetRanges;
    int form = 0; // which plural form of the target this is about
    std::optional<QString> fixedText = {}; // the form's text after a repair that cannot do harm

    friend bool operator==(const Finding &, const Finding &) = default;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checkcontext.h"

#include <QRegularExpression>

namespace lineup {

// What several checks need.

QList<TextRange> rangesOf(const QRegularExpression &pattern, QStringView text);
TextRange rangeOf(QStringView part, QStringView whole);

// Where two sets, or multisets, of things in a text differ.
struct Difference
{
    QStringList missing; // in the target, each once
    QStringList extra;
    QList<TextRange> missingRanges; // in the source
    QList<TextRange> extraRanges; // in the target
    bool reordered = false; // equal, in another order

    bool isNone() const { return missing.isEmpty() && extra.isEmpty(); }
};
Difference compared(const QList<Placeholder> &source, const QList<Placeholder> &target,
                    PlaceholderCompare compare);

// "a", "b" and "c": at most eight, each shortened.
QString quotedList(QStringList items);

// Grapheme clusters.
qsizetype graphemes(QStringView text);
// Without what checkcontext.h has masked.
QString withoutMasks(QString masked);
// Words in the sense of ICU, without numbers; each is a range of the text. Languages are told apart by code.
QList<TextRange> words(QStringView text, const QString &language);

bool isCjkLetter(char32_t character);

} // namespace lineup

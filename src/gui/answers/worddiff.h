// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace lineup {

// One stretch of a comparison of two texts. Kept and removed stretches joined give the old text, kept and
// added ones the new.
struct DiffPart
{
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text;

    friend bool operator==(const DiffPart &, const DiffPart &) = default;
};

// Words, the white space between them, punctuation marks and, where a script does not separate words, single
// characters.
QList<QStringView> diffWords(QStringView text);

// Word by word, by Myers' algorithm. Very different long texts are compared within a bound on the work; the
// result is still exact in the sense of DiffPart, only not the shortest. Usable in any thread.
QList<DiffPart> wordDiff(QStringView before, QStringView after);

// A comparison as people read one.
struct ReadableDiff
{
    // Neighbouring changes are one: what was removed, then what was added. A few words that happen to stand
    // in both texts, between larger changes, count as changed. DiffPart's promise holds.
    QList<DiffPart> parts;
    // So little is left in common that the text by itself says more than its differences.
    bool unlike = false;
    int changes = 0;
};
ReadableDiff readableDiff(QStringView before, QStringView after);

} // namespace lineup

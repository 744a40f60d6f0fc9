// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

namespace lineup {

class TableSession;

// One column of the grid; indices as in a TablePlace.
struct GridColumn
{
    enum class Kind { Key, Source, Reference, Answer, Pick };
    Kind kind = Kind::Key;
    int language = -1;
    int target = -1;

    friend bool operator==(const GridColumn &, const GridColumn &) = default;
};

// Key and source, and for each of `languages` its present translations (where the file has any), the targets
// and the pick.
QList<GridColumn> gridColumns(const TableSession &session, const QList<int> &languages);

// Which answers for one string in one language are the same, to the letter.
struct Agreement
{
    QList<int> first; // by target: the first one that says the same; -1: there is no text
    int answers = 0; // with a text

    int size(int target) const { return first.at(target) < 0 ? 0 : int(first.count(first.at(target))); }
    // Shown once, with those that say the same.
    bool isRepeated(int target) const { return first.at(target) >= 0 && first.at(target) != target; }
};
Agreement agreementOf(const TableSession &session, int row, int language);

} // namespace lineup

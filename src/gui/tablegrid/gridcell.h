// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cellmarks.h"

#include <QString>

namespace lineup {

class GridModel;

// A small labelled frame in a cell.
struct CellChip
{
    QString icon; // name, may be empty
    QString text;
    enum class Kind { Plain, Good, Error, Warning, Info } kind = Kind::Plain;

    friend bool operator==(const CellChip &, const CellChip &) = default;
};

// How one cell of the grid looks; plain value, text fit to be shown.
struct CellLook
{
    QString text;
    QList<TextMark> marks;
    QString note; // small, below the text
    QString stateIcon; // what stands in place of a text: its icon and words
    QString state;
    bool quiet = false; // the text matters less: another cell says the same
    bool waiting = false; // hatched
    bool picked = false; // a mark in the corner
    bool last = false; // a group of columns ends here
    QList<CellChip> chips; // what matters most comes first
    bool rightToLeft = false; // of the text
};

CellLook lookOf(const GridModel &model, int row, int column);

// By its first letter; of a language that is written from right to left, by any of its letters. Where there
// is none, by the language.
bool readsRightToLeft(const QString &text, const QString &language);

} // namespace lineup

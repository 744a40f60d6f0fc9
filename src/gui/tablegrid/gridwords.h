// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gridcolumns.h"
#include "gridfacts.h"
#include "rowscores.h"
#include "tablesession.h"

#include <QCoreApplication>
#include <QString>

namespace lineup {

// What the grid of a table run says, in words for people. Texts of files and providers come out as they may
// be shown (plain, cut at `mostShown`).
class GridWords
{
    Q_DECLARE_TR_FUNCTIONS(lineup::GridWords)
public:
    static constexpr qsizetype mostShown = 2000; // UTF-16 units

    static QString languageTitle(const QString &tag);
    static QString targetLabel(const TableJob &job, int target);
    static QString columnTitle(const TableJob &job, const GridColumn &column);
    static QString traitTitle(RowTrait trait);
    static QString traitHelp(RowTrait trait);
    static QString severityTitle(Severity severity);

    // The text of a cell as it is, forms one a line, for the clipboard; empty where there is none.
    static QString rawText(const TableSession &session, int row, const GridColumn &column);
    // The same, fit to be shown.
    // An id as people read it: gettext puts a control character between context and text.
    static QString key(const QString &id);
    static QString text(const TableSession &session, int row, const GridColumn &column);
    // What stands in place of a text: "Rate limited", "No answer yet". Empty where there is a text.
    static QString state(const TableSession &session, const TablePlace &place);
    static QString agreement(const Agreement &agreement, int target);
    // A few words for a narrow place: "{0} missing", "+12 characters".
    static QString chip(const TableSession &session, const TablePlace &place, const Finding &finding);
    // "German (one, other)": the plural forms behind a language's name.
    static QString formTitle(const PluralForm &form);
    static QString limit(const StringLimit &limit);

    // Everything there is to know of a cell, for screen readers and for tool tips.
    static QString spoken(const TableSession &session, int row, const GridColumn &column);
    static QString toolTip(const TableSession &session, int row, const GridColumn &column,
                           const RowScore &score);
    static QString scoreText(const RowScore &score, int target);

private:
    static QStringList facts(const TableSession &session, int row, const GridColumn &column);
};

} // namespace lineup

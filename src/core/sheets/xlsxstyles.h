// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

struct lxw_format;
struct lxw_workbook;

namespace lineup {

// The formats of one workbook, which owns them. Meaning is never in a colour alone: the winner is bold and
// framed, what is missing is in italics and in words. The shades stay apart when printed in grey.
struct XlsxStyles
{
    explicit XlsxStyles(lxw_workbook *book);

    // The same, from right to left where the text is.
    lxw_format *forText(lxw_format *format, const QString &words) const;

    lxw_format *title = nullptr;
    lxw_format *subtitle = nullptr;
    lxw_format *header = nullptr; // of a table, wraps
    lxw_format *groupHeader = nullptr; // above headers that belong together
    lxw_format *label = nullptr; // of a value beside it
    lxw_format *text = nullptr; // wraps, from the top
    lxw_format *literal
        = nullptr; // as text, for what looks like a formula: typing Enter in it changes nothing
    lxw_format *winner = nullptr;
    lxw_format *missing = nullptr; // a failed answer, or why a figure is unknown
    lxw_format *input = nullptr; // for people to fill in
    lxw_format *volume = nullptr; // a number that people may change
    lxw_format *code = nullptr;
    lxw_format *integer = nullptr;
    lxw_format *milliseconds = nullptr;
    lxw_format *seconds = nullptr;
    lxw_format *decimal = nullptr; // one place
    lxw_format *percent = nullptr;
    lxw_format *money = nullptr; // US dollars and cents
    lxw_format *smallMoney = nullptr; // millionths of a dollar: what one answer costs
    lxw_format *time = nullptr;
    lxw_format *boldInteger = nullptr; // sums
    lxw_format *boldMoney = nullptr;

private:
    QHash<lxw_format *, lxw_format *> m_mirrored;
};

} // namespace lineup

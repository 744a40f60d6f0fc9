// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sourcetext.h"

#include <QString>

#include <optional>

namespace lineup {

// The text in a statement of Ren'Py's language.
struct RenpyText
{
    QString speaker; // what stands before the text
    QString text;
    TextSpan span; // with its quotes
    QByteArray quote; // " ' """ or '''
};

// The first text in a part of a line. `from` and `to` are offsets of `text`; unset: there is none that ends.
std::optional<RenpyText> findRenpyText(const QByteArray &text, qsizetype from, qsizetype to);
QByteArray writeRenpyText(const QString &text, const QByteArray &quote);

} // namespace lineup

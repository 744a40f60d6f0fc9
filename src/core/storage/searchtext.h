// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineup {

// What the full-text index gets of a text: Chinese, Japanese and Korean characters stand alone, so that one
// or two of them are found anywhere.
QString indexedText(QStringView text);

// What people typed as an FTS5 query: every word must appear, each may be the beginning of a longer one.
// Nothing in it is an operator. Empty: there is nothing to look for.
QString searchQuery(QStringView typed);

// A text as SQLite can keep it: lone surrogates become U+FFFD.
QString storableText(QString text);

} // namespace lineup

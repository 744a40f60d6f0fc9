// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

namespace lineup {

// What the full-text index gets of a text: Chinese, Japanese and Korean characters stand alone, so that one
// or two of them are found anywhere.
QString indexedText(QStringView text);

// What people typed as an FTS5 query: every word must appear, each may be the beginning of a longer one but
// for those that are frequent themselves: the index would have to gather all that begins so before it gives
// the newest. `isFrequent` is asked with a phrase of the query. Nothing typed is an operator. Empty: there is
// nothing to look for.
QString searchQuery(QStringView typed, const std::function<bool(const QString &phrase)> &isFrequent = {});

// A text as SQLite can keep it: lone surrogates become U+FFFD.
QString storableText(QString text);

} // namespace lineup

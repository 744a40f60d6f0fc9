// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>

namespace lineup {

// What a reply has for one id: a text, or one text for each plural category.
struct TableReplyEntry
{
    QString text;
    QMap<QString, QString> forms;

    friend bool operator==(const TableReplyEntry &, const TableReplyEntry &) = default;
};

struct TableReply
{
    QHash<int, TableReplyEntry> entries; // by id, without those that came more than once
    QSet<int> doubled;
};

// Reads the reply to a request for `count` strings with the ids 1 to `count`, whatever stands around its JSON
// (words, code fences) and as far as it goes where it was cut off. Ids that nobody asked for are left out. A
// reply for a single string may be the bare text. Hostile input is bounded by its own size.
TableReply readTableReply(const QString &text, int count);

// The texts of a reply whose translations come in the order of the request, as machine translation services
// give them: a JSON array of texts, or one bare text.
TableReply readOrderedReply(const QString &text, int count);

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lineupfile.h"
#include "positionaljson.h"

#include <QSet>

namespace lineup {

// Collects what a reader of one JSON text objects to, in the order of the text. Internal to the lineup file's
// readers.
class LineupIssues
{
public:
    explicit LineupIssues(const PositionalJson &json)
        : m_json(json)
    { }

    void error(const QString &path, qsizetype offset, const QString &message);
    void warning(const QString &path, qsizetype offset, const QString &message);
    bool hasErrors() const { return m_hasErrors; }
    QList<LineupIssue> take();

private:
    struct Entry
    {
        LineupIssue::Severity severity;
        QString path;
        qsizetype offset;
        QString message;
    };

    const PositionalJson &m_json;
    QList<Entry> m_entries;
    bool m_hasErrors = false;
};

// "targets[1].headers["X Title"]"; a name that looks like a key is masked.
QString memberPath(const QString &parent, const QString &name);
QString itemPath(const QString &parent, qsizetype index);
// A value for a message: in quotes, on one line, shortened, keys masked.
QString quotedForMessage(const QString &text);

// What holds for the whole text whatever its members mean: no doubled member, no credentials.
void checkWholeText(const JsonNode &root, LineupIssues &issues);

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringfile.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace lineup {

// An object or array of a JSON text with the places that matter for adding to it.
struct JsonContainer
{
    int parent = -1;
    bool isObject = true;
    QString key; // or index, in its parent
    qsizetype open = 0; // its bracket
    qsizetype close = 0;
    qsizetype lastKey = -1; // of its last member; -1: it is empty
    qsizetype lastKeyEnd = -1;
    qsizetype lastValue = -1;
    qsizetype lastEnd = -1;
    qsizetype beforeLast = -1; // behind the bracket or comma before the last member
    int count = 0;
};

// A text in it.
struct JsonLeaf
{
    int container = -1;
    QString key;
    TextSpan keySpan; // invalid in arrays
    TextSpan span; // with its quotes
    QString text;
};

// Reads the texts of a JSON file with their places, without recursion. Comments and commas before a closing
// bracket, which other programs let pass, are warned of. Anything else that is wrong gives an error.
class JsonScanner
{
public:
    static constexpr int maxDepth = 64;

    explicit JsonScanner(StringFile &file);

    bool read();
    const QString &error() const { return m_error; } // with its line
    const QList<JsonContainer> &containers() const { return m_containers; }
    const QList<JsonLeaf> &leaves() const { return m_leaves; }
    QStringList pathOf(const JsonLeaf &leaf) const;
    QStringList pathOf(int container) const;

private:
    bool readMember();
    bool readValue();
    bool readScalar();
    bool readString(TextSpan &span, QString &text);
    bool readEscape(QByteArrayView text, qsizetype &at, QString &result);
    bool open(bool isObject);
    bool close();
    bool afterValue();
    void skipSpace();
    bool fail(const QString &message);
    char peek() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }

    StringFile &m_file;
    const QByteArray m_text;
    qsizetype m_at = 0;
    int m_current = -1;
    int m_depth = 0;
    JsonLeaf m_pending; // key of the member being read
    QList<JsonContainer> m_containers;
    QList<JsonLeaf> m_leaves;
    QString m_error;
};

} // namespace lineup

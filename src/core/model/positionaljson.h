// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsonnode.h"

#include <QByteArray>
#include <QString>

namespace lineup {

struct JsonPosition
{
    int line = 0; // from 1
    int column = 0; // from 1, in characters

    friend bool operator==(const JsonPosition &, const JsonPosition &) = default;
};

// A JSON text (RFC 8259, UTF-8, byte order mark accepted) read with the places of everything in it, which
// QJsonDocument forgets. Usable in any one thread. A text that is broken, too long, too deep or too
// rich gives an invalid object whose error() says what is wrong and what to do.
class PositionalJson
{
public:
    static constexpr qsizetype maxBytes = 4 * 1024 * 1024;
    static constexpr int maxDepth = 64;
    static constexpr int maxValues = 200000;

    static PositionalJson parse(const QByteArray &bytes);

    bool isValid() const { return m_error.isEmpty(); }
    const JsonNode &root() const { return m_root; }
    const QString &error() const { return m_error; }
    JsonPosition errorPosition() const { return position(m_errorOffset); }
    JsonPosition position(qsizetype offset) const;

private:
    PositionalJson() = default;
    void fail(qsizetype offset, const QString &message);
    bool checkBytes(const QByteArray &bytes);

    QByteArray m_text;
    JsonNode m_root;
    QString m_error;
    qsizetype m_errorOffset = 0;
};

// Indented UTF-8 with a line break at the end; members in the order of the node.
QByteArray toPrettyJson(const JsonNode &node);

} // namespace lineup

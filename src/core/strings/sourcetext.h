// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <vector>

namespace lineup {

// Replaces `length` bytes of a text from `at` on.
struct TextEdit
{
    qsizetype at = 0;
    qsizetype length = 0;
    QByteArray with;
};

struct TextSpan
{
    qsizetype begin = -1;
    qsizetype end = -1;

    bool isValid() const { return begin >= 0; }
    qsizetype size() const { return end - begin; }
};

// A text file's bytes, and the same as UTF-8 for parsers: whatever is not edited is written back byte for
// byte, in the file's encoding and with its byte order mark. Offsets count bytes of utf8(). A file that is
// too large or not text is invalid, and error() says why. A plain value for any thread.
class SourceText
{
public:
    static constexpr qint64 maxBytes = 128 * 1024 * 1024;
    // The longest single text that a unit may hold.
    static constexpr qsizetype maxFieldBytes = 1024 * 1024;

    static SourceText read(const QByteArray &bytes);
    // A file that is no text and can only be written back as it is.
    static SourceText opaque(const QByteArray &bytes);

    bool isValid() const { return m_error.isEmpty(); }
    const QString &error() const { return m_error; }

    const QByteArray &bytes() const { return m_bytes; }
    const QByteArray &utf8() const { return m_utf8; }
    QByteArrayView view(TextSpan span) const;
    QString string(TextSpan span) const { return QString::fromUtf8(view(span)); }
    const QByteArray &encoding() const { return m_encoding; } // its name; "UTF-8"
    // Offset of the first byte that is no UTF-8 in a file that should be; -1: none.
    qsizetype firstInvalid() const { return m_firstInvalid; }

    qsizetype line(qsizetype offset) const; // from 1
    const QByteArray &lineEnd() const { return m_lineEnd; } // the usual one here

    bool encodes(const QString &text) const;
    // False: the encoding cannot be reproduced exactly, so the file can only be written back as it is.
    bool isEditable() const { return m_exact; }
    // The file with these changes; they may stand in any order and must not overlap, those at one place come
    // in the given order.
    QByteArray with(QList<TextEdit> edits) const;

private:
    void decode();
    bool decodeAs(const QByteArray &name, qsizetype markBytes);
    void findLines();
    QByteArray encode(const QByteArray &utf8) const;

    QByteArray m_bytes;
    QByteArray m_utf8;
    QByteArray m_encoding;
    QByteArray m_lineEnd;
    QString m_error;
    std::vector<qsizetype> m_lineStarts;
    qsizetype m_markBytes = 0;
    qsizetype m_firstInvalid = -1;
    bool m_exact = true;
};

} // namespace lineup

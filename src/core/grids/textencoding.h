// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

struct UConverter;

namespace lineup {

// How the characters of a table's file lie in bytes: UTF-8, UTF-16 (both orders), or one of ICU's older
// encodings that keep ASCII as it is. Strict in both directions: what cannot be converted is an error, never
// a question mark. Not thread-safe; movable.
class TextEncoding
{
public:
    // Unset: there is no such encoding, or delimiters cannot be told from the bytes of other characters in
    // it.
    static std::optional<TextEncoding> named(const QByteArray &name);
    // By the byte order mark; UTF-8 without one.
    static TextEncoding ofBytes(const QByteArray &bytes);
    // What ICU takes bytes for that are no UTF-8, the likeliest first: to offer, not to rely on.
    static QStringList guesses(const QByteArray &bytes);
    // Encodings that spreadsheet programs and game tools used before Unicode, to choose from.
    static QStringList usual();

    const QByteArray &name() const { return m_name; }
    int unitSize() const { return m_kind == Kind::Utf16Le || m_kind == Kind::Utf16Be ? 2 : 1; }
    bool isBigEndian() const { return m_kind == Kind::Utf16Be; }
    // Of these bytes, in this encoding; 0: none.
    qsizetype markSize(const QByteArray &bytes) const;

    // Offset of the first byte that is no character of this encoding; -1: all are.
    qsizetype firstInvalid(QByteArrayView bytes) const;
    // Of valid bytes.
    QString decode(QByteArrayView bytes) const;
    // Unset: a character of the text has no place in this encoding.
    std::optional<QByteArray> encode(QStringView text) const;

private:
    enum class Kind { Utf8, Utf16Le, Utf16Be, Legacy };
    struct Close
    {
        void operator()(UConverter *converter) const;
    };

    TextEncoding(Kind kind, const QByteArray &name);
    qsizetype firstInvalidLegacy(QByteArrayView bytes) const;

    Kind m_kind;
    QByteArray m_name;
    std::unique_ptr<UConverter, Close> m_converter; // Legacy only
};

} // namespace lineup

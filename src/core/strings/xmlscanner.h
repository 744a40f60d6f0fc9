// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sourcetext.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace lineup {

struct XmlAttribute
{
    QByteArrayView name;
    TextSpan value; // between the quotes
    TextSpan whole; // with the space before it
};

struct XmlToken
{
    enum class Kind { Start, End, Text, CData, Other, Finished, Broken };
    Kind kind = Kind::Finished;
    TextSpan span;
    TextSpan content; // of text
    QByteArrayView name; // of an element, with its prefix
    QList<XmlAttribute> attributes;
    bool selfClosing = false; // a start without an end

    const XmlAttribute *attribute(QByteArrayView wanted) const;
};

// The tokens of an XML text with their places, which the usual readers do not tell exactly. Checks that tags
// are balanced; counts the depth itself and refuses document types that declare or load anything, so that no
// file can make it work or remember more than its own size. No namespaces: names are compared as they stand.
// Views stay valid as long as the text.
class XmlScanner
{
public:
    static constexpr int maxDepth = 64;
    static constexpr int maxAttributes = 256;

    explicit XmlScanner(const SourceText &text);
    // A part of a text whose tags are balanced in themselves.
    XmlScanner(const QByteArray &text, TextSpan range);

    XmlToken next();
    // After the start of an element: reads on behind its end. The place of what is between; invalid: broken.
    TextSpan skipElement(const XmlToken &start);

    qsizetype at() const { return m_at; }
    // Of the element that the next token stands in; empty: none. After a start, its parent is parent(1).
    QByteArrayView parent(int levels = 0) const;
    const QString &error() const { return m_error; }
    bool isRefused() const { return m_refused; } // dangerous, not only broken

    // The start tag that stands at a place found before.
    static XmlToken tagAt(const QByteArray &text, TextSpan span);

private:
    XmlToken broken(const QString &message);
    XmlToken refused(const QString &message);
    XmlToken readText();
    XmlToken readTag();
    XmlToken readEnd();
    XmlToken readUntil(QByteArrayView end, XmlToken::Kind kind, qsizetype startSize);
    XmlToken readDoctype();
    bool readAttribute(XmlToken &token);
    QByteArrayView readName();
    void skipSpace();

    const QByteArray m_text;
    qsizetype m_at = 0;
    qsizetype m_end = 0;
    QList<QByteArrayView> m_open;
    QString m_error;
    bool m_refused = false;
};

} // namespace lineup

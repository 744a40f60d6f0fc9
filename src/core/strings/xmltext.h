// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "xmlscanner.h"

#include <QStringList>

namespace lineup {

// Text between tags with its references resolved and its line breaks as XML has them; what cannot be resolved
// stays as it is.
QString decodeXml(QByteArrayView text);

// What stands inside an element: text as people see it, and the elements in between as their tags.
struct XmlInline
{
    QString text;
    QStringList tags; // each once, in order
};
XmlInline readXmlInline(const QByteArray &text, TextSpan content);

// Which characters a file writes as references although it need not.
class XmlStyle
{
public:
    explicit XmlStyle(bool escapesQuotes);
    void observe(const QByteArray &text, TextSpan content);

    // `tags` are written as they are, everything else as text. Characters for which `encodes` is false become
    // references.
    QByteArray encode(const QString &text, const QStringList &tags, const SourceText &file) const;

private:
    void add(QByteArray &result, char32_t c, const SourceText &file) const;

    int m_greater[2] = { 0, 0 }; // plain, as a reference
    int m_quote[2] = { 0, 0 };
    int m_apostrophe[2] = { 0, 0 };
    bool m_escapesQuotes;
};

// Characters that XML cannot hold, not even as references.
bool hasXmlForbidden(const QString &text);
bool isBalancedXml(const QByteArray &fragment);

// Changes of one tag that stands in the file.
TextEdit withXmlAttribute(const QByteArray &text, TextSpan tag, const QByteArray &name,
                          const QByteArray &value);
QList<TextEdit> withoutXmlAttribute(const QByteArray &text, TextSpan tag, const QByteArray &name);
QString xmlAttribute(const QByteArray &text, const XmlToken &tag, QByteArrayView name);

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ziparchive.h"

#include <QXmlStreamReader>

#include <memory>

namespace lineup {

inline constexpr int maxXmlDepth = 64;
inline constexpr qint64 maxXmlProlog = 64 * 1024;
inline constexpr qint64 maxXmlToken = 2 * 1024 * 1024;
inline constexpr int maxXmlAttributes = 20'000; // of one element; Qt compares each with each

// Reads XML from outside, token by token. A DTD, elements nested deeper than maxXmlDepth and tokens beyond
// the limits above end it with an error; so does what the archive refuses.
class GuardedXml
{
public:
    explicit GuardedXml(std::unique_ptr<ZipEntry> entry);
    ~GuardedXml();
    Q_DISABLE_COPY_MOVE(GuardedXml)

    // To the next token. False: the document has ended, or error() says why there is no more.
    bool next();
    // To the next child of the element in which `depth` elements are open. False: that element has ended, or
    // an error came. What a child holds and nobody read is passed over.
    bool nextChild(int depth);
    int depth() const { return m_depth; } // elements that are open, the current one included
    bool isStart() const { return m_xml.isStartElement(); }
    bool isEnd() const { return m_xml.isEndElement(); }
    QStringView name() const { return m_xml.name(); } // without prefix
    // By local name; with `qualified` only those that have a prefix.
    QString attribute(QLatin1StringView name, bool qualified = false) const;
    bool flag(QLatin1StringView name) const; // "1" or "true"
    // The text directly inside the current element, which is read to its end.
    QString ownText();
    QString error() const; // for people; empty: none so far

private:
    class Source;

    QString m_refusal;
    std::unique_ptr<Source> m_source;
    QXmlStreamReader m_xml;
    int m_depth = 0;
};

} // namespace lineup

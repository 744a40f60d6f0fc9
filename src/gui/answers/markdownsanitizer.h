// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QString>
#include <QStringView>
#include <QUrl>

class QTextDocument;

namespace lineup {

// Makes foreign Markdown harmless: what could hang the layout stays plain text, images become their
// description, links show where they lead, everything but http and https is inert. Usable in any one thread.
class MarkdownSanitizer
{
public:
    // Colours of what is added to the text: hosts and image descriptions.
    explicit MarkdownSanitizer(const QColor &muted)
        : m_muted(muted)
    { }

    // Whether the text is short and simple enough to be laid out as Markdown: 64 KB, 100 table rows.
    static bool canRender(QStringView shown);
    // For the parser: line ends of running text are kept, images without description get one.
    static QString prepared(QStringView shown);
    // After the parser and before any layout.
    void sanitize(QTextDocument &document) const;

    // http and https with a host, and nothing else.
    static bool isOpenable(const QUrl &url);
    // Where a link leads, as ASCII: its host in punycode, or the scheme of an inert one.
    static QString destination(const QString &href);

private:
    void flattenImages(QTextDocument &document) const;
    void markLinks(QTextDocument &document) const;

    QColor m_muted;
};

} // namespace lineup

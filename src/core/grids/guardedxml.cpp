// SPDX-License-Identifier: Apache-2.0
#include "guardedxml.h"

#include <QCoreApplication>
#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct XmlText
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Xml)
};

// Counts what may be attributes since the last "<", which stands in no attribute's value and no text.
class AttributeMeter
{
public:
    bool accept(const char *data, qint64 size)
    {
        for (qint64 i = 0; i < size; ++i) {
            const char c = data[i];
            if (c == '<')
                m_count = 0;
            else if (m_afterEquals && (c == '"' || c == '\''))
                ++m_count;
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\0')
                m_afterEquals = c == '=';
            if (m_count > maxXmlAttributes)
                return false;
        }
        return true;
    }

private:
    int m_count = 0;
    bool m_afterEquals = false;
};

} // namespace

// Hands on what the archive unpacks as long as no token grows too large.
class GuardedXml::Source : public QIODevice
{
public:
    explicit Source(std::unique_ptr<ZipEntry> entry)
        : m_entry(std::move(entry))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    void allow(qint64 bytes) { m_allowed = bytes; }
    QString refusal() const { return m_refusal.isEmpty() ? m_entry->refusal() : m_refusal; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        if (!m_refusal.isEmpty())
            return -1;
        const qint64 got = m_entry->read(data, maxSize);
        if (got <= 0)
            return got;
        m_allowed -= got;
        if (m_allowed >= 0 && m_meter.accept(data, got))
            return got;
        m_refusal = XmlText::tr("The file holds a part that no spreadsheet program writes. It is not read.");
        return -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::unique_ptr<ZipEntry> m_entry;
    AttributeMeter m_meter;
    qint64 m_allowed = maxXmlProlog;
    QString m_refusal;
};

GuardedXml::GuardedXml(std::unique_ptr<ZipEntry> entry)
    : m_source(std::make_unique<Source>(std::move(entry)))
    , m_xml(m_source.get())
{ }

GuardedXml::~GuardedXml() = default;

bool GuardedXml::next()
{
    if (!m_refusal.isEmpty() || m_xml.atEnd())
        return false;
    if (m_xml.isEndElement())
        --m_depth;
    const QXmlStreamReader::TokenType token = m_xml.readNext();
    if (token == QXmlStreamReader::DTD) {
        m_refusal
            = XmlText::tr("The file holds a document type definition. No spreadsheet program writes one, so "
                          "it is not read.");
        return false;
    }
    if (token == QXmlStreamReader::Invalid || token == QXmlStreamReader::EndDocument)
        return false;
    if (token == QXmlStreamReader::StartElement && ++m_depth > maxXmlDepth) {
        m_refusal = XmlText::tr("The file is nested far deeper than any spreadsheet. It is not read.");
        return false;
    }
    if (m_depth > 0)
        m_source->allow(maxXmlToken);
    return true;
}

bool GuardedXml::nextChild(int depth)
{
    while (next()) {
        if (isStart() && m_depth == depth + 1)
            return true;
        if (isEnd() && m_depth == depth)
            return false;
    }
    return false;
}

QString GuardedXml::attribute(QLatin1StringView name, bool qualified) const
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (attribute.name() == name && (!qualified || !attribute.namespaceUri().isEmpty()))
            return attribute.value().toString();
    }
    return {};
}

bool GuardedXml::flag(QLatin1StringView name) const
{
    const QString value = attribute(name);
    return value == u"1" || value == u"true";
}

QString GuardedXml::ownText()
{
    const int depth = m_depth;
    QString text;
    while (next() && !(isEnd() && m_depth == depth)) {
        if (m_xml.isCharacters() && m_depth == depth && text.size() < maxXmlToken)
            text += m_xml.text();
    }
    return text;
}

QString GuardedXml::error() const
{
    if (!m_refusal.isEmpty())
        return m_refusal;
    if (!m_source->refusal().isEmpty())
        return m_source->refusal();
    if (!m_xml.hasError())
        return {};
    return XmlText::tr("The file is damaged: one of its parts is no valid XML (line %1).")
        .arg(QLocale().toString(m_xml.lineNumber()));
}

} // namespace lineup

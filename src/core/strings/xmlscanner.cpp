// SPDX-License-Identifier: Apache-2.0
#include "xmlscanner.h"

#include "stringwords.h"

namespace lineup {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool endsName(char c)
{
    return isSpace(c) || c == '=' || c == '/' || c == '>' || c == '<' || c == '"' || c == '\'';
}

} // namespace

const XmlAttribute *XmlToken::attribute(QByteArrayView wanted) const
{
    for (const XmlAttribute &attribute : attributes) {
        if (attribute.name == wanted)
            return &attribute;
    }
    return nullptr;
}

XmlScanner::XmlScanner(const SourceText &text)
    : XmlScanner(text.utf8(), { 0, text.utf8().size() })
{ }

XmlScanner::XmlScanner(const QByteArray &text, TextSpan range)
    : m_text(text)
    , m_at(range.begin)
    , m_end(range.end)
{ }

QByteArrayView XmlScanner::parent(int levels) const
{
    const qsizetype index = m_open.size() - 1 - levels;
    return index < 0 ? QByteArrayView() : m_open.at(index);
}

XmlToken XmlScanner::broken(const QString &message)
{
    if (m_error.isEmpty())
        m_error = message;
    XmlToken token;
    token.kind = XmlToken::Kind::Broken;
    token.span = { m_at, m_at };
    return token;
}

XmlToken XmlScanner::refused(const QString &message)
{
    m_refused = true;
    return broken(message);
}

XmlToken XmlScanner::next()
{
    if (!m_error.isEmpty())
        return broken(m_error);
    if (m_at >= m_end) {
        if (!m_open.isEmpty())
            return broken(StringWords::tr("The file ends in the middle."));
        return {};
    }
    if (m_text.at(m_at) != '<')
        return readText();
    const QByteArrayView rest = QByteArrayView(m_text).sliced(m_at, m_end - m_at);
    if (rest.startsWith("<!--"))
        return readUntil("-->", XmlToken::Kind::Other, 4);
    if (rest.startsWith("<![CDATA["))
        return readUntil("]]>", XmlToken::Kind::CData, 9);
    if (rest.startsWith("<?"))
        return readUntil("?>", XmlToken::Kind::Other, 2);
    if (rest.startsWith("<!"))
        return readDoctype();
    return rest.startsWith("</") ? readEnd() : readTag();
}

XmlToken XmlScanner::readText()
{
    const qsizetype found = m_text.indexOf('<', m_at);
    const qsizetype end = found < 0 || found > m_end ? m_end : found;
    XmlToken token;
    token.kind = XmlToken::Kind::Text;
    token.span = { m_at, end };
    token.content = token.span;
    m_at = end;
    return token;
}

XmlToken XmlScanner::readUntil(QByteArrayView end, XmlToken::Kind kind, qsizetype startSize)
{
    const qsizetype found = QByteArrayView(m_text).first(m_end).indexOf(end, m_at + startSize);
    if (found < 0)
        return broken(StringWords::tr("The file ends in the middle."));
    XmlToken token;
    token.kind = kind;
    token.span = { m_at, found + end.size() };
    token.content = { m_at + startSize, found };
    m_at = token.span.end;
    return token;
}

XmlToken XmlScanner::readDoctype()
{
    constexpr QByteArrayView start = "<!DOCTYPE";
    const QByteArrayView rest = QByteArrayView(m_text).sliced(m_at, m_end - m_at);
    const qsizetype end = rest.indexOf('>');
    // The name of the root alone does nothing; anything more could load files or blow up.
    const QByteArray inner = end < 0 ? QByteArray()
                                     : rest.sliced(std::min(start.size(), end))
                                           .first(end - std::min(start.size(), end))
                                           .toByteArray()
                                           .trimmed();
    if (!rest.startsWith(start) || inner.isEmpty() || inner.size() > 100 || inner.contains('[')
        || inner.contains(' ') || inner.contains('\t') || inner.contains('\n') || inner.contains('"')
        || inner.contains('\''))
        return refused(StringWords::tr("The file declares a document type; such files are not read."));
    XmlToken token;
    token.kind = XmlToken::Kind::Other;
    token.span = { m_at, m_at + end + 1 };
    m_at = token.span.end;
    return token;
}

QByteArrayView XmlScanner::readName()
{
    const qsizetype begin = m_at;
    while (m_at < m_end && !endsName(m_text.at(m_at)))
        ++m_at;
    return QByteArrayView(m_text).sliced(begin, m_at - begin);
}

void XmlScanner::skipSpace()
{
    while (m_at < m_end && isSpace(m_text.at(m_at)))
        ++m_at;
}

XmlToken XmlScanner::readEnd()
{
    XmlToken token;
    token.kind = XmlToken::Kind::End;
    token.span.begin = m_at;
    m_at += 2;
    token.name = readName();
    skipSpace();
    if (m_at >= m_end || m_text.at(m_at) != '>' || token.name.isEmpty())
        return broken(StringWords::tr("A tag is broken."));
    if (m_open.isEmpty() || m_open.constLast() != token.name)
        return broken(
            StringWords::tr("“%1” is closed but not open here.").arg(QString::fromUtf8(token.name)));
    m_open.removeLast();
    token.span.end = ++m_at;
    return token;
}

bool XmlScanner::readAttribute(XmlToken &token)
{
    const qsizetype begin = m_at;
    skipSpace();
    XmlAttribute attribute;
    attribute.name = readName();
    skipSpace();
    if (attribute.name.isEmpty() || m_at >= m_end || m_text.at(m_at) != '=')
        return false;
    ++m_at;
    skipSpace();
    if (m_at >= m_end || (m_text.at(m_at) != '"' && m_text.at(m_at) != '\''))
        return false;
    const qsizetype close = m_text.indexOf(m_text.at(m_at), m_at + 1);
    if (close < 0 || close >= m_end || token.attributes.size() >= maxAttributes)
        return false;
    attribute.value = { m_at + 1, close };
    attribute.whole = { begin, close + 1 };
    m_at = close + 1;
    token.attributes.append(attribute);
    return true;
}

XmlToken XmlScanner::readTag()
{
    XmlToken token;
    token.kind = XmlToken::Kind::Start;
    token.span.begin = m_at++;
    token.name = readName();
    if (token.name.isEmpty())
        return broken(StringWords::tr("A tag is broken."));
    for (;;) {
        qsizetype ahead = m_at;
        while (ahead < m_end && isSpace(m_text.at(ahead)))
            ++ahead;
        const QByteArrayView rest = QByteArrayView(m_text).sliced(ahead, m_end - ahead);
        token.selfClosing = rest.startsWith("/>");
        if (token.selfClosing || rest.startsWith('>')) {
            m_at = ahead + (token.selfClosing ? 2 : 1);
            break;
        }
        if (!readAttribute(token))
            return broken(
                StringWords::tr("The tag “%1” is broken.")
                    .arg(QString::fromUtf8(token.name.first(std::min<qsizetype>(token.name.size(), 100)))));
    }
    token.span.end = m_at;
    if (!token.selfClosing) {
        if (m_open.size() >= maxDepth)
            return refused(StringWords::tr("The file is nested too deeply."));
        m_open.append(token.name);
    }
    return token;
}

TextSpan XmlScanner::skipElement(const XmlToken &start)
{
    if (start.selfClosing)
        return { start.span.end, start.span.end };
    const qsizetype depth = m_open.size();
    for (;;) {
        const XmlToken token = next();
        if (token.kind == XmlToken::Kind::Broken || token.kind == XmlToken::Kind::Finished)
            return {};
        if (token.kind == XmlToken::Kind::End && m_open.size() < depth)
            return { start.span.end, token.span.begin };
    }
}

XmlToken XmlScanner::tagAt(const QByteArray &text, TextSpan span)
{
    return XmlScanner(text, span).readTag();
}

} // namespace lineup

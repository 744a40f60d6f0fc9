// SPDX-License-Identifier: Apache-2.0
#include "xmltext.h"

#include <algorithm>
#include <optional>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Far more than any text has; a list of them is searched for each.
constexpr qsizetype maxTags = 500;

std::optional<char32_t> resolved(QByteArrayView name)
{
    if (name == "amp")
        return U'&';
    if (name == "lt")
        return U'<';
    if (name == "gt")
        return U'>';
    if (name == "quot")
        return U'"';
    if (name == "apos")
        return U'\'';
    if (name.size() < 2 || name[0] != '#' || name.size() > 9)
        return std::nullopt;
    const bool hex = name[1] == 'x' || name[1] == 'X';
    bool ok = false;
    const uint number = name.sliced(hex ? 2 : 1).toByteArray().toUInt(&ok, hex ? 16 : 10);
    const bool isCharacter = number > 0 && number < 0x110000 && (number < 0xd800 || number > 0xdfff);
    return ok && isCharacter ? std::optional<char32_t>(number) : std::nullopt;
}

} // namespace

QString decodeXml(QByteArrayView text)
{
    QByteArray plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r') {
            plain += '\n';
            if (i + 1 < text.size() && text[i + 1] == '\n')
                ++i;
            continue;
        }
        const qsizetype end
            = c == '&' ? text.sliced(i, std::min<qsizetype>(12, text.size() - i)).indexOf(';') : -1;
        const auto character = end > 1 ? resolved(text.sliced(i + 1, end - 1)) : std::nullopt;
        if (!character) {
            plain += c;
            continue;
        }
        plain += QString::fromUcs4(&*character, 1).toUtf8();
        i += end;
    }
    return QString::fromUtf8(plain);
}

XmlInline readXmlInline(const QByteArray &text, TextSpan content)
{
    XmlInline result;
    XmlScanner scanner(text, content);
    for (;;) {
        const XmlToken token = scanner.next();
        const QByteArrayView raw = QByteArrayView(text).sliced(token.span.isValid() ? token.span.begin : 0,
                                                               token.span.isValid() ? token.span.size() : 0);
        switch (token.kind) {
        case XmlToken::Kind::Text:
            result.text += decodeXml(raw);
            break;
        case XmlToken::Kind::CData:
            result.text
                += QString::fromUtf8(QByteArrayView(text).sliced(token.content.begin, token.content.size()));
            break;
        case XmlToken::Kind::Start:
        case XmlToken::Kind::End:
            result.text += QString::fromUtf8(raw);
            if (result.tags.size() < maxTags && !result.tags.contains(QString::fromUtf8(raw)))
                result.tags.append(QString::fromUtf8(raw));
            break;
        case XmlToken::Kind::Other:
            break;
        case XmlToken::Kind::Finished:
        case XmlToken::Kind::Broken:
            return result;
        }
    }
}

XmlStyle::XmlStyle(bool escapesQuotes)
    : m_escapesQuotes(escapesQuotes)
{ }

void XmlStyle::observe(const QByteArray &text, TextSpan content)
{
    XmlScanner scanner(text, content);
    for (XmlToken token = scanner.next();
         token.kind != XmlToken::Kind::Finished && token.kind != XmlToken::Kind::Broken;
         token = scanner.next()) {
        if (token.kind != XmlToken::Kind::Text)
            continue;
        const QByteArrayView raw = QByteArrayView(text).sliced(token.span.begin, token.span.size());
        m_greater[0] += raw.contains('>') ? 1 : 0;
        m_greater[1] += raw.contains("&gt;") ? 1 : 0;
        m_quote[0] += raw.contains('"') ? 1 : 0;
        m_quote[1] += raw.contains("&quot;") ? 1 : 0;
        m_apostrophe[0] += raw.contains('\'') ? 1 : 0;
        m_apostrophe[1] += raw.contains("&apos;") ? 1 : 0;
    }
}

void XmlStyle::add(QByteArray &result, char32_t c, const SourceText &file) const
{
    const auto escapes = [this](const int counts[2]) {
        return counts[0] + counts[1] == 0 ? m_escapesQuotes : counts[1] > counts[0];
    };
    const QString character = QString::fromUcs4(&c, 1);
    if (c == U'&')
        result += "&amp;";
    else if (c == U'<')
        result += "&lt;";
    else if (c == U'>' && m_greater[1] >= m_greater[0])
        result += "&gt;";
    else if (c == U'"' && escapes(m_quote))
        result += "&quot;";
    else if (c == U'\'' && escapes(m_apostrophe))
        result += "&apos;";
    else if (c == U'\r')
        result += "&#13;";
    else if (c == U'\n')
        result += file.lineEnd();
    else if (c > 0x7f && !file.encodes(character))
        result += "&#" + QByteArray::number(uint(c)) + ';';
    else
        result += character.toUtf8();
}

QByteArray XmlStyle::encode(const QString &text, const QStringList &tags, const SourceText &file) const
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QStringView rest = QStringView(text).sliced(i);
        if (rest.front() == u'<') {
            const auto tag = std::find_if(tags.begin(), tags.end(),
                                          [rest](const QString &known) { return rest.startsWith(known); });
            if (tag != tags.end()) {
                result += tag->toUtf8();
                i += tag->size() - 1;
                continue;
            }
        }
        const bool isPair = rest.front().isHighSurrogate() && rest.size() > 1 && rest[1].isLowSurrogate();
        add(result, isPair ? QChar::surrogateToUcs4(rest[0], rest[1]) : char32_t(rest.front().unicode()),
            file);
        i += isPair ? 1 : 0;
    }
    return result;
}

bool hasXmlForbidden(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return (c.unicode() < 0x20 && c != u'\n' && c != u'\t' && c != u'\r') || c.unicode() >= 0xfffe;
    });
}

bool isBalancedXml(const QByteArray &fragment)
{
    XmlScanner scanner(fragment, { 0, fragment.size() });
    for (;;) {
        const XmlToken token = scanner.next();
        if (token.kind == XmlToken::Kind::Broken)
            return false;
        if (token.kind == XmlToken::Kind::Finished)
            return true;
    }
}

TextEdit withXmlAttribute(const QByteArray &text, TextSpan tag, const QByteArray &name,
                          const QByteArray &value)
{
    const XmlToken token = XmlScanner::tagAt(text, tag);
    if (const XmlAttribute *attribute = token.attribute(name))
        return { attribute->value.begin, attribute->value.size(), value };
    const qsizetype behind = token.attributes.isEmpty() ? tag.begin + 1 + token.name.size()
                                                        : token.attributes.constLast().whole.end;
    return { behind, 0, ' ' + name + "=\"" + value + '"' };
}

QList<TextEdit> withoutXmlAttribute(const QByteArray &text, TextSpan tag, const QByteArray &name)
{
    const XmlToken token = XmlScanner::tagAt(text, tag);
    const XmlAttribute *attribute = token.attribute(name);
    return attribute ? QList<TextEdit>{ { attribute->whole.begin, attribute->whole.size(), {} } }
                     : QList<TextEdit>{};
}

QString xmlAttribute(const QByteArray &text, const XmlToken &tag, QByteArrayView name)
{
    const XmlAttribute *attribute = tag.attribute(name);
    return attribute ? decodeXml(QByteArrayView(text).sliced(attribute->value.begin, attribute->value.size()))
                     : QString();
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "wrappedtext.h"

#include <QHash>
#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// What XML 1.0 cannot hold, or, as a carriage return, gives back as something else.
bool isForeignToXml(char16_t unit)
{
    return (unit < 0x20 && unit != u'\t' && unit != u'\n') || unit >= 0xfffe;
}

QString escaped(QStringView text)
{
    QString xml;
    xml.reserve(text.size());
    for (const QChar character : text) {
        if (character == u'&')
            xml += "&amp;"_L1;
        else if (character == u'<')
            xml += "&lt;"_L1;
        else if (character == u'>')
            xml += "&gt;"_L1;
        else if (isForeignToXml(character.unicode()))
            xml += u"<x c=\"%1\"/>"_s.arg(uint(character.unicode()), 0, 16);
        else
            xml += character;
    }
    return xml;
}

QString characterOf(const QString &reference)
{
    static const QHash<QString, QString> named{ { u"amp"_s, u"&"_s },
                                                { u"lt"_s, u"<"_s },
                                                { u"gt"_s, u">"_s },
                                                { u"quot"_s, u"\""_s },
                                                { u"apos"_s, u"'"_s } };
    if (!reference.startsWith(u'#'))
        return named.value(reference);
    const bool hexadecimal = reference.startsWith("#x"_L1);
    const char32_t code = reference.mid(hexadecimal ? 2 : 1).toUInt(nullptr, hexadecimal ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? QString::fromUcs4(&code, 1) : QString();
}

} // namespace

QString wrappedText(const QString &text, const QList<TextRange> &kept)
{
    QString xml;
    qsizetype from = 0;
    const QStringView view(text);
    for (const TextRange &range : kept) {
        xml += escaped(view.sliced(from, range.start - from));
        xml += "<x>"_L1 + escaped(view.sliced(range.start, range.length)) + "</x>"_L1;
        from = range.start + range.length;
    }
    return xml + escaped(view.sliced(from));
}

QString unwrappedText(const QString &xml)
{
    static const QRegularExpression pattern(
        uR"re(</?x\s*/?>|<x c="([0-9a-f]{1,4})"\s*/?>|&(amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)re"_s);
    QString text;
    qsizetype from = 0;
    auto iterator = pattern.globalMatch(xml);
    while (iterator.hasNext()) {
        const QRegularExpressionMatch match = iterator.next();
        text += QStringView(xml).sliced(from, match.capturedStart() - from);
        from = match.capturedEnd();
        if (match.capturedLength(1) > 0)
            text += QChar(match.captured(1).toUShort(nullptr, 16));
        else if (match.capturedLength(2) > 0)
            text += characterOf(match.captured(2));
    }
    return text.append(QStringView(xml).sliced(from));
}

QStringList lostPieces(const QString &text, const QList<TextRange> &kept, const QString &translation)
{
    QHash<QString, qsizetype> wanted;
    QStringList lost;
    for (const TextRange &range : kept) {
        const QString piece = text.mid(range.start, range.length).trimmed();
        if (piece.isEmpty())
            continue;
        if (++wanted[piece] > translation.count(piece) && !lost.contains(piece))
            lost.append(piece);
    }
    return lost;
}

} // namespace lineup

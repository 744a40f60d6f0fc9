// SPDX-License-Identifier: Apache-2.0
#include "xlsxstrings.h"

#include "guardedxml.h"
#include "xlsxtypes.h"

namespace lineup {

using namespace Qt::StringLiterals;

QString xlsxUnescaped(const QString &text)
{
    qsizetype at = text.indexOf("_x"_L1);
    if (at < 0)
        return text;
    QString plain;
    plain.reserve(text.size());
    qsizetype done = 0;
    while (at >= 0) {
        bool valid = at + 7 <= text.size() && text.at(at + 6) == u'_';
        const QStringView digits = valid ? QStringView(text).sliced(at + 2, 4) : QStringView();
        for (const QChar digit : digits) {
            const char16_t c = digit.toLower().unicode();
            valid = valid && ((c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'));
        }
        if (valid) {
            const ushort code = digits.toUShort(nullptr, 16);
            plain += QStringView(text).sliced(done, at - done);
            plain += code == 0 ? QChar(QChar::ReplacementCharacter) : QChar(code);
            done = at + 7;
        }
        at = text.indexOf("_x"_L1, valid ? done : at + 2);
    }
    return plain.append(QStringView(text).sliced(done));
}

QString readXlsxText(GuardedXml &xml)
{
    const int depth = xml.depth();
    QString text;
    int phonetic = 0; // depth of the reading aid that is open
    while (xml.next()) {
        if (xml.isEnd() && xml.depth() == depth)
            break;
        if (xml.isEnd() && xml.depth() == phonetic)
            phonetic = 0;
        if (!xml.isStart())
            continue;
        if (xml.name() == "rPh"_L1 && phonetic == 0)
            phonetic = xml.depth();
        else if (xml.name() == "t"_L1 && phonetic == 0 && text.size() < maxXmlToken)
            text += xlsxUnescaped(xml.ownText());
    }
    return text;
}

bool readXlsxStrings(GuardedXml &xml, QStringList &strings)
{
    while (xml.next()) {
        if (!xml.isStart() || xml.name() != "si"_L1)
            continue;
        if (strings.size() >= maxXlsxStrings)
            return false;
        strings.append(readXlsxText(xml));
    }
    return true;
}

} // namespace lineup

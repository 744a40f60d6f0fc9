// SPDX-License-Identifier: Apache-2.0
#include "terminaltext.h"

#include <QList>

namespace lineup {

namespace {

bool isControl(char32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
}

bool isTagCharacter(char32_t c)
{
    return c >= 0xe0000 && c <= 0xe007f;
}

bool isDirectionOverride(char32_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

// Valid in JSON, but many programs that read line by line end a line there.
bool isLineSeparator(char32_t c)
{
    return c == 0x2028 || c == 0x2029;
}

} // namespace

QString harmlessText(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        if (isControl(c) || isTagCharacter(c))
            continue;
        if (isDirectionOverride(c))
            result += QChar(QChar::ReplacementCharacter);
        else
            result += QChar::fromUcs4(c);
    }
    return result;
}

QByteArray harmlessJson(const QByteArray &json)
{
    const QString text = QString::fromUtf8(json);
    QByteArray result;
    result.reserve(json.size());
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t c = text[i].unicode();
        // Only strings can hold these; the C0 controls are escaped already or are the text's own line ends.
        if (c < 0x7f || !(isControl(c) || isDirectionOverride(c) || isLineSeparator(c)))
            continue;
        result += QStringView(text).sliced(plainFrom, i - plainFrom).toUtf8();
        result += "\\u" + QByteArray::number(uint(c), 16).rightJustified(4, '0');
        plainFrom = i + 1;
    }
    return result + QStringView(text).sliced(plainFrom).toUtf8();
}

} // namespace lineup

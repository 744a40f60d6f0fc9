// SPDX-License-Identifier: Apache-2.0
#include "postring.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>

namespace lineup {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

int digitOf(char c, int base)
{
    const int value = c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f'             ? c - 'a' + 10
        : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                           : 99;
    return value < base ? value : -1;
}

// The number behind a backslash, as C has them; `at` is moved behind it.
void readNumber(QByteArrayView text, qsizetype &at, int base, int maxDigits, QByteArray &value)
{
    int number = 0;
    for (int i = 0; i < maxDigits && at < text.size() && digitOf(text[at], base) >= 0; ++i)
        number = number * base + digitOf(text[at++], base);
    value += char(number);
}

// `at` stands behind the backslash.
bool readEscape(QByteArrayView text, qsizetype &at, QByteArray &value)
{
    constexpr QByteArrayView letters = "ntrabfv\\\"";
    constexpr QByteArrayView meanings = "\n\t\r\a\b\f\v\\\"";
    const char c = text[at];
    const qsizetype known = letters.indexOf(c);
    if (known >= 0) {
        value += meanings[known];
        ++at;
        return true;
    }
    // A character zero would be cut off by every reader of the compiled file.
    if (digitOf(c, 8) >= 0 && c != '0') {
        readNumber(text, at, 8, 3, value);
        return true;
    }
    if (c == 'x' && at + 1 < text.size() && digitOf(text[at + 1], 16) > 0) {
        ++at;
        readNumber(text, at, 16, 2, value);
        return true;
    }
    value += '\\';
    return false;
}

// Reads `"…" "…"`. False where that is not all there is.
bool readExactly(QByteArrayView line, QByteArray &value, bool &unknownEscape)
{
    qsizetype at = 0;
    while (at < line.size()) {
        if (line[at++] != '"')
            return false;
        while (at < line.size() && line[at] != '"') {
            if (line[at] == '\\' && at + 1 < line.size())
                unknownEscape = !readEscape(line, ++at, value) || unknownEscape;
            else
                value += line[at++];
        }
        if (at++ >= line.size())
            return false;
        const qsizetype end = at;
        while (at < line.size() && isSpace(line[at]))
            ++at;
        // Two strings without a space between them are one with quotes that nobody escaped.
        if (at < line.size() && at == end)
            return false;
    }
    return true;
}

QByteArray escaped(const QByteArray &text)
{
    QByteArray result;
    result.reserve(text.size() + 8);
    for (const char c : text) {
        switch (c) {
        case '\n':
            result += "\\n";
            break;
        case '\t':
            result += "\\t";
            break;
        case '\r':
            result += "\\r";
            break;
        case '\a':
            result += "\\a";
            break;
        case '\b':
            result += "\\b";
            break;
        case '\f':
            result += "\\f";
            break;
        case '\v':
            result += "\\v";
            break;
        case '\\':
            result += "\\\\";
            break;
        case '"':
            result += "\\\"";
            break;
        default:
            result += c;
        }
    }
    return result;
}

// The pieces between which a line may be broken.
QList<QString> breakablePieces(const QString &line)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createLineInstance(icu::Locale::getEnglish(), status));
    if (U_FAILURE(status))
        return { line };
    const icu::UnicodeString text(false, reinterpret_cast<const UChar *>(line.utf16()), int32_t(line.size()));
    breaks->setText(text);
    QList<QString> pieces;
    int32_t from = breaks->first();
    for (int32_t to = breaks->next(); to != icu::BreakIterator::DONE; to = breaks->next()) {
        pieces.append(line.mid(from, to - from));
        from = to;
    }
    return pieces;
}

void wrap(const QByteArray &line, int width, QList<QByteArray> &lines)
{
    QByteArray current;
    int columns = 0;
    for (const QString &piece : breakablePieces(QString::fromUtf8(line))) {
        const QByteArray text = escaped(piece.toUtf8());
        const int size = poColumns(QString::fromUtf8(text));
        if (!current.isEmpty() && columns + size > width) {
            lines.append(current);
            current.clear();
            columns = 0;
        }
        current += text;
        columns += size;
    }
    if (!current.isEmpty())
        lines.append(current);
}

QList<QByteArray> splitAfterNewlines(const QByteArray &text)
{
    QList<QByteArray> parts;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf('\n'); at >= 0 && at + 1 < text.size();
         at = text.indexOf('\n', at + 1)) {
        parts.append(text.mid(from, at + 1 - from));
        from = at + 1;
    }
    parts.append(text.mid(from));
    return parts;
}

} // namespace

PoStringFault readPoString(QByteArrayView line, QByteArray &value)
{
    while (!line.isEmpty() && isSpace(line.front()))
        line = line.sliced(1);
    while (!line.isEmpty() && isSpace(line.back()))
        line.chop(1);
    const qsizetype before = value.size();
    bool unknownEscape = false;
    if (readExactly(line, value, unknownEscape))
        return unknownEscape ? PoStringFault::UnknownEscape : PoStringFault::None;
    value.truncate(before);
    const bool begins = line.startsWith('"');
    qsizetype slashes = 0;
    while (slashes + 2 <= line.size() && line[line.size() - 2 - slashes] == '\\')
        ++slashes;
    const bool ends = line.size() > 1 && line.endsWith('"') && slashes % 2 == 0;
    const QByteArrayView inner = line.sliced(begins ? 1 : 0).chopped(ends ? 1 : 0);
    for (qsizetype at = 0; at < inner.size();) {
        if (inner[at] == '\\' && at + 1 < inner.size())
            readEscape(inner, ++at, value);
        else
            value += inner[at++];
    }
    return begins && ends ? PoStringFault::UnescapedQuote : PoStringFault::NoEnd;
}

int poColumns(const QString &text)
{
    int columns = 0;
    for (const char32_t c : text.toUcs4()) {
        const int width = u_getIntPropertyValue(UChar32(c), UCHAR_EAST_ASIAN_WIDTH);
        const int8_t type = u_charType(UChar32(c));
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
            continue;
        columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
    }
    return columns;
}

QByteArray writePoString(const QByteArray &keyword, const QByteArray &utf8, const PoLayout &layout)
{
    const QList<QByteArray> parts
        = layout.breaksAfterNewline ? splitAfterNewlines(utf8) : QList<QByteArray>{ utf8 };
    const QByteArray whole = keyword + " \"" + escaped(utf8) + '"' + layout.lineEnd;
    const bool fits = !layout.breaksLongLines
        || poColumns(QString::fromUtf8(whole)) - int(layout.lineEnd.size()) <= layout.width;
    if (parts.size() == 1 && fits)
        return whole;
    QList<QByteArray> lines;
    for (const QByteArray &part : parts) {
        // The quotes take two columns.
        if (layout.breaksLongLines)
            wrap(part, layout.width - 2, lines);
        else
            lines.append(escaped(part));
    }
    QByteArray result = keyword + " \"\"" + layout.lineEnd;
    for (const QByteArray &line : std::as_const(lines))
        result += '"' + line + '"' + layout.lineEnd;
    return result;
}

} // namespace lineup

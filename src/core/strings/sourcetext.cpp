// SPDX-License-Identifier: Apache-2.0
#include "sourcetext.h"

#include "stringwords.h"

#include <QLocale>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct ConverterCloser
{
    void operator()(UConverter *converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

// Stops at what it cannot convert, in both directions.
Converter openConverter(const QByteArray &name)
{
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name.constData(), &status));
    if (U_FAILURE(status))
        return nullptr;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

std::optional<QString> decoded(const QByteArray &bytes, const QByteArray &name)
{
    const Converter converter = openConverter(name);
    if (!converter || bytes.size() > std::numeric_limits<int32_t>::max() / 2)
        return std::nullopt;
    // No encoding makes more than two UTF-16 units of one byte.
    QString text(bytes.size() * 2 + 1, Qt::Uninitialized);
    UErrorCode status = U_ZERO_ERROR;
    const int32_t size
        = ucnv_toUChars(converter.get(), reinterpret_cast<UChar *>(text.data()), int32_t(text.size()),
                        bytes.constData(), int32_t(bytes.size()), &status);
    if (U_FAILURE(status))
        return std::nullopt;
    text.resize(size);
    return text;
}

std::optional<QByteArray> encoded(const QString &text, const QByteArray &name)
{
    const Converter converter = openConverter(name);
    if (!converter || text.size() > std::numeric_limits<int32_t>::max() / 8)
        return std::nullopt;
    QByteArray bytes(UCNV_GET_MAX_BYTES_FOR_STRING(text.size(), ucnv_getMaxCharSize(converter.get())),
                     Qt::Uninitialized);
    UErrorCode status = U_ZERO_ERROR;
    const int32_t size
        = ucnv_fromUChars(converter.get(), bytes.data(), int32_t(bytes.size()),
                          reinterpret_cast<const UChar *>(text.utf16()), int32_t(text.size()), &status);
    if (U_FAILURE(status))
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

// What follows `key` near the beginning of a file, as far as it can be a name of an encoding.
QByteArray nameAfter(QByteArrayView start, QByteArrayView key)
{
    qsizetype at = start.indexOf(key);
    if (at < 0)
        return {};
    at += key.size();
    while (at < start.size()
           && (start[at] == ' ' || start[at] == '"' || start[at] == '\'' || start[at] == '='))
        ++at;
    qsizetype end = at;
    const auto isNamePart = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-'
            || c == '_' || c == '.' || c == ':';
    };
    while (end < start.size() && end - at < 40 && isNamePart(start[end]))
        ++end;
    return start.sliced(at, end - at).toByteArray();
}

QByteArray declaredEncoding(const QByteArray &bytes)
{
    if (bytes.startsWith("<?xml")) {
        const qsizetype end = bytes.indexOf("?>");
        return end < 0 ? QByteArray()
                       : nameAfter(QByteArrayView(bytes).first(std::min<qsizetype>(end, 1024)), "encoding");
    }
    const QByteArrayView start = QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), 65536));
    const qsizetype type = start.indexOf("Content-Type:");
    if (type < 0 || start.indexOf("msgid") < 0)
        return {};
    const QByteArray name = nameAfter(start.sliced(type), "charset");
    return name == "CHARSET" ? QByteArray() : name;
}

bool isUtf8Name(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower.isEmpty() || lower == "utf-8" || lower == "utf8" || lower == "us-ascii" || lower == "ascii";
}

qsizetype findInvalidUtf8(const QByteArray &text)
{
    const auto *data = reinterpret_cast<const uchar *>(text.constData());
    const qsizetype size = text.size();
    for (qsizetype i = 0; i < size;) {
        const uchar c = data[i];
        if (c < 0x80) {
            ++i;
            continue;
        }
        const int more = c >= 0xc2 && c < 0xe0 ? 1
            : c >= 0xe0 && c < 0xf0            ? 2
            : c >= 0xf0 && c < 0xf5            ? 3
                                               : 0;
        if (more == 0 || i + more >= size)
            return i;
        for (int k = 1; k <= more; ++k) {
            if ((data[i + k] & 0xc0) != 0x80)
                return i;
        }
        const uchar second = data[i + 1];
        if ((c == 0xe0 && second < 0xa0) || (c == 0xed && second > 0x9f) || (c == 0xf0 && second < 0x90)
            || (c == 0xf4 && second > 0x8f))
            return i;
        i += more + 1;
    }
    return -1;
}

QByteArray utf16Name(const QByteArray &bytes, qsizetype &markBytes)
{
    const auto begins = [&bytes](std::initializer_list<unsigned char> start) {
        return bytes.size() >= qsizetype(start.size())
            && std::memcmp(bytes.constData(), start.begin(), start.size()) == 0;
    };
    markBytes = 2;
    if (begins({ 0xff, 0xfe, 0, 0 }) || begins({ 0, 0, 0xfe, 0xff })) {
        markBytes = 4;
        return bytes.at(0) == 0 ? "UTF-32BE" : "UTF-32LE";
    }
    if (begins({ 0xff, 0xfe }))
        return "UTF-16LE";
    if (begins({ 0xfe, 0xff }))
        return "UTF-16BE";
    markBytes = 0;
    if (begins({ '<', 0, '?', 0 }))
        return "UTF-16LE";
    if (begins({ 0, '<', 0, '?' }))
        return "UTF-16BE";
    return {};
}

} // namespace

SourceText SourceText::read(const QByteArray &bytes)
{
    SourceText text;
    if (bytes.size() > maxBytes) {
        text.m_error
            = StringWords::tr("The file is larger than %1.").arg(QLocale().formattedDataSize(maxBytes));
        return text;
    }
    text.m_bytes = bytes;
    text.decode();
    if (text.isValid() && text.m_utf8.contains('\0')) {
        const qsizetype at = text.m_utf8.indexOf('\0');
        text.m_error = StringWords::tr("The file is not text: there is a NUL character in line %1.")
                           .arg(QLocale().toString(QByteArrayView(text.m_utf8).first(at).count('\n') + 1));
        text.m_utf8.clear();
    }
    if (text.isValid())
        text.findLines();
    return text;
}

SourceText SourceText::opaque(const QByteArray &bytes)
{
    SourceText text;
    text.m_bytes = bytes;
    text.m_exact = false;
    text.m_lineStarts.push_back(0);
    return text;
}

void SourceText::decode()
{
    qsizetype markBytes = 0;
    const QByteArray wide = utf16Name(m_bytes, markBytes);
    if (!wide.isEmpty()) {
        if (!decodeAs(wide, markBytes))
            m_error = StringWords::tr("The file is not valid %1 text.").arg(QString::fromLatin1(wide));
        return;
    }
    m_markBytes = m_bytes.startsWith("\xef\xbb\xbf") ? 3 : 0;
    const QByteArray declared = declaredEncoding(m_bytes);
    // UTF-16 that is declared inside text that can be read as bytes is a leftover of a conversion.
    if (m_markBytes == 0 && !isUtf8Name(declared) && !declared.toLower().startsWith("utf-16")
        && decodeAs(declared, 0))
        return;
    m_encoding = "UTF-8";
    m_utf8 = m_bytes.mid(m_markBytes);
    m_firstInvalid = findInvalidUtf8(m_utf8);
}

bool SourceText::decodeAs(const QByteArray &name, qsizetype markBytes)
{
    const std::optional<QString> text = decoded(m_bytes.mid(markBytes), name);
    if (!text)
        return false;
    m_markBytes = markBytes;
    m_encoding = name;
    m_utf8 = text->toUtf8();
    const std::optional<QByteArray> again = encoded(*text, name);
    m_exact = again && *again == QByteArrayView(m_bytes).sliced(markBytes);
    return true;
}

void SourceText::findLines()
{
    qsizetype withReturn = 0;
    m_lineStarts.push_back(0);
    for (qsizetype at = m_utf8.indexOf('\n'); at >= 0; at = m_utf8.indexOf('\n', at + 1)) {
        withReturn += at > 0 && m_utf8.at(at - 1) == '\r' ? 1 : 0;
        m_lineStarts.push_back(at + 1);
    }
    m_lineEnd = withReturn * 2 > qsizetype(m_lineStarts.size()) - 1 ? "\r\n" : "\n";
}

QByteArrayView SourceText::view(TextSpan span) const
{
    return QByteArrayView(m_utf8).sliced(span.begin, span.size());
}

qsizetype SourceText::line(qsizetype offset) const
{
    const auto after = std::upper_bound(m_lineStarts.begin(), m_lineStarts.end(), offset);
    return std::max<qsizetype>(1, after - m_lineStarts.begin());
}

bool SourceText::encodes(const QString &text) const
{
    return m_encoding.startsWith("UTF-") || encoded(text, m_encoding).has_value();
}

QByteArray SourceText::encode(const QByteArray &utf8) const
{
    if (m_encoding == "UTF-8")
        return utf8;
    return encoded(QString::fromUtf8(utf8), m_encoding).value_or(QByteArray());
}

QByteArray SourceText::with(QList<TextEdit> edits) const
{
    if (edits.isEmpty() || !m_exact)
        return m_bytes;
    std::stable_sort(edits.begin(), edits.end(),
                     [](const TextEdit &a, const TextEdit &b) { return a.at < b.at; });
    QByteArray changed;
    changed.reserve(m_utf8.size() + edits.size() * 64);
    qsizetype done = 0;
    for (const TextEdit &edit : std::as_const(edits)) {
        changed += QByteArrayView(m_utf8).sliced(done, edit.at - done);
        changed += edit.with;
        done = edit.at + edit.length;
    }
    changed += QByteArrayView(m_utf8).sliced(done);
    return m_bytes.first(m_markBytes) + encode(changed);
}

} // namespace lineup

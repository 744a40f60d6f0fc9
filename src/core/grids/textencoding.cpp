// SPDX-License-Identifier: Apache-2.0
#include "textencoding.h"

#include "utfcheck.h"

#include <QStringConverter>

#include <array>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView utf8Mark("\xef\xbb\xbf");
constexpr QByteArrayView littleMark("\xff\xfe");
constexpr QByteArrayView bigMark("\xfe\xff");
constexpr qsizetype guessedBytes = 64 * 1024;

// Encodings with shift states write ASCII bytes inside other characters' sequences.
bool keepsAscii(UConverter *converter)
{
    const UConverterType type = ucnv_getType(converter);
    if (type != UCNV_SBCS && type != UCNV_MBCS && type != UCNV_LATIN_1 && type != UCNV_US_ASCII)
        return false;
    const char probe[] = ",;|\t\r\n\"'09AZaz";
    std::array<UChar, sizeof(probe)> text{};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = ucnv_toUChars(converter, text.data(), int32_t(text.size()), probe,
                                         int32_t(sizeof(probe) - 1), &status);
    if (U_FAILURE(status) || length != int32_t(sizeof(probe) - 1))
        return false;
    for (size_t i = 0; i + 1 < sizeof(probe); ++i) {
        if (text[i] != char16_t(probe[i]))
            return false;
    }
    return true;
}

bool isStrict(UConverter *converter)
{
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return U_SUCCESS(status);
}

} // namespace

void TextEncoding::Close::operator()(UConverter *converter) const
{
    ucnv_close(converter);
}

TextEncoding::TextEncoding(Kind kind, const QByteArray &name)
    : m_kind(kind)
    , m_name(name)
{ }

std::optional<TextEncoding> TextEncoding::named(const QByteArray &name)
{
    if (const auto known = QStringConverter::encodingForName(name.constData())) {
        if (*known == QStringConverter::Utf8)
            return TextEncoding(Kind::Utf8, "UTF-8");
        if (*known == QStringConverter::Utf16LE || *known == QStringConverter::Utf16)
            return TextEncoding(Kind::Utf16Le, "UTF-16LE");
        if (*known == QStringConverter::Utf16BE)
            return TextEncoding(Kind::Utf16Be, "UTF-16BE");
    }
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, Close> converter(ucnv_open(name.constData(), &status));
    if (name.isEmpty() || U_FAILURE(status) || !converter || !keepsAscii(converter.get())
        || !isStrict(converter.get())) {
        return std::nullopt;
    }
    TextEncoding encoding(Kind::Legacy, name);
    encoding.m_converter = std::move(converter);
    return encoding;
}

TextEncoding TextEncoding::ofBytes(const QByteArray &bytes)
{
    if (bytes.startsWith(littleMark))
        return { Kind::Utf16Le, "UTF-16LE" };
    if (bytes.startsWith(bigMark))
        return { Kind::Utf16Be, "UTF-16BE" };
    return { Kind::Utf8, "UTF-8" };
}

QStringList TextEncoding::guesses(const QByteArray &bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              &ucsdet_close);
    if (U_FAILURE(status))
        return {};
    ucsdet_setText(detector.get(), bytes.constData(), int32_t(qMin(bytes.size(), guessedBytes)), &status);
    int32_t count = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector.get(), &count, &status);
    QStringList names;
    for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const QByteArray name(ucsdet_getName(matches[i], &status));
        const auto encoding = named(name);
        if (encoding && encoding->m_kind == Kind::Legacy && encoding->firstInvalid(bytes) < 0)
            names.append(QString::fromLatin1(name));
    }
    return names;
}

QStringList TextEncoding::usual()
{
    return { u"UTF-8"_s,        u"windows-1252"_s, u"windows-1250"_s, u"windows-1251"_s, u"windows-1253"_s,
             u"windows-1254"_s, u"windows-1255"_s, u"windows-1256"_s, u"windows-1257"_s, u"windows-1258"_s,
             u"windows-874"_s,  u"Shift_JIS"_s,    u"EUC-JP"_s,       u"GB18030"_s,      u"Big5"_s,
             u"EUC-KR"_s,       u"KOI8-R"_s,       u"ISO-8859-1"_s,   u"ISO-8859-2"_s,   u"ISO-8859-15"_s,
             u"UTF-16LE"_s,     u"UTF-16BE"_s };
}

qsizetype TextEncoding::markSize(const QByteArray &bytes) const
{
    switch (m_kind) {
    case Kind::Utf8:
        return bytes.startsWith(utf8Mark) ? utf8Mark.size() : 0;
    case Kind::Utf16Le:
        return bytes.startsWith(littleMark) ? littleMark.size() : 0;
    case Kind::Utf16Be:
        return bytes.startsWith(bigMark) ? bigMark.size() : 0;
    case Kind::Legacy:
        break;
    }
    return 0;
}

qsizetype TextEncoding::firstInvalid(QByteArrayView bytes) const
{
    switch (m_kind) {
    case Kind::Utf8:
        return firstInvalidUtf8(bytes);
    case Kind::Utf16Le:
    case Kind::Utf16Be:
        return firstInvalidUtf16(bytes, isBigEndian());
    case Kind::Legacy:
        break;
    }
    return firstInvalidLegacy(bytes);
}

qsizetype TextEncoding::firstInvalidLegacy(QByteArrayView bytes) const
{
    UConverter *converter = m_converter.get();
    ucnv_resetToUnicode(converter);
    std::array<UChar, 8192> buffer;
    const char *from = bytes.data();
    const char *const end = from + bytes.size();
    for (;;) {
        UChar *to = buffer.data();
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &to, buffer.data() + buffer.size(), &from, end, nullptr, true, &status);
        if (status == U_BUFFER_OVERFLOW_ERROR)
            continue;
        ucnv_resetToUnicode(converter);
        // ICU stands behind the bytes that it could not convert.
        return U_SUCCESS(status) ? -1 : qMax<qsizetype>(0, from - bytes.data() - 1);
    }
}

QString TextEncoding::decode(QByteArrayView bytes) const
{
    switch (m_kind) {
    case Kind::Utf8:
        // fromUtf8() drops what looks like a byte order mark, but within a table it is text.
        if (bytes.startsWith(utf8Mark))
            return QChar(QChar::ByteOrderMark) + QString::fromUtf8(bytes.sliced(utf8Mark.size()));
        return QString::fromUtf8(bytes);
    case Kind::Utf16Le:
        return QStringDecoder(QStringConverter::Utf16LE, QStringConverter::Flag::ConvertInitialBom)(bytes);
    case Kind::Utf16Be:
        return QStringDecoder(QStringConverter::Utf16BE, QStringConverter::Flag::ConvertInitialBom)(bytes);
    case Kind::Legacy:
        break;
    }
    // One byte becomes at most two UTF-16 units in every encoding that ICU has tables for.
    QString text(bytes.size() * 2 + 2, Qt::Uninitialized);
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = ucnv_toUChars(m_converter.get(), reinterpret_cast<UChar *>(text.data()),
                                         int32_t(text.size()), bytes.data(), int32_t(bytes.size()), &status);
    text.resize(U_SUCCESS(status) ? length : 0);
    return text;
}

std::optional<QByteArray> TextEncoding::encode(QStringView text) const
{
    if (!text.isValidUtf16())
        return std::nullopt;
    switch (m_kind) {
    case Kind::Utf8:
        return text.toUtf8();
    case Kind::Utf16Le:
        return QByteArray(QStringEncoder(QStringConverter::Utf16LE)(text));
    case Kind::Utf16Be:
        return QByteArray(QStringEncoder(QStringConverter::Utf16BE)(text));
    case Kind::Legacy:
        break;
    }
    QByteArray bytes(
        qsizetype(UCNV_GET_MAX_BYTES_FOR_STRING(text.size(), ucnv_getMaxCharSize(m_converter.get()))),
        Qt::Uninitialized);
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length
        = ucnv_fromUChars(m_converter.get(), bytes.data(), int32_t(bytes.size()),
                          reinterpret_cast<const UChar *>(text.utf16()), int32_t(text.size()), &status);
    if (U_FAILURE(status))
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

} // namespace lineup

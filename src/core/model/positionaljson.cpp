// SPDX-License-Identifier: Apache-2.0
#include "positionaljson.h"

#include "lineupfiletext.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <rapidjson/encodings.h>
#include <rapidjson/error/error.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <utility>

namespace lineup {

namespace {

QString stringFault(rapidjson::ParseErrorCode code, uchar byte)
{
    if (byte < 0x20) {
        return LineupFile::tr(
            "This text has no closing double quote on its line. Add the quote, or write a line break as "
            "\\n and a tab as \\t.");
    }
    if (code == rapidjson::kParseErrorStringInvalidEncoding)
        return LineupFile::tr("This is not valid UTF-8. Save the file as UTF-8.");
    if (code == rapidjson::kParseErrorStringMissQuotationMark)
        return LineupFile::tr("This text has no closing double quote. Add it.");
    if (code == rapidjson::kParseErrorStringUnicodeEscapeInvalidHex)
        return LineupFile::tr("After \\u four hexadecimal digits have to stand. Complete them.");
    if (code == rapidjson::kParseErrorStringUnicodeSurrogateInvalid)
        return LineupFile::tr(
            "This \\u escape is half a character. Write the character itself, or both halves.");
    return LineupFile::tr("This backslash begins no known escape. Write a backslash itself as \\\\.");
}

QString structureFault(rapidjson::ParseErrorCode code, uchar byte)
{
    if (byte == '/')
        return LineupFile::tr("JSON has no comments. Remove this one.");
    if (code == rapidjson::kParseErrorDocumentRootNotSingular)
        return LineupFile::tr("There is more text after the end of the lineup. Remove it.");
    if (code == rapidjson::kParseErrorObjectMissName) {
        return LineupFile::tr(
            "A member's name in double quotes has to stand here. Add the quotes, or remove a comma too "
            "many before this place.");
    }
    if (code == rapidjson::kParseErrorObjectMissColon)
        return LineupFile::tr("After a member's name a colon has to stand. Add it before this place.");
    if (code == rapidjson::kParseErrorObjectMissCommaOrCurlyBracket)
        return LineupFile::tr("A comma or a closing brace } is missing before this place. Add it.");
    if (code == rapidjson::kParseErrorArrayMissCommaOrSquareBracket)
        return LineupFile::tr("A comma or a closing bracket ] is missing before this place. Add it.");
    if (code == rapidjson::kParseErrorNumberTooBig)
        return LineupFile::tr("This number is too large. Write a smaller one.");
    if (code == rapidjson::kParseErrorNumberMissFraction || code == rapidjson::kParseErrorNumberMissExponent)
        return LineupFile::tr("This number is not complete. Add the missing digits.");
    return LineupFile::tr(
        "A value has to stand here: text in double quotes, a number, true, false, null, an object or a "
        "list. Add it, or remove a comma too many before this place.");
}

QString faultText(rapidjson::ParseErrorCode code, const QByteArray &text, qsizetype offset)
{
    if (code == rapidjson::kParseErrorDocumentEmpty)
        return LineupFile::tr("The file is empty. Choose another one, or save the lineup again.");
    if (offset >= text.size())
        return LineupFile::tr(
            "The file ends too early; part of it seems to be missing. Restore it, or close what is open.");
    const uchar byte = uchar(text.at(offset));
    const bool inText = code == rapidjson::kParseErrorStringInvalidEncoding
        || code == rapidjson::kParseErrorStringMissQuotationMark
        || code == rapidjson::kParseErrorStringUnicodeEscapeInvalidHex
        || code == rapidjson::kParseErrorStringUnicodeSurrogateInvalid
        || code == rapidjson::kParseErrorStringEscapeInvalid;
    return inText ? stringFault(code, byte) : structureFault(code, byte);
}

// Builds the tree. RapidJSON tells no places, so a token's start is found by skipping what may stand between
// it and the end of the one before.
class TreeBuilder
{
public:
    TreeBuilder(const QByteArray &text, const rapidjson::MemoryStream &stream)
        : m_text(text)
        , m_stream(stream)
    { }

    JsonNode root;
    QString stopReason; // set where the builder, not the grammar, refuses the text
    qsizetype stopOffset = 0;

    bool Null() { return add(JsonNode()); }
    bool Bool(bool value) { return add(JsonNode::fromBool(value)); }
    // Never called: numbers come as their text, because RapidJSON 1.1 writes past its buffer where it reads a
    // very long one exactly.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(int64_t) { return false; }
    bool Uint64(uint64_t) { return false; }
    bool Double(double) { return false; }
    bool RawNumber(const char *text, rapidjson::SizeType length, bool)
    {
        const QByteArrayView digits(text, qsizetype(length));
        bool isInteger = false;
        const qint64 integer = digits.toLongLong(&isInteger);
        if (isInteger)
            return add(JsonNode::fromInteger(integer));
        const double real = digits.toDouble();
        if (std::isfinite(real))
            return add(JsonNode::fromReal(real));
        stopOffset = tokenStart();
        stopReason = structureFault(rapidjson::kParseErrorNumberTooBig, 0);
        return false;
    }
    bool String(const char *text, rapidjson::SizeType length, bool)
    {
        return add(JsonNode::fromString(QString::fromUtf8(text, length)));
    }
    bool Key(const char *text, rapidjson::SizeType length, bool)
    {
        const qsizetype start = tokenStart();
        m_open.back()->members.push_back({ QString::fromUtf8(text, length), start, {} });
        return true;
    }
    bool StartObject() { return open(JsonNode::Type::Object); }
    bool StartArray() { return open(JsonNode::Type::Array); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }

private:
    qsizetype tokenStart()
    {
        static constexpr QByteArrayView between(" \t\r\n,:");
        while (m_lastEnd < m_text.size() && between.contains(m_text.at(m_lastEnd)))
            ++m_lastEnd;
        return std::exchange(m_lastEnd, qsizetype(m_stream.Tell()));
    }

    JsonNode *place(JsonNode node)
    {
        node.offset = tokenStart();
        if (++m_values > PositionalJson::maxValues) {
            stopOffset = node.offset;
            stopReason = LineupFile::tr("The file holds more than %1 values, which no lineup "
                                        "needs. Check that this is a lineup file.")
                             .arg(QLocale().toString(PositionalJson::maxValues));
            return nullptr;
        }
        if (m_open.empty()) {
            root = std::move(node);
            return &root;
        }
        JsonNode &parent = *m_open.back();
        if (parent.type == JsonNode::Type::Array) {
            parent.items.push_back(std::move(node));
            return &parent.items.back();
        }
        parent.members.back().value = std::move(node);
        return &parent.members.back().value;
    }

    bool add(JsonNode node) { return place(std::move(node)) != nullptr; }

    bool open(JsonNode::Type type)
    {
        JsonNode *node = place(JsonNode(type));
        if (!node)
            return false;
        m_open.push_back(node);
        if (m_open.size() <= size_t(PositionalJson::maxDepth))
            return true;
        stopOffset = node->offset;
        stopReason
            = LineupFile::tr("Objects and lists are nested more than %1 deep here. Remove some levels.")
                  .arg(QLocale().toString(PositionalJson::maxDepth));
        return false;
    }

    bool close()
    {
        m_lastEnd = qsizetype(m_stream.Tell());
        m_open.pop_back();
        return true;
    }

    const QByteArray &m_text;
    const rapidjson::MemoryStream &m_stream;
    std::vector<JsonNode *> m_open; // from the root to the innermost; only the innermost one's list grows
    qsizetype m_lastEnd = 0;
    int m_values = 0;
};

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void write(Writer &writer, const JsonNode &node)
{
    const auto utf8 = [](const QString &text) { return text.toUtf8(); };
    switch (node.type) {
    case JsonNode::Type::Null:
        writer.Null();
        return;
    case JsonNode::Type::Bool:
        writer.Bool(node.boolean);
        return;
    case JsonNode::Type::Integer:
        writer.Int64(node.integer);
        return;
    case JsonNode::Type::Real:
        writer.Double(node.real);
        return;
    case JsonNode::Type::String: {
        const QByteArray text = utf8(node.string);
        writer.String(text.constData(), rapidjson::SizeType(text.size()));
        return;
    }
    case JsonNode::Type::Array:
        writer.StartArray();
        for (const JsonNode &item : node.items)
            write(writer, item);
        writer.EndArray();
        return;
    case JsonNode::Type::Object:
        writer.StartObject();
        for (const JsonMember &member : node.members) {
            const QByteArray name = utf8(member.name);
            writer.Key(name.constData(), rapidjson::SizeType(name.size()));
            write(writer, member.value);
        }
        writer.EndObject();
        return;
    }
}

} // namespace

void PositionalJson::fail(qsizetype offset, const QString &message)
{
    m_errorOffset = offset;
    m_error = message;
}

// What would otherwise only be found as nonsense in the middle of the grammar.
bool PositionalJson::checkBytes(const QByteArray &bytes)
{
    if (bytes.size() > maxBytes) {
        fail(0,
             LineupFile::tr("The file is larger than %1. Check that this is a lineup file.")
                 .arg(QLocale().formattedDataSize(maxBytes)));
        return false;
    }
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF")) {
        fail(0, LineupFile::tr("The file is saved as UTF-16. Save it as UTF-8."));
        return false;
    }
    m_text = bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
    const qsizetype zero = m_text.indexOf('\0');
    if (zero >= 0)
        fail(zero,
             LineupFile::tr(
                 "The file holds a zero byte here, so it is damaged or no text. Choose another one."));
    return zero < 0;
}

PositionalJson PositionalJson::parse(const QByteArray &bytes)
{
    PositionalJson json;
    if (!json.checkBytes(bytes))
        return json;
    rapidjson::MemoryStream stream(json.m_text.constData(), size_t(json.m_text.size()));
    TreeBuilder builder(json.m_text, stream);
    rapidjson::Reader reader;
    const rapidjson::ParseResult result
        = reader.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag>(
            stream, builder);
    if (!builder.stopReason.isEmpty())
        json.fail(builder.stopOffset, builder.stopReason);
    else if (result.IsError())
        json.fail(qsizetype(result.Offset()),
                  faultText(result.Code(), json.m_text, qsizetype(result.Offset())));
    else
        json.m_root = std::move(builder.root);
    return json;
}

JsonPosition PositionalJson::position(qsizetype offset) const
{
    const qsizetype end = std::min(offset, m_text.size());
    JsonPosition position{ 1, 1 };
    for (qsizetype i = 0; i < end; ++i) {
        const uchar byte = uchar(m_text.at(i));
        const bool lineEnd
            = byte == '\n' || (byte == '\r' && (i + 1 >= m_text.size() || m_text.at(i + 1) != '\n'));
        if (lineEnd) {
            ++position.line;
            position.column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            ++position.column;
        }
    }
    return position;
}

QByteArray toPrettyJson(const JsonNode &node)
{
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    writer.SetIndent(' ', 2);
    write(writer, node);
    return QByteArray(buffer.GetString(), qsizetype(buffer.GetSize())) + '\n';
}

} // namespace lineup

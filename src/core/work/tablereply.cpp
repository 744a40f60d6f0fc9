// SPDX-License-Identifier: Apache-2.0
#include "tablereply.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostDepth = 4; // of what models wrap their entries in
constexpr int mostMisses = 200; // brackets that begin nothing; each may cost a look at the rest of the text

QJsonValue parsed(QStringView text)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return QJsonValue::Undefined;
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

// The end of the object or array that begins at `start`; -1: it is cut off.
qsizetype endOfValue(QStringView text, qsizetype start)
{
    qsizetype depth = 0;
    bool quoted = false;
    for (qsizetype at = start; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (quoted) {
            if (c == u'\\')
                ++at;
            else if (c == u'"')
                quoted = false;
        } else if (c == u'"') {
            quoted = true;
        } else if (c == u'{' || c == u'[') {
            ++depth;
        } else if ((c == u'}' || c == u']') && --depth == 0) {
            return at + 1;
        }
    }
    return -1;
}

class ReplyReader
{
public:
    explicit ReplyReader(int count)
        : m_count(count)
    { }

    void read(const QString &text);
    TableReply reply() const { return m_reply; }
    const QList<TableReplyEntry> &unnamed() const { return m_unnamed; }

private:
    void collect(const QJsonValue &value, int depth);
    void collectMap(const QJsonObject &object, int depth);
    void salvage(QStringView text);
    void add(const QJsonValue &id, const TableReplyEntry &entry);
    static std::optional<TableReplyEntry> entryOf(const QJsonObject &object);
    static TableReplyEntry formsOf(const QJsonObject &object);

    int m_count;
    TableReply m_reply;
    QList<TableReplyEntry> m_unnamed; // entries whose id nobody asked for
    int m_misses = 0;
};

TableReplyEntry ReplyReader::formsOf(const QJsonObject &object)
{
    TableReplyEntry entry;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isString())
            entry.forms.insert(it.key().toLower(), it->toString());
    }
    return entry;
}

std::optional<TableReplyEntry> ReplyReader::entryOf(const QJsonObject &object)
{
    for (const QLatin1StringView name : { "forms"_L1, "plural"_L1, "plurals"_L1 }) {
        if (object.value(name).isObject())
            return formsOf(object.value(name).toObject());
    }
    for (const QLatin1StringView name :
         { "text"_L1, "translation"_L1, "target"_L1, "translated"_L1, "value"_L1 }) {
        if (object.value(name).isString())
            return TableReplyEntry{ object.value(name).toString(), {} };
        if (object.value(name).isObject())
            return formsOf(object.value(name).toObject());
    }
    return {};
}

void ReplyReader::add(const QJsonValue &id, const TableReplyEntry &entry)
{
    bool isNumber = id.isDouble();
    const int number = isNumber ? id.toInt() : id.toString().trimmed().toInt(&isNumber);
    if (!isNumber || number < 1 || number > m_count) {
        m_unnamed.append(entry);
        return;
    }
    if (m_reply.entries.contains(number) || m_reply.doubled.contains(number)) {
        m_reply.entries.remove(number);
        m_reply.doubled.insert(number);
    } else {
        m_reply.entries.insert(number, entry);
    }
}

void ReplyReader::collect(const QJsonValue &value, int depth)
{
    if (depth > mostDepth)
        return;
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const auto item : items)
            collect(item, depth + 1);
        return;
    }
    const QJsonObject object = value.toObject();
    const std::optional<TableReplyEntry> entry = entryOf(object);
    if (entry && object.contains("id"_L1))
        add(object.value("id"_L1), *entry);
    else
        collectMap(object, depth);
}

// {"1": "…", "2": {"one": "…"}}, or something that holds the entries.
void ReplyReader::collectMap(const QJsonObject &object, int depth)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        bool isId = false;
        it.key().toInt(&isId);
        if (isId && it->isString())
            add(QJsonValue(it.key()), { it->toString(), {} });
        else if (isId && it->isObject())
            add(QJsonValue(it.key()), entryOf(it->toObject()).value_or(formsOf(it->toObject())));
        else if (it->isArray() || it->isObject())
            collect(*it, depth + 1);
        else if (it->isString() && (it.key() == "text"_L1 || it.key() == "translation"_L1))
            m_unnamed.append({ it->toString(), {} });
    }
}

void ReplyReader::read(const QString &text)
{
    const QStringView rest(text);
    for (qsizetype start = 0; start < rest.size() && m_misses < mostMisses; ++start) {
        if (rest.at(start) != u'{' && rest.at(start) != u'[')
            continue;
        const qsizetype end = endOfValue(rest, start);
        if (end < 0) {
            salvage(rest.mid(start));
            return;
        }
        const QJsonValue value = parsed(rest.mid(start, end - start));
        if (!value.isUndefined())
            collect(value, 0);
        else
            salvage(rest.mid(start + 1, end - start - 1));
        start = end - 1;
    }
}

// The whole entries of a text that is no JSON as a whole.
void ReplyReader::salvage(QStringView text)
{
    for (qsizetype start = text.indexOf(u'{'); start >= 0 && m_misses < mostMisses;) {
        const qsizetype end = endOfValue(text, start);
        const QJsonValue value = end < 0 ? QJsonValue::Undefined : parsed(text.mid(start, end - start));
        if (value.isObject() && value.toObject().contains("id"_L1)) {
            collect(value, 0);
            start = text.indexOf(u'{', end);
        } else {
            ++m_misses;
            start = text.indexOf(u'{', start + 1);
        }
    }
}

// JSON that was to hold entries, and holds none.
bool isEmptyReply(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    return document.isObject() || (document.isArray() && document.array().isEmpty());
}

} // namespace

TableReply readTableReply(const QString &text, int count)
{
    ReplyReader reader(count);
    reader.read(text);
    TableReply reply = reader.reply();
    if (count != 1 || !reply.entries.isEmpty() || !reply.doubled.isEmpty())
        return reply;
    if (reader.unnamed().size() == 1)
        reply.entries.insert(1, reader.unnamed().first());
    else if (!text.trimmed().isEmpty() && reader.unnamed().isEmpty() && !isEmptyReply(text))
        reply.entries.insert(1, { text, {} });
    return reply;
}

TableReply readOrderedReply(const QString &text, int count)
{
    TableReply reply;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (count > 1 && document.isArray()) {
        const QJsonArray texts = document.array();
        for (int i = 0; i < std::min<qsizetype>(count, texts.size()); ++i)
            reply.entries.insert(i + 1, { texts.at(i).toString(), {} });
    } else if (count == 1 && !text.isEmpty()) {
        reply.entries.insert(1, { text, {} });
    }
    return reply;
}

} // namespace lineup

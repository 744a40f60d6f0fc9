// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QString>

#include <vector>

namespace lineup {

struct JsonMember;

// One value of a JSON text, with the place where it begins. Members keep the file's order, and doubled ones.
struct JsonNode
{
    enum class Type { Null, Bool, Integer, Real, String, Array, Object };
    Type type = Type::Null;
    qsizetype offset = 0; // byte in the text without its byte order mark
    bool boolean = false;
    qint64 integer = 0;
    double real = 0; // set for Integer too
    QString string;
    std::vector<JsonNode> items;
    std::vector<JsonMember> members;

    JsonNode();
    explicit JsonNode(Type kind);
    ~JsonNode();
    JsonNode(const JsonNode &);
    JsonNode(JsonNode &&) noexcept;
    JsonNode &operator=(const JsonNode &);
    JsonNode &operator=(JsonNode &&) noexcept;
    static JsonNode fromString(const QString &text);
    static JsonNode fromInteger(qint64 number);
    static JsonNode fromReal(double number);
    static JsonNode fromBool(bool value);
    static JsonNode fromJson(const QJsonValue &value);

    void append(const QString &name, JsonNode value);
    const JsonNode *find(QStringView name) const; // the first of that name, or nullptr
    QJsonValue toJson() const; // of doubled members the last one holds, as in QJsonDocument
};

struct JsonMember
{
    QString name;
    qsizetype offset = 0; // of the name
    JsonNode value;
};

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "jsonnode.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace lineup {

namespace {

// A number has one form, or what is written and read again would differ in an object that holds it.
QJsonValue oneForm(double real)
{
    constexpr double integersEnd = 9223372036854775808.0; // 2^63
    const bool fits = real >= -integersEnd && real < integersEnd && double(qint64(real)) == real;
    return fits ? QJsonValue(qint64(real)) : QJsonValue(real);
}

} // namespace

// Here, where a member is a complete type.
JsonNode::JsonNode() = default;
JsonNode::~JsonNode() = default;
JsonNode::JsonNode(const JsonNode &) = default;
JsonNode::JsonNode(JsonNode &&) noexcept = default;
JsonNode &JsonNode::operator=(const JsonNode &) = default;
JsonNode &JsonNode::operator=(JsonNode &&) noexcept = default;

JsonNode::JsonNode(Type kind)
    : type(kind)
{ }

JsonNode JsonNode::fromString(const QString &text)
{
    JsonNode node(Type::String);
    node.string = text;
    return node;
}

JsonNode JsonNode::fromInteger(qint64 number)
{
    JsonNode node(Type::Integer);
    node.integer = number;
    node.real = double(number);
    return node;
}

JsonNode JsonNode::fromReal(double number)
{
    JsonNode node(Type::Real);
    node.real = number;
    return node;
}

JsonNode JsonNode::fromBool(bool value)
{
    JsonNode node(Type::Bool);
    node.boolean = value;
    return node;
}

JsonNode JsonNode::fromJson(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return fromBool(value.toBool());
    case QJsonValue::Double: {
        const qint64 integer = value.toInteger();
        return double(integer) == value.toDouble() ? fromInteger(integer) : fromReal(value.toDouble());
    }
    case QJsonValue::String:
        return fromString(value.toString());
    case QJsonValue::Array: {
        JsonNode node(Type::Array);
        const QJsonArray items = value.toArray();
        for (const auto item : items)
            node.items.push_back(fromJson(item));
        return node;
    }
    case QJsonValue::Object: {
        JsonNode node(Type::Object);
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            node.append(it.key(), fromJson(it.value()));
        return node;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

void JsonNode::append(const QString &name, JsonNode value)
{
    members.push_back({ name, 0, std::move(value) });
}

const JsonNode *JsonNode::find(QStringView name) const
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [name](const JsonMember &m) { return m.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

QJsonValue JsonNode::toJson() const
{
    switch (type) {
    case Type::Null:
        return QJsonValue::Null;
    case Type::Bool:
        return boolean;
    case Type::Integer:
        return integer;
    case Type::Real:
        return oneForm(real);
    case Type::String:
        return string;
    case Type::Array: {
        QJsonArray array;
        for (const JsonNode &item : items)
            array.append(item.toJson());
        return array;
    }
    case Type::Object: {
        QJsonObject object;
        for (const JsonMember &member : members)
            object.insert(member.name, member.value.toJson());
        return object;
    }
    }
    Q_UNREACHABLE();
}

} // namespace lineup

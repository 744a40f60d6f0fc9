// SPDX-License-Identifier: Apache-2.0
#include "lineupfile.h"
#include "positionaljson.h"

#include <cmath>
#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int writtenVersion = 1;

void appendText(JsonNode &object, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        object.append(name, JsonNode::fromString(text));
}

template <typename Number>
void appendInteger(JsonNode &object, const QString &name, const std::optional<Number> &number)
{
    if (number)
        object.append(name, JsonNode::fromInteger(*number));
}

void appendReal(JsonNode &object, const QString &name, const std::optional<double> &number)
{
    // 1.0 is written as 1, as a person would.
    if (number && std::isfinite(*number))
        object.append(name, JsonNode::fromJson(QJsonValue(*number)));
}

void appendFlag(JsonNode &object, const QString &name, bool flag)
{
    if (flag)
        object.append(name, JsonNode::fromBool(true));
}

void appendObject(JsonNode &object, const QString &name, JsonNode inner)
{
    if (!inner.members.empty())
        object.append(name, std::move(inner));
}

void appendUnknown(JsonNode &object, const QJsonObject &members)
{
    for (auto it = members.begin(); it != members.end(); ++it) {
        if (!object.find(it.key()))
            object.append(it.key(), JsonNode::fromJson(it.value()));
    }
}

JsonNode parametersNode(const Parameters &parameters)
{
    JsonNode node(JsonNode::Type::Object);
    appendInteger(node, u"maxOutputTokens"_s, parameters.maxOutputTokens);
    appendReal(node, u"temperature"_s, parameters.temperature);
    appendReal(node, u"topP"_s, parameters.topP);
    if (!parameters.stop.isEmpty()) {
        JsonNode stop(JsonNode::Type::Array);
        for (const QString &text : parameters.stop)
            stop.items.push_back(JsonNode::fromString(text));
        node.append(u"stop"_s, std::move(stop));
    }
    appendInteger(node, u"seed"_s, parameters.seed);
    appendText(node, u"reasoningEffort"_s, parameters.reasoningEffort);
    appendObject(node, u"extra"_s, JsonNode::fromJson(parameters.extra));
    appendUnknown(node, parameters.unknownMembers);
    return node;
}

JsonNode timeoutsNode(const Timeouts &timeouts)
{
    JsonNode node(JsonNode::Type::Object);
    appendInteger(node, u"connectMs"_s, timeouts.connectMs);
    appendInteger(node, u"firstTokenMs"_s, timeouts.firstTokenMs);
    appendInteger(node, u"idleMs"_s, timeouts.idleMs);
    appendInteger(node, u"totalMs"_s, timeouts.totalMs);
    appendUnknown(node, timeouts.unknownMembers);
    return node;
}

JsonNode headersNode(const QList<Header> &headers)
{
    JsonNode node(JsonNode::Type::Object);
    for (const Header &header : headers)
        node.append(header.name, JsonNode::fromString(header.value));
    return node;
}

JsonNode targetNode(const Target &target)
{
    JsonNode node(JsonNode::Type::Object);
    node.append(u"id"_s, JsonNode::fromString(target.id));
    appendText(node, u"label"_s, target.label);
    appendText(node, u"provider"_s, target.provider);
    appendText(node, u"protocol"_s, target.protocol);
    appendText(node, u"baseUrl"_s, target.baseUrl);
    node.append(u"model"_s, JsonNode::fromString(target.model));
    appendText(node, u"keyEnv"_s, target.keyEnv);
    appendText(node, u"key"_s, target.key);
    appendObject(node, u"parameters"_s, parametersNode(target.parameters));
    appendObject(node, u"timeouts"_s, timeoutsNode(target.timeouts));
    appendInteger(node, u"retries"_s, target.retries);
    appendObject(node, u"headers"_s, headersNode(target.headers));
    appendFlag(node, u"allowInsecure"_s, target.allowInsecure);
    appendFlag(node, u"http2"_s, target.http2);
    appendText(node, u"dataPolicy"_s, target.dataPolicy);
    appendUnknown(node, target.unknownMembers);
    return node;
}

} // namespace

QByteArray lineupToJson(const Lineup &lineup)
{
    JsonNode root(JsonNode::Type::Object);
    root.append(u"lineup"_s, JsonNode::fromInteger(writtenVersion));
    root.append(u"name"_s, JsonNode::fromString(lineup.name));
    JsonNode targets(JsonNode::Type::Array);
    for (const Target &target : lineup.targets)
        targets.items.push_back(targetNode(target));
    root.append(u"targets"_s, std::move(targets));
    appendUnknown(root, lineup.unknownMembers);
    return toPrettyJson(root);
}

} // namespace lineup

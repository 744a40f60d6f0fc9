// SPDX-License-Identifier: Apache-2.0
#include "lineupfile.h"

#include "credentialrules.h"
#include "lineupfiletext.h"
#include "objectreader.h"
#include "positionaljson.h"
#include "provider.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <limits>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int currentVersion = 1;
constexpr int mostRetries = 100;
constexpr int mostInt = std::numeric_limits<int>::max();

Parameters readParameters(const JsonNode &node, const QString &path, LineupIssues &issues)
{
    ObjectReader reader(node, path, issues);
    Parameters parameters;
    parameters.maxOutputTokens = reader.smallInteger(u"maxOutputTokens"_s, 1, mostInt);
    parameters.temperature = reader.number(u"temperature"_s, 0, 2);
    parameters.topP = reader.number(u"topP"_s, 0, 1);
    parameters.stop = reader.texts(u"stop"_s);
    parameters.seed
        = reader.integer(u"seed"_s, std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max());
    parameters.reasoningEffort = reader.text(u"reasoningEffort"_s);
    if (const JsonNode *extra = reader.object(u"extra"_s))
        parameters.extra = extra->toJson().toObject();
    parameters.unknownMembers = reader.finish();
    return parameters;
}

Timeouts readTimeouts(const JsonNode &node, const QString &path, LineupIssues &issues)
{
    ObjectReader reader(node, path, issues);
    Timeouts timeouts;
    timeouts.connectMs = reader.smallInteger(u"connectMs"_s, 0, mostInt);
    timeouts.firstTokenMs = reader.smallInteger(u"firstTokenMs"_s, 0, mostInt);
    timeouts.idleMs = reader.smallInteger(u"idleMs"_s, 0, mostInt);
    timeouts.totalMs = reader.smallInteger(u"totalMs"_s, 0, mostInt);
    timeouts.unknownMembers = reader.finish();
    return timeouts;
}

// Why a header cannot be taken; empty where it can.
QString headerFault(const QString &name, const JsonNode &value)
{
    static const QRegularExpression token(u"^[!#$%&'*+.^_`|~0-9A-Za-z\\-]+$"_s); // RFC 9110
    static const QRegularExpression plain(u"^[\\x{20}-\\x{7E}]*$"_s);
    static const QStringList ours{ u"host"_s,       u"content-length"_s,  u"transfer-encoding"_s,
                                   u"connection"_s, u"accept-encoding"_s, u"content-type"_s };
    if (isCredentialHeader(name)) {
        return LineupFile::tr(
            "A header of this name carries a key. Remove it; store the key in the keychain and name "
            "it with \"key\", or name an environment variable with \"keyEnv\".");
    }
    if (!token.match(name).hasMatch() || name.endsWith(u'\n'))
        return LineupFile::tr("This is no valid name of a header. Use letters, digits and dashes.");
    if (ours.contains(name.toLower()))
        return LineupFile::tr("Lineup sets this header itself. Remove it.");
    if (value.type != JsonNode::Type::String)
        return LineupFile::tr("This has to be text in double quotes.");
    if (!plain.match(value.string).hasMatch() || value.string.endsWith(u'\n'))
        return LineupFile::tr("A header's value has to be plain ASCII text on one line. Change it.");
    return {};
}

QList<Header> readHeaders(const JsonNode &node, const QString &path, LineupIssues &issues)
{
    QList<Header> headers;
    QSet<QString> names;
    for (const JsonMember &member : node.members) {
        if (isCredentialMember(member.name))
            continue; // reported with the credentials of the whole text
        const QString inner = memberPath(path, member.name);
        const QString fault = headerFault(member.name, member.value);
        const QString lower = member.name.toLower();
        // The same spelling twice is reported with all other doubled members.
        const bool doubled = names.contains(lower) && !names.contains(u'=' + member.name);
        names << lower << u'=' + member.name;
        if (!fault.isEmpty())
            issues.error(inner, member.offset, fault);
        else if (doubled)
            issues.error(inner, member.offset,
                         LineupFile::tr("This header stands here twice. Remove one of the two."));
        else
            headers.append({ member.name, member.value.string });
    }
    return headers;
}

void checkBaseUrl(const QString &address, ObjectReader &reader)
{
    const QString name = u"baseUrl"_s;
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.isRelative() || (url.host().isEmpty() && url.scheme().startsWith(u"http"))) {
        reader.error(name,
                     LineupFile::tr("This is no valid address. Write it like https://api.example.com/v1."));
    } else if (url.scheme() != u"https" && url.scheme() != u"http") {
        reader.error(name, LineupFile::tr("The address has to begin with https:// or http://. Change it."));
    } else if (url.hasFragment()) {
        reader.error(name, LineupFile::tr("An address of a provider has no part after #. Remove it."));
    } else if (hasCredentialQuery(url) && !looksLikeKey(address)) {
        reader.error(name,
                     LineupFile::tr("The address carries a key in its query. Remove it; store the key in the "
                                    "keychain and name it with \"key\", or name an environment variable "
                                    "with \"keyEnv\"."));
    }
}

// Provider or protocol + baseUrl.
void checkService(const Target &target, ObjectReader &reader)
{
    const Provider *provider = findProvider(target.provider);
    if (!target.provider.isEmpty() && !provider) {
        QStringList known;
        for (const Provider &row : builtInProviders())
            known.append(row.id);
        reader.error(
            u"provider"_s,
            LineupFile::tr("Lineup knows no provider %1. Use one of these: %2; or leave it out and give "
                           "\"protocol\" and \"baseUrl\".")
                .arg(quotedForMessage(target.provider), known.join(u", "_s)));
    }
    if (!target.protocol.isEmpty() && !protocolIds().contains(target.protocol)) {
        reader.error(u"protocol"_s,
                     LineupFile::tr("Lineup knows no protocol %1. Use one of these: %2.")
                         .arg(quotedForMessage(target.protocol), protocolIds().join(u", "_s)));
    }
    if (!target.baseUrl.isEmpty())
        checkBaseUrl(target.baseUrl, reader);
    const bool named = !reader.isBlank(u"provider"_s);
    const bool addressed = !reader.isBlank(u"baseUrl"_s);
    if (!named && reader.isBlank(u"protocol"_s)) {
        reader.missing(u"provider"_s,
                       LineupFile::tr("Name a provider, or give \"protocol\" and \"baseUrl\"."));
    } else if (!named && !addressed) {
        reader.missing(u"baseUrl"_s, LineupFile::tr("Add the address of the server."));
    } else if (provider && provider->baseUrl.isEmpty() && !addressed) {
        reader.missing(u"baseUrl"_s,
                       LineupFile::tr("Every customer of this provider has an own address. Add yours."));
    }
}

void checkNames(const Target &target, ObjectReader &reader)
{
    static const QRegularExpression id(u"^[A-Za-z0-9._-]+$"_s);
    static const QRegularExpression variable(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    if (!target.id.trimmed().isEmpty() && (!id.match(target.id).hasMatch() || target.id.endsWith(u'\n'))) {
        reader.error(u"id"_s,
                     LineupFile::tr("An id consists of letters A to Z, digits, dots, dashes and underscores. "
                                    "Change it, and use \"label\" for what people read."));
    }
    if (!target.keyEnv.isEmpty() && !variable.match(target.keyEnv).hasMatch()
        && !looksLikeKey(target.keyEnv)) {
        reader.error(u"keyEnv"_s,
                     LineupFile::tr("This has to be the name of an environment variable, such as "
                                    "OPENAI_API_KEY, and never the key itself."));
    }
}

Target readTarget(const JsonNode &node, const QString &path, LineupIssues &issues)
{
    ObjectReader reader(node, path, issues);
    Target target;
    target.id = reader.requiredText(u"id"_s);
    target.label = reader.text(u"label"_s);
    target.provider = reader.text(u"provider"_s);
    target.protocol = reader.text(u"protocol"_s);
    target.baseUrl = reader.text(u"baseUrl"_s);
    target.model = reader.requiredText(u"model"_s);
    target.keyEnv = reader.text(u"keyEnv"_s);
    target.key = reader.text(u"key"_s);
    if (const JsonNode *parameters = reader.object(u"parameters"_s))
        target.parameters = readParameters(*parameters, reader.pathOf(u"parameters"_s), issues);
    if (const JsonNode *timeouts = reader.object(u"timeouts"_s))
        target.timeouts = readTimeouts(*timeouts, reader.pathOf(u"timeouts"_s), issues);
    target.retries = reader.smallInteger(u"retries"_s, 0, mostRetries);
    if (const JsonNode *headers = reader.object(u"headers"_s))
        target.headers = readHeaders(*headers, reader.pathOf(u"headers"_s), issues);
    target.allowInsecure = reader.flag(u"allowInsecure"_s);
    target.http2 = reader.flag(u"http2"_s);
    target.dataPolicy = reader.text(u"dataPolicy"_s);
    checkNames(target, reader);
    checkService(target, reader);
    target.unknownMembers = reader.finish();
    return target;
}

QList<Target> readTargets(const JsonNode &list, const QString &path, LineupIssues &issues)
{
    QList<Target> targets;
    QSet<QString> ids;
    for (size_t i = 0; i < list.items.size(); ++i) {
        const JsonNode &node = list.items[i];
        const QString inner = itemPath(path, qsizetype(i));
        if (node.type != JsonNode::Type::Object) {
            issues.error(inner, node.offset, LineupFile::tr("A target has to be an object in braces { }."));
            continue;
        }
        const Target target = readTarget(node, inner, issues);
        const JsonNode *id = node.find(u"id");
        if (!target.id.isEmpty() && ids.contains(target.id)) {
            issues.error(memberPath(inner, u"id"_s), id->offset,
                         LineupFile::tr("Another target has the id %1 already. Give each target an own one.")
                             .arg(quotedForMessage(target.id)));
        }
        ids.insert(target.id);
        targets.append(target);
    }
    return targets;
}

// False where the file is of a version that this program cannot read, so that further complaints would
// mislead.
bool checkVersion(const JsonNode &root, ObjectReader &reader)
{
    const QString name = u"lineup"_s;
    const std::optional<qint64> version = reader.integer(name, 1, std::numeric_limits<qint64>::max());
    if (!root.find(name)) {
        reader.missing(
            name,
            LineupFile::tr("Check that this is a lineup file, and add \"lineup\": 1 at its beginning."));
    }
    if (!version || *version <= currentVersion)
        return true;
    reader.error(name,
                 LineupFile::tr("The file has version %1, made by a newer Lineup; this one reads version %2. "
                                "Update Lineup, or save the file again in the older version.")
                     .arg(QString::number(*version), QString::number(currentVersion)));
    return false;
}

Lineup readRoot(const JsonNode &root, LineupIssues &issues)
{
    Lineup lineup;
    if (root.type != JsonNode::Type::Object) {
        issues.error(
            {}, root.offset,
            LineupFile::tr("A lineup file has to hold one object in braces { }. Check that this is a "
                           "lineup file."));
        return lineup;
    }
    ObjectReader reader(root, {}, issues);
    if (!checkVersion(root, reader))
        return lineup;
    lineup.name = reader.text(u"name"_s);
    const JsonNode *targets = reader.array(u"targets"_s);
    if (!reader.has(u"targets"_s))
        reader.missing(u"targets"_s, LineupFile::tr("Add a list with at least one target."));
    else if (targets && targets->items.empty())
        reader.error(u"targets"_s, LineupFile::tr("The list of targets is empty. Add at least one target."));
    else if (targets)
        lineup.targets = readTargets(*targets, u"targets"_s, issues);
    lineup.unknownMembers = reader.finish();
    return lineup;
}

} // namespace

LineupFileResult parseLineup(const QByteArray &bytes)
{
    const PositionalJson json = PositionalJson::parse(bytes);
    if (!json.isValid()) {
        const JsonPosition at = json.errorPosition();
        return { std::nullopt, { { LineupIssue::Severity::Error, {}, at.line, at.column, json.error() } } };
    }
    LineupIssues issues(json);
    checkWholeText(json.root(), issues);
    const Lineup lineup = readRoot(json.root(), issues);
    const bool usable = !issues.hasErrors();
    return { usable ? std::optional(lineup) : std::nullopt, issues.take() };
}

QList<LineupIssue> checkLineup(const Lineup &lineup)
{
    return parseLineup(lineupToJson(lineup)).issues;
}

} // namespace lineup

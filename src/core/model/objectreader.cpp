// SPDX-License-Identifier: Apache-2.0
#include "objectreader.h"

#include "credentialrules.h"
#include "lineupfiletext.h"

#include <QLocale>

#include <cmath>
#include <limits>

namespace lineup {

namespace {

// Some programs write whole numbers as 1024.0.
std::optional<qint64> wholeNumber(const JsonNode &node)
{
    constexpr double exact = 9007199254740992.0;
    if (node.type == JsonNode::Type::Integer)
        return node.integer;
    if (node.type == JsonNode::Type::Real && std::abs(node.real) <= exact
        && std::floor(node.real) == node.real)
        return qint64(node.real);
    return std::nullopt;
}

QString textExpected()
{
    return LineupFile::tr("This has to be text in double quotes.");
}

QString holdsZero()
{
    return LineupFile::tr("This text holds a zero character (\\u0000). Remove it.");
}

QString comparable(const QString &name)
{
    QString result = name.toLower();
    return result.remove(u'-').remove(u'_');
}

} // namespace

ObjectReader::ObjectReader(const JsonNode &object, const QString &path, LineupIssues &issues)
    : m_object(object)
    , m_path(path)
    , m_issues(issues)
{ }

const JsonNode *ObjectReader::member(const QString &name)
{
    m_known.append(name);
    return m_object.find(name);
}

const JsonNode *ObjectReader::member(const QString &name, JsonNode::Type type, const QString &wrongType)
{
    const JsonNode *node = member(name);
    if (!node || node->type == type)
        return node;
    m_issues.error(pathOf(name), node->offset, wrongType);
    return nullptr;
}

QString ObjectReader::text(const QString &name)
{
    const JsonNode *node = member(name, JsonNode::Type::String, textExpected());
    if (!node)
        return {};
    if (node->string.contains(QChar::Null)) {
        m_issues.error(pathOf(name), node->offset, holdsZero());
        return {};
    }
    return node->string;
}

QString ObjectReader::requiredText(const QString &name)
{
    const QString value = text(name);
    const JsonNode *node = m_object.find(name);
    if (!node)
        missing(name, LineupFile::tr("Add it, as text in double quotes."));
    else if (node->type == JsonNode::Type::String && node->string.trimmed().isEmpty())
        m_issues.error(pathOf(name), node->offset, LineupFile::tr("This must not be empty. Fill it in."));
    return value;
}

QStringList ObjectReader::texts(const QString &name)
{
    const JsonNode *list = array(name);
    QStringList result;
    for (size_t i = 0; list && i < list->items.size(); ++i) {
        const JsonNode &item = list->items[i];
        const QString path = itemPath(pathOf(name), qsizetype(i));
        if (item.type != JsonNode::Type::String)
            m_issues.error(path, item.offset, textExpected());
        else if (item.string.isEmpty())
            m_issues.error(path, item.offset,
                           LineupFile::tr("This must not be empty. Fill it in or remove it."));
        else if (item.string.contains(QChar::Null))
            m_issues.error(path, item.offset, holdsZero());
        else
            result.append(item.string);
    }
    return result;
}

bool ObjectReader::flag(const QString &name)
{
    const JsonNode *node
        = member(name, JsonNode::Type::Bool, LineupFile::tr("This has to be true or false, without quotes."));
    return node && node->boolean;
}

std::optional<qint64> ObjectReader::integer(const QString &name, qint64 least, qint64 most)
{
    const JsonNode *node = member(name);
    if (!node)
        return std::nullopt;
    const std::optional<qint64> value = wholeNumber(*node);
    if (!value) {
        m_issues.error(pathOf(name), node->offset,
                       LineupFile::tr("This has to be a whole number, without quotes."));
        return std::nullopt;
    }
    if (*value < least || *value > most) {
        const QLocale locale;
        m_issues.error(pathOf(name), node->offset,
                       LineupFile::tr("This has to be a whole number from %1 to %2.")
                           .arg(locale.toString(least), locale.toString(most)));
        return std::nullopt;
    }
    return value;
}

std::optional<int> ObjectReader::smallInteger(const QString &name, int least, int most)
{
    const std::optional<qint64> value = integer(name, least, most);
    return value ? std::optional<int>(int(*value)) : std::nullopt;
}

std::optional<double> ObjectReader::number(const QString &name, double least, double most)
{
    const JsonNode *node = member(name);
    if (!node)
        return std::nullopt;
    const bool isNumber = node->type == JsonNode::Type::Integer || node->type == JsonNode::Type::Real;
    const QLocale locale;
    if (!isNumber || !std::isfinite(node->real)) {
        m_issues.error(pathOf(name), node->offset,
                       LineupFile::tr("This has to be a number from %1 to %2, without quotes.")
                           .arg(locale.toString(least), locale.toString(most)));
        return std::nullopt;
    }
    if (node->real < least || node->real > most) {
        m_issues.warning(pathOf(name), node->offset,
                         LineupFile::tr("This is usually a number from %1 to %2. The provider may refuse it.")
                             .arg(locale.toString(least), locale.toString(most)));
    }
    return node->real;
}

const JsonNode *ObjectReader::object(const QString &name)
{
    return member(name, JsonNode::Type::Object, LineupFile::tr("This has to be an object in braces { }."));
}

const JsonNode *ObjectReader::array(const QString &name)
{
    return member(name, JsonNode::Type::Array, LineupFile::tr("This has to be a list in brackets [ ]."));
}

bool ObjectReader::isBlank(const QString &name) const
{
    const JsonNode *node = m_object.find(name);
    return !node || (node->type == JsonNode::Type::String && node->string.trimmed().isEmpty());
}

void ObjectReader::error(const QString &name, const QString &message)
{
    const JsonNode *node = m_object.find(name);
    m_issues.error(pathOf(name), node ? node->offset : m_object.offset, message);
}

void ObjectReader::missing(const QString &name, const QString &remedy)
{
    m_issues.error(pathOf(name), m_object.offset,
                   LineupFile::tr("The member \"%1\" is missing. %2").arg(name, remedy));
}

QString ObjectReader::similarName(const QString &name) const
{
    const QString wanted = comparable(name);
    for (const QString &known : m_known) {
        if (comparable(known) == wanted)
            return known;
    }
    return {};
}

QJsonObject ObjectReader::finish()
{
    QJsonObject unknown;
    for (const JsonMember &candidate : m_object.members) {
        // Credentials are an error of their own already.
        if (m_known.contains(candidate.name) || isCredentialMember(candidate.name)
            || looksLikeKey(candidate.name))
            continue;
        const QString similar = similarName(candidate.name);
        m_issues.warning(
            pathOf(candidate.name), candidate.offset,
            similar.isEmpty()
                ? LineupFile::tr(
                    "Lineup does not know this member and ignores it. Check its spelling and place.")
                : LineupFile::tr("Lineup does not know this member and ignores it. Perhaps \"%1\" is meant.")
                      .arg(similar));
        unknown.insert(candidate.name, candidate.value.toJson());
    }
    return unknown;
}

} // namespace lineup

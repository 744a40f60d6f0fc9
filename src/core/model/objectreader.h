// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lineupissues.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace lineup {

// Takes the known members out of one JSON object, type and range checked, and reports what is left over.
// Every getter gives an unset or empty value for a member that is absent or wrong; what is wrong is in the
// issues. Internal to the lineup file's reader.
class ObjectReader
{
public:
    ObjectReader(const JsonNode &object, const QString &path, LineupIssues &issues);

    QString text(const QString &name);
    // A missing or blank member is an error.
    QString requiredText(const QString &name);
    QStringList texts(const QString &name);
    bool flag(const QString &name);
    std::optional<qint64> integer(const QString &name, qint64 least, qint64 most);
    std::optional<int> smallInteger(const QString &name, int least, int most);
    // A number outside of the usual range is taken with a warning: the provider decides.
    std::optional<double> number(const QString &name, double least, double most);
    const JsonNode *object(const QString &name);
    const JsonNode *array(const QString &name);

    bool has(const QString &name) const { return m_object.find(name) != nullptr; }
    // Absent, or text without a visible character.
    bool isBlank(const QString &name) const;
    QString pathOf(const QString &name) const { return memberPath(m_path, name); }
    // At the member if it is there, else at the object.
    void error(const QString &name, const QString &message);
    void missing(const QString &name, const QString &remedy);
    // Warns of every member that nobody asked for, and returns them.
    QJsonObject finish();

private:
    const JsonNode *member(const QString &name);
    const JsonNode *member(const QString &name, JsonNode::Type type, const QString &wrongType);
    QString similarName(const QString &name) const;

    const JsonNode &m_object;
    QString m_path;
    LineupIssues &m_issues;
    QStringList m_known;
};

} // namespace lineup

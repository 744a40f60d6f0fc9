// SPDX-License-Identifier: Apache-2.0
#include "prompt.h"

#include <QRegularExpression>

namespace lineup {

namespace {

// Letters, digits, dot, dash and underscore, in any script, with optional space inside the braces; everything
// else between braces is text of its own (ICU plurals, templates of other tools).
const QRegularExpression &placeholder()
{
    static const QRegularExpression expression(QStringLiteral(R"(\{\{\s*([\p{L}\p{N}_.\-]+)\s*\}\})"),
                                               QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

QString replaced(const QString &text, const QMap<QString, QString> &variables)
{
    QString result;
    qsizetype last = 0;
    auto matches = placeholder().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const auto value = variables.constFind(match.captured(1));
        if (value == variables.constEnd())
            continue;
        result += QStringView(text).mid(last, match.capturedStart() - last);
        result += *value;
        last = match.capturedEnd();
    }
    result += QStringView(text).mid(last);
    return result;
}

void collectNames(const QString &text, QStringList &names)
{
    auto matches = placeholder().globalMatch(text);
    while (matches.hasNext()) {
        const QString name = matches.next().captured(1);
        if (!names.contains(name))
            names.append(name);
    }
}

} // namespace

QString Prompt::user() const
{
    for (const Message &message : messages) {
        if (message.role == Role::User)
            return message.text;
    }
    return {};
}

bool Prompt::isEmpty() const
{
    return user().trimmed().isEmpty();
}

QStringList PromptTemplate::variableNames() const
{
    QStringList names;
    collectNames(system, names);
    collectNames(user, names);
    return names;
}

QStringList PromptTemplate::unboundNames() const
{
    QStringList names = variableNames();
    names.removeIf([this](const QString &name) { return variables.contains(name); });
    return names;
}

Prompt PromptTemplate::expanded() const
{
    return { replaced(system, variables), { { Role::User, replaced(user, variables) } } };
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

enum class Role { User, Assistant };

struct Message
{
    Role role = Role::User;
    QString text;

    friend bool operator==(const Message &, const Message &) = default;
};

// What is sent: variables already replaced. The last message is the user's.
struct Prompt
{
    QString system;
    QList<Message> messages;

    // The first user message: what a comparison shows as its prompt.
    QString user() const;
    bool isEmpty() const;

    friend bool operator==(const Prompt &, const Prompt &) = default;
};

// What a person wrote: system and user text with {{variables}}.
struct PromptTemplate
{
    QString system;
    QString user;
    QMap<QString, QString> variables;

    // The names between {{ and }}, each once, in the order of their first appearance in system, then user
    // text.
    QStringList variableNames() const;
    // Names that stand in the text without a value in `variables`.
    QStringList unboundNames() const;
    // Replaces every bound {{name}} once; a value is never expanded again, an unbound name stays as it is.
    Prompt expanded() const;

    friend bool operator==(const PromptTemplate &, const PromptTemplate &) = default;
};

// The bytes of a prompt file as they are, without the byte order mark: UTF-8, or UTF-16 with its mark. Unset
// where they are no text of either.
std::optional<QString> promptFromBytes(const QByteArray &bytes);

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "prompt.h"

#include <QChar>
#include <QStringDecoder>

namespace lineup {

namespace {

struct Placeholder
{
    qsizetype start = -1; // of the opening braces; -1: there is none
    qsizetype end = -1; // after the closing braces
    QString name;
};

// Letters, digits, dot, dash and underscore, in any script.
qsizetype nameEnd(QStringView text, qsizetype at)
{
    while (at < text.size()) {
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        const char32_t character = pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode();
        const bool named = QChar::isLetterOrNumber(character) || QChar::isMark(character) || character == u'_'
            || character == u'.' || character == u'-';
        if (!named)
            break;
        at += pair ? 2 : 1;
    }
    return at;
}

qsizetype skipSpace(QStringView text, qsizetype at)
{
    while (at < text.size() && text[at].isSpace())
        ++at;
    return at;
}

// The first {{name}} from `from` on, with optional space inside the braces; everything else between braces is
// text of its own (ICU plurals, templates of other tools). By hand, because a regular expression finds
// nothing at all in a text that holds half a character.
Placeholder nextPlaceholder(const QString &text, qsizetype from)
{
    static constexpr QLatin1StringView opening("{{");
    static constexpr QLatin1StringView closing("}}");
    for (qsizetype start = text.indexOf(opening, from); start >= 0;
         start = text.indexOf(opening, start + 1)) {
        const qsizetype nameStart = skipSpace(text, start + opening.size());
        const qsizetype nameStop = nameEnd(text, nameStart);
        const qsizetype close = skipSpace(text, nameStop);
        if (nameStop > nameStart && QStringView(text).mid(close).startsWith(closing))
            return { start, close + closing.size(), text.mid(nameStart, nameStop - nameStart) };
    }
    return {};
}

QString replaced(const QString &text, const QMap<QString, QString> &variables)
{
    QString result;
    qsizetype last = 0;
    for (Placeholder found = nextPlaceholder(text, 0); found.start >= 0;
         found = nextPlaceholder(text, found.end)) {
        const auto value = variables.constFind(found.name);
        if (value == variables.constEnd())
            continue;
        result += QStringView(text).mid(last, found.start - last);
        result += *value;
        last = found.end;
    }
    result += QStringView(text).mid(last);
    return result;
}

void collectNames(const QString &text, QStringList &names)
{
    for (Placeholder found = nextPlaceholder(text, 0); found.start >= 0;
         found = nextPlaceholder(text, found.end)) {
        if (!names.contains(found.name))
            names.append(found.name);
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

std::optional<QString> promptFromBytes(const QByteArray &bytes)
{
    const QStringConverter::Encoding encoding
        = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
    // Drops the mark; with state, a character that is cut off at the end would be no error.
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

} // namespace lineup

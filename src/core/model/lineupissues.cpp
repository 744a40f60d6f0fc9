// SPDX-License-Identifier: Apache-2.0
#include "lineupissues.h"

#include "credentialrules.h"
#include "lineupfiletext.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestQuoted = 60;
constexpr qsizetype maxCollected = 10000; // a hostile file may hold hundreds of thousands

QString whereKeysBelong()
{
    return LineupFile::tr(
        "A lineup file never holds a key, because it is shared. Store the key in the keychain "
        "(Settings, Providers) and name it with \"key\", or name an environment variable "
        "with \"keyEnv\".");
}

void checkText(const QString &text, const QString &path, qsizetype offset, LineupIssues &issues)
{
    if (looksLikeKey(text)) {
        issues.error(
            path, offset,
            LineupFile::tr("This looks like a key. Remove it from the file. %1").arg(whereKeysBelong()));
    } else if (hasUserInfo(text)) {
        issues.error(
            path, offset,
            LineupFile::tr("This address holds a user name or password. Remove everything before the @. %1")
                .arg(whereKeysBelong()));
    }
}

void checkMemberName(const JsonMember &member, const QString &path, LineupIssues &issues)
{
    if (isCredentialMember(member.name)) {
        issues.error(
            path, member.offset,
            LineupFile::tr("A member of this name would hold a key. Remove it. %1").arg(whereKeysBelong()));
    } else {
        checkText(member.name, path, member.offset, issues);
    }
}

void checkNode(const JsonNode &node, const QString &path, LineupIssues &issues)
{
    if (node.type == JsonNode::Type::String)
        checkText(node.string, path, node.offset, issues);
    for (size_t i = 0; i < node.items.size(); ++i)
        checkNode(node.items[i], itemPath(path, qsizetype(i)), issues);
    QSet<QString> names;
    for (const JsonMember &member : node.members) {
        const QString inner = memberPath(path, member.name);
        if (names.contains(member.name)) {
            issues.error(inner, member.offset,
                         LineupFile::tr("This member stands here twice. Remove one of the two."));
        }
        names.insert(member.name);
        checkMemberName(member, inner, issues);
        checkNode(member.value, inner, issues);
    }
}

} // namespace

void LineupIssues::error(const QString &path, qsizetype offset, const QString &message)
{
    m_hasErrors = true;
    if (m_entries.size() < maxCollected)
        m_entries.append({ LineupIssue::Severity::Error, path, offset, message });
}

void LineupIssues::warning(const QString &path, qsizetype offset, const QString &message)
{
    if (m_entries.size() < maxCollected)
        m_entries.append({ LineupIssue::Severity::Warning, path, offset, message });
}

QList<LineupIssue> LineupIssues::take()
{
    QList<Entry> entries = std::exchange(m_entries, {});
    // Where something has to go, errors stay.
    if (entries.size() > maxLineupIssues) {
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry &a, const Entry &b) { return a.severity < b.severity; });
        entries.resize(maxLineupIssues);
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry &a, const Entry &b) { return a.offset < b.offset; });
    QList<LineupIssue> issues;
    for (const Entry &entry : std::as_const(entries)) {
        const JsonPosition position = m_json.position(entry.offset);
        issues.append({ entry.severity, entry.path, position.line, position.column, entry.message });
    }
    return issues;
}

QString LineupIssue::text() const
{
    const QLocale locale;
    if (path.isEmpty()) {
        return LineupFile::tr("Line %1, column %2: %3")
            .arg(locale.toString(line), locale.toString(column), message);
    }
    return LineupFile::tr("Line %1, column %2, %3: %4")
        .arg(locale.toString(line), locale.toString(column), path, message);
}

QString memberPath(const QString &parent, const QString &name)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_$\\-]{1,60}$"_s);
    if (!plain.match(name).hasMatch() || looksLikeKey(name))
        return parent + u'[' + quotedForMessage(name) + u']';
    return parent.isEmpty() ? name : parent + u'.' + name;
}

QString itemPath(const QString &parent, qsizetype index)
{
    return parent + u'[' + QString::number(index) + u']';
}

QString quotedForMessage(const QString &text)
{
    if (looksLikeKey(text) || hasUserInfo(text))
        return u"\"…\""_s;
    QString shown = text.left(longestQuoted);
    for (QChar &character : shown) {
        if (!character.isPrint() && !character.isSurrogate())
            character = QChar::ReplacementCharacter;
    }
    return u'"' + shown + (text.size() > longestQuoted ? u"…\""_s : u"\""_s);
}

void checkWholeText(const JsonNode &root, LineupIssues &issues)
{
    checkNode(root, {}, issues);
}

} // namespace lineup

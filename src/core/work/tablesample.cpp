// SPDX-License-Identifier: Apache-2.0
#include "tableselection.h"

#include <QCryptographicHash>
#include <QMap>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

int lengthClass(qsizetype length)
{
    constexpr qsizetype limits[] = { 10, 30, 80, 200 };
    return int(std::upper_bound(std::begin(limits), std::end(limits), length) - std::begin(limits));
}

bool hasPlaceholder(const TableString &string, PlaceholderFamilies families, const TableRules &rules)
{
    if (!ownPlaceholdersIn(rules, string.source).isEmpty())
        return true;
    // Where a file flags its formats one by one, it has no such family as a whole.
    const bool isFormat = string.flags.contains(u"c-format"_s);
    if (isFormat && !placeholdersOf(PlaceholderFamily::Printf, string.source).isEmpty())
        return true;
    return std::any_of(
        placeholderFamilies().cbegin(), placeholderFamilies().cend(), [&](const PlaceholderFamilyInfo &info) {
            return families.testFlag(info.family) && !placeholdersOf(info.family, string.source).isEmpty();
        });
}

// What strings of a kind have in common apart from their context.
QString kindOf(const TableString &string, PlaceholderFamilies families, const TableRules &rules)
{
    return u"%1%2%3"_s.arg(string.plural ? u'p' : u'-')
        .arg(hasPlaceholder(string, families, rules) ? u'v' : u'-')
        .arg(lengthClass(string.source.size()));
}

// A number that depends on nothing but the string and the seed, on every machine alike.
quint64 lot(const TableString &string, quint64 seed)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::number(seed) + '\n' + string.id.toUtf8()
                                                         + '\n' + QByteArray::number(string.place),
                                                     QCryptographicHash::Sha256);
    quint64 number = 0;
    for (int i = 0; i < 8; ++i)
        number = number << 8 | quint8(hash.at(i));
    return number;
}

} // namespace

// Kinds take turns, and within a kind contexts take turns, each by lot.
QList<int> sampleOf(const QList<TableString> &strings, int count, quint64 seed, PlaceholderFamilies families,
                    const TableRules &rules)
{
    QMap<QString, QMap<QString, QList<std::pair<quint64, int>>>> kinds;
    for (int i = 0; i < strings.size(); ++i) {
        const TableString &string = strings.at(i);
        kinds[kindOf(string, families, rules)][string.group].append({ lot(string, seed), i });
    }
    QList<QList<int>> queues;
    for (QMap<QString, QList<std::pair<quint64, int>>> &contexts : kinds) {
        QList<QList<std::pair<quint64, int>>> groups;
        for (QList<std::pair<quint64, int>> &group : contexts) {
            std::sort(group.begin(), group.end());
            groups.append(group);
        }
        std::sort(groups.begin(), groups.end());
        QList<int> queue;
        for (qsizetype turn = 0; !groups.isEmpty(); ++turn) {
            groups.removeIf([turn](const auto &group) { return turn >= group.size(); });
            for (const auto &group : std::as_const(groups))
                queue.append(group.at(turn).second);
        }
        queues.append(queue);
    }
    QList<int> drawn;
    for (qsizetype turn = 0; drawn.size() < std::min<qsizetype>(count, strings.size()); ++turn) {
        for (const QList<int> &queue : std::as_const(queues)) {
            if (turn < queue.size() && drawn.size() < count)
                drawn.append(queue.at(turn));
        }
    }
    std::sort(drawn.begin(), drawn.end());
    return drawn;
}

} // namespace lineup

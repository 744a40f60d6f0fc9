// SPDX-License-Identifier: Apache-2.0
#include "tablebatches.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostCharacters = 8000; // of source text in one request

// What two strings have in common that may share an answer.
QString identityOf(const TableString &string)
{
    const QString limit = string.limit
        ? u"%1/%2/%3"_s.arg(string.limit->size).arg(int(string.limit->unit)).arg(string.limit->lines)
        : QString();
    return QStringList{ string.source, string.plural ? u"p"_s + string.sourcePlural : QString(),
                        string.context, string.speaker, limit }
        .join(QChar(u'\x1f'));
}

} // namespace

TableBatches tableBatches(const TableJob &job, int language, int stringsPerRequest,
                          const std::function<bool(int row)> &isWanted)
{
    struct Open
    {
        qsizetype request = -1;
        qsizetype characters = 0;
    };
    TableBatches result;
    QHash<QString, int> first;
    QHash<QString, Open> open; // the request that a group fills
    const QString tag = job.languages.at(language).tag;
    for (int row = 0; row < job.strings.size(); ++row) {
        const TableString &string = job.strings.at(row);
        if (!string.languages.contains(tag) || !isWanted(row))
            continue;
        const QString identity = identityOf(string);
        const auto known = first.constFind(identity);
        if (known != first.constEnd()) {
            result.copies[*known].append(row);
            continue;
        }
        first.insert(identity, row);
        const qsizetype size = string.source.size() + string.sourcePlural.size();
        Open &group = open[string.group];
        const bool fits = group.request >= 0 && result.requests.at(group.request).size() < stringsPerRequest
            && group.characters + size <= mostCharacters;
        if (!fits) {
            group = { result.requests.size(), 0 };
            result.requests.append(QList<int>());
        }
        result.requests[group.request].append(row);
        group.characters += size;
    }
    return result;
}

} // namespace lineup

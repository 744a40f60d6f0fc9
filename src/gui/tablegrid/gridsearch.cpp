// SPDX-License-Identifier: Apache-2.0
#include "gridsearch.h"

#include "work/celltexts.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace lineup {

QList<QStringList> searchableTexts(const TableSession &session)
{
    const TableJob &job = session.job();
    QList<QStringList> rows;
    rows.reserve(job.strings.size());
    for (int row = 0; row < job.strings.size(); ++row) {
        const TableString &string = job.strings.at(row);
        QStringList texts{ string.id, string.source, string.sourcePlural, string.context, string.speaker };
        for (int language = 0; language < job.languages.size(); ++language) {
            if (const auto entry = string.languages.constFind(job.languages.at(language).tag);
                entry != string.languages.constEnd())
                texts += entry->targets;
            for (int target = 0; target < job.lineup.targets.size(); ++target) {
                if (const TableCell *cell = session.cell({ row, language, target }))
                    texts += cellTexts(*cell);
            }
        }
        rows.append(texts);
    }
    return rows;
}

QBitArray searchRows(const QList<QStringList> &rows, const QString &needle)
{
    QBitArray found(rows.size());
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const QStringList &texts = rows.at(row);
        found.setBit(row, std::any_of(texts.cbegin(), texts.cend(), [&needle](const QString &text) {
                         return text.contains(needle, Qt::CaseInsensitive);
                     }));
    }
    return found;
}

std::vector<int> keyRanks(const QStringList &keys)
{
    // The C locale compares bytes, and knows of no numbers.
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<QCollatorSortKey> sorted;
    sorted.reserve(size_t(keys.size()));
    for (const QString &key : keys)
        sorted.push_back(collator.sortKey(key));
    std::vector<int> order(size_t(keys.size()));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&sorted](int one, int other) {
        return sorted[size_t(one)].compare(sorted[size_t(other)]) < 0;
    });
    std::vector<int> ranks(order.size());
    for (size_t rank = 0; rank < order.size(); ++rank)
        ranks[size_t(order[rank])] = int(rank);
    return ranks;
}

} // namespace lineup

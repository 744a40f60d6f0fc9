// SPDX-License-Identifier: Apache-2.0
#include "gridsearch.h"

#include "work/celltexts.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace lineup {

QBitArray searchRows(const TableJob &job, const SharedCells &cells, const QString &needle)
{
    const auto anyHolds = [&needle](const QStringList &texts) {
        return std::any_of(texts.cbegin(), texts.cend(), [&needle](const QString &text) {
            return text.contains(needle, Qt::CaseInsensitive);
        });
    };
    QBitArray found(job.strings.size());
    for (qsizetype row = 0; row < job.strings.size(); ++row) {
        const TableString &string = job.strings.at(row);
        bool holds
            = anyHolds({ string.id, string.source, string.sourcePlural, string.context, string.speaker });
        for (const TableLanguage &language : job.languages) {
            const auto entry = string.languages.constFind(language.tag);
            holds = holds || (entry != string.languages.constEnd() && anyHolds(entry->targets));
        }
        found.setBit(row, holds);
    }
    for (const CellPointer &cell : cells) {
        if (!found.testBit(cell->place.row) && anyHolds(cellTexts(*cell)))
            found.setBit(cell->place.row);
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

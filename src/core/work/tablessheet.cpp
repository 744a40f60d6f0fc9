// SPDX-License-Identifier: Apache-2.0
#include "tablessheet.h"

#include <QCoreApplication>

#include <algorithm>

namespace lineup {

TablesSheetSource::TablesSheetSource(std::vector<std::unique_ptr<TableSheetSource>> tables)
    : m_tables(std::move(tables))
    , m_head(m_tables.front()->head())
{
    m_head.runs.clear();
    m_head.targets.clear();
    m_head.languages.clear();
    m_head.title = QCoreApplication::translate("lineup::TableSheet", "%n run(s) of string tables", nullptr,
                                               int(m_tables.size()));
    for (const auto &table : m_tables)
        addHead(table->head());
    for (const QString &language : std::as_const(m_head.languages)) {
        for (qsizetype table = 0; table < qsizetype(m_tables.size()); ++table) {
            const TableSheetSource &source = *m_tables.at(size_t(table));
            for (qsizetype row = 0; row < source.rowCount(); ++row) {
                if (source.languageOf(row) == language)
                    m_places.append({ table, row });
            }
        }
    }
}

void TablesSheetSource::addHead(const SheetHead &head)
{
    m_head.runs += head.runs;
    QList<qsizetype> columns;
    for (const SheetTarget &target : head.targets) {
        const auto same
            = std::find_if(m_head.targets.begin(), m_head.targets.end(), [&target](const SheetTarget &known) {
                  return known.id == target.id && known.model == target.model;
              });
        columns.append(same - m_head.targets.begin());
        if (same == m_head.targets.end())
            m_head.targets.append(target);
        else
            same->prices += target.prices;
    }
    m_columns.append(columns);
    for (const QString &language : head.languages) {
        if (!m_head.languages.contains(language))
            m_head.languages.append(language);
    }
}

SheetRow TablesSheetSource::row(qsizetype index) const
{
    const Place &place = m_places.at(index);
    SheetRow row = m_tables.at(size_t(place.table))->row(place.row);
    QList<std::optional<SheetAnswer>> answers(m_head.targets.size());
    for (qsizetype target = 0; target < row.answers.size(); ++target)
        answers[m_columns.at(place.table).at(target)] = row.answers.at(target);
    row.answers = answers;
    return row;
}

std::unique_ptr<TableSheetSource> sheetSourceOf(const RestoredTable &table)
{
    return std::make_unique<TableSheetSource>(table.job, tableSheetRun(table), table.cells,
                                              QTimeZone::systemTimeZone(), QLocale());
}

std::unique_ptr<SheetSource> sheetSourceOf(const QList<RestoredTable> &tables)
{
    std::vector<std::unique_ptr<TableSheetSource>> sources;
    for (const RestoredTable &table : tables)
        sources.push_back(sheetSourceOf(table));
    return std::make_unique<TablesSheetSource>(std::move(sources));
}

} // namespace lineup

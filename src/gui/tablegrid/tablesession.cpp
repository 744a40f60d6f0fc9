// SPDX-License-Identifier: Apache-2.0
#include "tablesession.h"

namespace lineup {

TableSession::TableSession(TableJob job, Run head, QObject *parent)
    : QObject(parent)
    , m_job(std::move(job))
    , m_head(std::move(head))
{
    m_cells.resize(static_cast<size_t>(m_job.strings.size()) * static_cast<size_t>(m_job.languages.size())
                   * static_cast<size_t>(m_job.lineup.targets.size()));
}

TableSession::~TableSession() = default;

size_t TableSession::indexOf(const TablePlace &place) const
{
    const auto languages = static_cast<size_t>(m_job.languages.size());
    const auto targets = static_cast<size_t>(m_job.lineup.targets.size());
    return (static_cast<size_t>(place.row) * languages + static_cast<size_t>(place.language)) * targets
        + static_cast<size_t>(place.target);
}

void TableSession::addCells(const QList<TableCell> &cells)
{
    QList<TablePlace> places;
    places.reserve(cells.size());
    for (const TableCell &cell : cells) {
        m_cells[indexOf(cell.place)] = std::make_unique<TableCell>(cell);
        places.append(cell.place);
    }
    if (!places.isEmpty())
        Q_EMIT cellsChanged(places);
}

const TableCell *TableSession::cell(const TablePlace &place) const
{
    return m_cells[indexOf(place)].get();
}

void TableSession::setPicked(const TablePlace &place, bool picked)
{
    TableCell *cell = m_cells[indexOf(place)].get();
    if (!cell || cell->answer.picked == picked)
        return;
    for (int target = 0; picked && target < m_job.lineup.targets.size(); ++target) {
        TableCell *other = m_cells[indexOf({ place.row, place.language, target })].get();
        if (other && other->answer.picked)
            changePick(*other, false);
    }
    changePick(*cell, picked);
}

void TableSession::changePick(TableCell &cell, bool picked)
{
    cell.answer.picked = picked;
    Q_EMIT cellsChanged({ cell.place });
    Q_EMIT verdictGiven(cell.place, VerdictKind::Pick,
                        picked ? std::optional(QStringLiteral("1")) : std::nullopt);
}

void TableSession::setEditedText(const TablePlace &place, const std::optional<QString> &text)
{
    TableCell *cell = m_cells[indexOf(place)].get();
    const std::optional<QString> edited = cell && text == cell->answer.text ? std::nullopt : text;
    if (!cell || cell->answer.editedText == edited)
        return;
    cell->answer.editedText = edited;
    Q_EMIT cellsChanged({ place });
    Q_EMIT verdictGiven(place, VerdictKind::Edit, edited);
}

} // namespace lineup

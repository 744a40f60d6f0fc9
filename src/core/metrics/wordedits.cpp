// SPDX-License-Identifier: Apache-2.0
#include "wordedits.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lineup {

namespace {

constexpr int beamWidth = 25;
constexpr int unreachable = std::numeric_limits<int>::max() / 2;

struct Cell
{
    int cost = unreachable;
    WordEdit edit = WordEdit::Unknown;
};

class EditTable
{
public:
    EditTable(std::span<const char32_t> hypothesis, std::span<const char32_t> reference)
        : m_hypothesis(hypothesis)
        , m_reference(reference)
        , m_columns(reference.size() + 1)
        , m_cells((hypothesis.size() + 1) * m_columns)
    {
        for (std::size_t j = 0; j < m_columns; ++j)
            at(0, j) = { static_cast<int>(j), WordEdit::Insert };
        for (std::size_t i = 1; i <= hypothesis.size(); ++i)
            fillRow(i);
    }

    WordEdits result() const
    {
        WordEdits edits;
        std::size_t i = m_hypothesis.size();
        std::size_t j = m_reference.size();
        edits.cost = at(i, j).cost;
        while (i > 0 || j > 0) {
            const WordEdit edit = at(i, j).edit;
            edits.steps.push_back(edit);
            // What the beam left out cannot lie on the way.
            Q_ASSERT(edit != WordEdit::Unknown);
            if (edit != WordEdit::Insert)
                --i;
            if (edit != WordEdit::Delete)
                --j;
        }
        std::reverse(edits.steps.begin(), edits.steps.end());
        return edits;
    }

private:
    Cell &at(std::size_t i, std::size_t j) { return m_cells[i * m_columns + j]; }
    const Cell &at(std::size_t i, std::size_t j) const { return m_cells[i * m_columns + j]; }

    void fillRow(std::size_t i)
    {
        const double ratio
            = static_cast<double>(m_reference.size()) / static_cast<double>(m_hypothesis.size());
        // Texts of very different lengths need a wider beam, else neighbouring rows do not overlap.
        const int beam
            = beamWidth < ratio / 2 ? static_cast<int>(std::ceil(ratio / 2 + beamWidth)) : beamWidth;
        const int diagonal = static_cast<int>(std::floor(static_cast<double>(i) * ratio));
        const auto first = static_cast<std::size_t>(std::max(0, diagonal - beam));
        const std::size_t end = i == m_hypothesis.size()
            ? m_columns
            : std::min(m_columns, static_cast<std::size_t>(std::max(0, diagonal + beam)));
        for (std::size_t j = first; j < end; ++j)
            at(i, j) = best(i, j);
    }

    Cell best(std::size_t i, std::size_t j) const
    {
        const Cell deletion{ at(i - 1, j).cost + 1, WordEdit::Delete };
        if (j == 0)
            return deletion;
        const bool equal = m_hypothesis[i - 1] == m_reference[j - 1];
        Cell cell{ at(i - 1, j - 1).cost + (equal ? 0 : 1), equal ? WordEdit::Keep : WordEdit::Substitute };
        if (deletion.cost < cell.cost)
            cell = deletion;
        const Cell insertion{ at(i, j - 1).cost + 1, WordEdit::Insert };
        if (insertion.cost < cell.cost)
            cell = insertion;
        return cell;
    }

    std::span<const char32_t> m_hypothesis;
    std::span<const char32_t> m_reference;
    std::size_t m_columns;
    std::vector<Cell> m_cells;
};

} // namespace

WordEdits wordEdits(std::span<const char32_t> hypothesis, std::span<const char32_t> reference)
{
    return EditTable(hypothesis, reference).result();
}

} // namespace lineup

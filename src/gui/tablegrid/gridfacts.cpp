// SPDX-License-Identifier: Apache-2.0
#include "gridfacts.h"

#include "rowscores.h"
#include "tablesession.h"

#include <algorithm>
#include <numeric>

namespace lineup {

GridFacts::GridFacts(TableSession *session, RowScores *scores, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_scores(scores)
    , m_traits(size_t(session->job().strings.size()))
{
    connect(session, &TableSession::cellsChanged, this, &GridFacts::lookAt);
    connect(session, &TableSession::findingsChanged, this, &GridFacts::lookAt);
    connect(scores, &RowScores::changed, this, &GridFacts::update);
    QList<int> languages(session->job().languages.size());
    std::iota(languages.begin(), languages.end(), 0);
    setLanguages(languages);
}

void GridFacts::setLanguages(const QList<int> &languages)
{
    m_languages = languages;
    QList<int> all(rows());
    std::iota(all.begin(), all.end(), 0);
    update(all);
}

int GridFacts::count(RowTrait trait) const
{
    const auto place = std::find(allRowTraits.begin(), allRowTraits.end(), trait);
    return m_counts.at(size_t(place - allRowTraits.begin()));
}

std::optional<double> GridFacts::disagreement(int row) const
{
    std::optional<double> most;
    for (const int language : m_languages)
        most = std::max(most, m_scores->score(row, language).disagreement);
    return most;
}

void GridFacts::lookAt(const QList<TablePlace> &places)
{
    QList<int> rows;
    for (const TablePlace &place : places)
        rows.append(place.row);
    update(rows);
}

void GridFacts::update(QList<int> rows)
{
    std::sort(rows.begin(), rows.end());
    rows.resize(std::unique(rows.begin(), rows.end()) - rows.begin());
    QList<int> different;
    for (const int row : std::as_const(rows)) {
        RowTraits &known = m_traits[size_t(row)];
        const RowTraits now = found(row);
        if (now == known)
            continue;
        addToCounts(known, -1);
        addToCounts(now, 1);
        known = now;
        different.append(row);
    }
    if (!different.isEmpty())
        Q_EMIT changed(different);
}

void GridFacts::addToCounts(RowTraits traits, int by)
{
    for (size_t i = 0; i < allRowTraits.size(); ++i) {
        if (traits.testFlag(allRowTraits.at(i)))
            m_counts.at(i) += by;
    }
}

RowTraits GridFacts::found(int row) const
{
    RowTraits traits;
    for (const int language : m_languages)
        traits |= foundIn(row, language);
    return traits;
}

RowTraits GridFacts::foundIn(int row, int language) const
{
    RowTraits traits;
    bool answered = false;
    bool picked = false;
    for (int target = 0; target < m_session->job().lineup.targets.size(); ++target) {
        const TablePlace place{ row, language, target };
        const TableCell *cell = m_session->cell(place);
        if (!cell)
            continue;
        const AnswerStatus status = cell->answer.status;
        traits.setFlag(RowTrait::Failed,
                       traits.testFlag(RowTrait::Failed) || status == AnswerStatus::Failed
                           || status == AnswerStatus::Refused || status == AnswerStatus::Cancelled);
        const FindingCounts &counts = m_session->findingCounts(place);
        traits.setFlag(RowTrait::Errors, traits.testFlag(RowTrait::Errors) || counts.errors > 0);
        traits.setFlag(RowTrait::Warnings, traits.testFlag(RowTrait::Warnings) || counts.warnings > 0);
        traits.setFlag(RowTrait::Edited, traits.testFlag(RowTrait::Edited) || cell->answer.editedText);
        answered = answered || !cell->forms.isEmpty();
        picked = picked || cell->answer.picked;
    }
    traits.setFlag(RowTrait::Unpicked, answered && !picked);
    traits.setFlag(RowTrait::Disagreement,
                   m_scores->score(row, language).disagreement.value_or(0) >= muchDisagreement);
    return traits;
}

} // namespace lineup

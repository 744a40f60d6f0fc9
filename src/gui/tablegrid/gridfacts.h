// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFlags>
#include <QList>
#include <QObject>

#include <array>
#include <optional>
#include <vector>

namespace lineup {

class RowScores;
class TableSession;
struct TablePlace;

// What a row of the grid can be looked for by. A row has a trait when one of its shown languages has it.
enum class RowTrait : unsigned {
    Failed = 1, // an answer failed, was refused or was stopped
    Errors = 2, // findings that nobody ignores
    Warnings = 4,
    Disagreement = 8, // the answers have less than half in common
    Unpicked = 16, // there are answers, and none is picked
    Edited = 32,
};
Q_DECLARE_FLAGS(RowTraits, RowTrait)
Q_DECLARE_OPERATORS_FOR_FLAGS(RowTraits)

inline constexpr std::array allRowTraits{ RowTrait::Failed,       RowTrait::Errors,   RowTrait::Warnings,
                                          RowTrait::Disagreement, RowTrait::Unpicked, RowTrait::Edited };

// The traits of all rows of a session and how many rows have each, kept up as cells, findings and scores
// change. GUI thread.
class GridFacts : public QObject
{
    Q_OBJECT
public:
    // Chrf points from which on answers disagree: less than half in common.
    static constexpr double muchDisagreement = 50;

    // Neither is owned; both must outlive this.
    GridFacts(TableSession *session, RowScores *scores, QObject *parent = nullptr);

    // Indices into TableJob::languages; at first all.
    void setLanguages(const QList<int> &languages);
    const QList<int> &languages() const { return m_languages; }

    int rows() const { return int(m_traits.size()); }
    RowTraits traits(int row) const { return m_traits[size_t(row)]; }
    int count(RowTrait trait) const;
    // The greatest of the shown languages.
    std::optional<double> disagreement(int row) const;

Q_SIGNALS:
    // Rows whose traits are others now.
    void changed(const QList<int> &rows);

private:
    void lookAt(const QList<TablePlace> &places);
    void update(QList<int> rows);
    RowTraits found(int row) const;
    RowTraits foundIn(int row, int language) const;
    void addToCounts(RowTraits traits, int by);

    TableSession *m_session;
    RowScores *m_scores;
    QList<int> m_languages;
    std::vector<RowTraits> m_traits;
    std::array<int, allRowTraits.size()> m_counts{};
};

} // namespace lineup

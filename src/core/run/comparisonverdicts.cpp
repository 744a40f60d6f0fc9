// SPDX-License-Identifier: Apache-2.0
#include "comparisonrun.h"

namespace lineup {

void ComparisonRun::setPicked(int index, bool picked)
{
    for (int i = 0; i < m_run.answers.size(); ++i) {
        const bool value = i == index && picked;
        if (m_run.answers.at(i).picked == value || (i != index && !picked))
            continue;
        m_run.answers[i].picked = value;
        Q_EMIT verdictChanged(i);
    }
}

void ComparisonRun::setEditedText(int index, const std::optional<QString> &text)
{
    m_run.answers[index].editedText = text;
    Q_EMIT verdictChanged(index);
}

void ComparisonRun::setRating(int index, std::optional<int> rating)
{
    m_run.answers[index].rating = rating;
    Q_EMIT verdictChanged(index);
}

void ComparisonRun::setNote(int index, const QString &note)
{
    m_run.answers[index].note = note;
    Q_EMIT verdictChanged(index);
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "bulkpick.h"

#include "work/celltexts.h"

#include <algorithm>

namespace lineup {

namespace {

enum class Fit { Good, Bad, Unchecked };

Fit fitOf(const TableSession &session, const TablePlace &place, bool withoutWarnings)
{
    const TableCell *cell = session.cell(place);
    if (!cell || cell->answer.status != AnswerStatus::Complete)
        return Fit::Bad;
    const QStringList texts = cellTexts(*cell);
    if (texts.isEmpty()
        || std::all_of(texts.cbegin(), texts.cend(), [](const QString &text) { return text.isEmpty(); }))
        return Fit::Bad;
    if (!session.isChecked(place))
        return Fit::Unchecked;
    const FindingCounts &counts = session.findingCounts(place);
    return counts.errors > 0 || (withoutWarnings && counts.warnings > 0) ? Fit::Bad : Fit::Good;
}

// A target that has not been checked yet is not passed over for one that is liked less.
void planCell(const TableSession &session, const BulkPickWish &wish, int row, int language,
              BulkPickPlan &plan)
{
    const int picked = session.pickedTarget(row, language);
    if (picked >= 0 && !wish.overPicks) {
        ++plan.already;
        return;
    }
    for (qsizetype i = 0; i < wish.targets.size(); ++i) {
        const TablePlace place{ row, language, wish.targets.at(i) };
        switch (fitOf(session, place, wish.withoutWarnings)) {
        case Fit::Bad:
            break;
        case Fit::Unchecked:
            ++plan.unchecked;
            return;
        case Fit::Good:
            if (picked == place.target) {
                ++plan.already;
                return;
            }
            plan.picks.append({ place, true });
            ++plan.perTarget[i];
            return;
        }
    }
    ++plan.none;
}

} // namespace

BulkPickPlan bulkPickPlan(const TableSession &session, const BulkPickWish &wish)
{
    BulkPickPlan plan;
    plan.perTarget.fill(0, wish.targets.size());
    for (const int row : wish.strings) {
        for (const int language : wish.languages) {
            if (session.isWanted(row, language))
                planCell(session, wish, row, language, plan);
        }
    }
    return plan;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "sheetruns.h"

#include "model/resolvedtarget.h"

namespace lineup {

std::optional<Price> priceOn(const QList<Price> &prices, const QDate &day, qint64 inputTokens)
{
    std::optional<Price> found;
    for (const Price &price : prices) {
        const bool holds = !price.from.isValid() || price.from <= day;
        // The list is in the order of days, then of tiers.
        if (holds && (price.inputTokensAbove == 0 || inputTokens > price.inputTokensAbove))
            found = price;
    }
    return found;
}

SheetRun sheetOfRun(const Run &run, const ModelCatalogue &catalogue)
{
    SheetRun sheet{ run, {}, {}, catalogue.asOf(), {} };
    for (const Target &target : run.lineup.targets) {
        const ResolvedTarget resolved = resolve(target, catalogue);
        qint64 tokens = 0;
        for (const Answer &answer : run.answers) {
            if (answer.targetId == target.id)
                tokens = std::max(tokens, answer.usage.inputTokens.value_or(0));
        }
        if (const auto price = priceOn(resolved.model.prices, run.startedAt.date(), tokens))
            sheet.prices.insert(target.id, *price);
        if (resolved.model.priceIsUsers)
            sheet.usersPrices.insert(target.id);
    }
    return sheet;
}

SheetRun sheetOfStored(const LoadedRun &loaded)
{
    const Run &run = *loaded.run;
    SheetRun sheet{ run, loaded.extras.title, {}, {}, {} };
    for (qsizetype i = 0; i < run.answers.size(); ++i) {
        const Answer &answer = run.answers.at(i);
        const auto price = priceOn(loaded.extras.prices.value(i), run.startedAt.date(),
                                   answer.usage.inputTokens.value_or(0));
        if (!price)
            continue;
        sheet.prices.insert(answer.targetId, *price);
        const PriceOrigin origin = loaded.extras.priceOrigins.value(i);
        if (origin.users)
            sheet.usersPrices.insert(answer.targetId);
        else if (origin.asOf > sheet.pricesAsOf)
            sheet.pricesAsOf = origin.asOf;
    }
    return sheet;
}

VerdictKind verdictKindOf(ReviewField field)
{
    switch (field) {
    case ReviewField::Decision:
        return VerdictKind::Pick;
    case ReviewField::EditedText:
        return VerdictKind::Edit;
    case ReviewField::Rating:
        return VerdictKind::Rating;
    case ReviewField::Note:
        return VerdictKind::Note;
    }
    Q_UNREACHABLE();
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/modelcatalogue.h"
#include "sheets/review.h"
#include "sheets/runssheetsource.h"
#include "storage/historytypes.h"

namespace lineup {

// A run that has just ended, with the prices that its costs were reckoned with.
SheetRun sheetOfRun(const Run &run, const ModelCatalogue &catalogue);

// A stored run, which must be there, with the prices that were stored with it.
SheetRun sheetOfStored(const LoadedRun &loaded);

// What a field of a reviewed sheet is called in the history.
VerdictKind verdictKindOf(ReviewField field);

// The price that held for so many input tokens on that day; unset where there is none.
std::optional<Price> priceOn(const QList<Price> &prices, const QDate &day, qint64 inputTokens);

} // namespace lineup

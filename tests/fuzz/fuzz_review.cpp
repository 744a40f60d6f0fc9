// SPDX-License-Identifier: Apache-2.0
#include "fuzzing.h"
#include "sheets/reviewsheet.h"

using namespace lineup;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const fuzz::TimeLimit limit;
    const ReviewedSheet sheet = readReviewedSheet(bytes);
    fuzz::require(sheet.error.isEmpty() || sheet.rows.isEmpty(), "rows or a reason");
    for (const ReviewedRow &row : sheet.rows)
        fuzz::require(row.number > 0 && !row.address.runId.isEmpty(), "a row says which answer it is of");
    return 0;
}

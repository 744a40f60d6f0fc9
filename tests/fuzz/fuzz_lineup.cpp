// SPDX-License-Identifier: Apache-2.0
#include "fuzzing.h"
#include "model/lineupfile.h"

using namespace lineup;

// A lineup or an error with a place; and what is saved of a lineup is the same lineup.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const fuzz::TimeLimit limit;
    const LineupFileResult result = parseLineup(bytes);
    bool error = false;
    for (const LineupIssue &issue : result.issues) {
        error = error || issue.severity == LineupIssue::Severity::Error;
        fuzz::require(issue.line >= 1 && issue.column >= 1 && !issue.message.isEmpty(),
                      "an issue has a place");
    }
    fuzz::require(error != result.lineup.has_value(), "a lineup or an error");
    fuzz::require(result.issues.size() <= maxLineupIssues, "issues are not a flood");
    if (result.lineup) {
        const LineupFileResult again = parseLineup(lineupToJson(*result.lineup));
        fuzz::require(again.lineup == result.lineup, "what is saved is the same");
    }
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "ratiocheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Beyond what one text of fifty is; the range itself would flag two of a hundred good ones.
constexpr double tolerance = 1.15;

void run(const CheckContext &context, FindingSink &sink)
{
    if (context.targetLanguage().code.isEmpty())
        return;
    const auto source = withoutMasks(context.maskedSource()).size();
    const auto target = withoutMasks(context.maskedTarget()).size();
    constexpr int tooShortToJudge = 10;
    if (source < tooShortToJudge)
        return;
    const LanguageRules::Ratio ratio = context.targetLanguage().lengthRatio(source);
    const double share = static_cast<double>(target) / static_cast<double>(source);
    if (share > ratio.most * tolerance)
        sink.add(Severity::Info,
                 CheckWords::tr("The translation is unusually long: %1 % of the source.")
                     .arg(qRound(share * 100)));
    else if (share < ratio.least / tolerance)
        sink.add(Severity::Info,
                 CheckWords::tr("The translation is unusually short: %1 % of the source.")
                     .arg(qRound(share * 100)));
}

} // namespace

Check ratioCheck()
{
    return { "ratio", [] { return CheckWords::tr("Unusual length"); }, run };
}

} // namespace lineup

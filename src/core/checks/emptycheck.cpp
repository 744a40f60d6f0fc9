// SPDX-License-Identifier: Apache-2.0
#include "emptycheck.h"

#include "checkcontext.h"
#include "checkwords.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    const QString &source = context.source();
    const QString &target = context.target();
    const bool sourceEmpty = source.trimmed().isEmpty();
    const bool targetEmpty = target.trimmed().isEmpty();
    if (targetEmpty && !sourceEmpty) {
        // Of a plural with some forms, the check "plural" speaks.
        const auto hasText = [](const CheckForm &form) { return !form.text.trimmed().isEmpty(); };
        const bool others = std::any_of(context.unit().forms.cbegin(), context.unit().forms.cend(), hasText);
        if (!others && context.formIndex() == 0) {
            sink.add(Severity::Error,
                     target.isEmpty() ? CheckWords::tr("There is no translation.")
                                      : CheckWords::tr("The translation has nothing but spaces."));
        }
    } else if (sourceEmpty && !targetEmpty) {
        sink.add(Severity::Warning, CheckWords::tr("There is a translation of an empty text."));
    }
}

} // namespace

Check emptyCheck()
{
    return { "empty", [] { return CheckWords::tr("Missing text"); }, run, true };
}

} // namespace lineup

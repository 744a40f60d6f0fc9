// SPDX-License-Identifier: Apache-2.0
#include "pluralcheck.h"

#include "checkcontext.h"
#include "checkwords.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    const QList<CheckForm> &forms = context.unit().forms;
    if (!context.unit().isPlural() || context.formIndex() != 0)
        return;
    const auto isEmpty = [](const CheckForm &form) { return form.text.trimmed().isEmpty(); };
    const auto empty = std::count_if(forms.cbegin(), forms.cend(), isEmpty);
    if (empty == forms.size())
        return;
    const int expected = context.settings().expectedForms;
    if (empty > 0) {
        sink.add(Severity::Error,
                 CheckWords::tr("%n plural form(s) have no text.", nullptr, static_cast<int>(empty)));
    } else if (expected > 0 && forms.size() != expected) {
        sink.add(Severity::Error,
                 CheckWords::tr("There are %1 plural forms instead of %2.").arg(forms.size()).arg(expected));
    } else if (forms.size() > 1 && std::all_of(forms.cbegin(), forms.cend(), [&forms](const CheckForm &form) {
                   return form.text == forms.first().text;
               })) {
        sink.add(Severity::Info, CheckWords::tr("All plural forms are the same."));
    }
}

} // namespace

Check pluralCheck()
{
    return { "plural", [] { return CheckWords::tr("Plural forms"); }, run, true };
}

} // namespace lineup

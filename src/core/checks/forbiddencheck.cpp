// SPDX-License-Identifier: Apache-2.0
#include "forbiddencheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"
#include "termsearch.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void run(const CheckContext &context, FindingSink &sink)
{
    for (const GlossaryTerm &term : context.settings().glossary) {
        if (!term.forbidden)
            continue;
        // Without a translation of its own, the word itself is meant.
        const QStringList banned
            = term.translations.isEmpty() ? QStringList{ term.source } : term.translations;
        for (const QString &word : banned) {
            const QList<TextRange> found
                = termRanges(word, context.maskedTarget(), term.caseSensitive, context.targetLanguage());
            if (!found.isEmpty())
                sink.add(Severity::Warning, CheckWords::tr("“%1” must not be used here.").arg(word), found);
        }
    }
}

} // namespace

Check forbiddenCheck()
{
    return { "forbidden", [] { return CheckWords::tr("Forbidden words"); }, run };
}

} // namespace lineup

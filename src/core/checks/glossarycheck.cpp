// SPDX-License-Identifier: Apache-2.0
#include "glossarycheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"
#include "termsearch.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

bool occurs(const GlossaryTerm &term, const CheckContext &context)
{
    return std::any_of(term.translations.cbegin(), term.translations.cend(), [&](const QString &translation) {
        return hasInflected(translation, context.target(), term.caseSensitive, context.targetLanguage());
    });
}

void run(const CheckContext &context, FindingSink &sink)
{
    for (const GlossaryTerm &term : context.settings().glossary) {
        if (term.forbidden)
            continue;
        const QList<TextRange> found
            = termRanges(term.source, context.maskedSource(), term.caseSensitive, context.sourceLanguage());
        if (found.isEmpty())
            continue;
        if (term.keep) {
            if (!context.target().contains(term.source,
                                           term.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive))
                sink.add(Severity::Warning, CheckWords::tr("“%1” must stay as it is.").arg(term.source), {},
                         found);
        } else if (!term.translations.isEmpty() && !occurs(term, context)) {
            sink.add(Severity::Warning,
                     CheckWords::tr("“%1” should be translated as %2.")
                         .arg(term.source, quotedList(term.translations)),
                     {}, found);
        }
    }
}

} // namespace

Check glossaryCheck()
{
    return { "glossary", [] { return CheckWords::tr("Glossary"); }, run };
}

} // namespace lineup

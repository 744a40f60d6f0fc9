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

struct Hit
{
    const GlossaryTerm *term;
    QList<TextRange> ranges;
};

bool contains(const TextRange &outer, const TextRange &inner)
{
    return outer.length > inner.length && outer.start <= inner.start
        && outer.start + outer.length >= inner.start + inner.length;
}

// "Orc" inside of "Orc warlord" is not asked for where the longer term is in the glossary, too.
QList<Hit> hitsOf(const CheckContext &context)
{
    QList<Hit> hits;
    QList<TextRange> all;
    for (const GlossaryTerm &term : context.settings().glossary) {
        if (term.forbidden)
            continue;
        const QList<TextRange> found
            = termRanges(term.source, context.maskedSource(), term.caseSensitive, context.sourceLanguage());
        if (found.isEmpty())
            continue;
        hits.append({ &term, found });
        all += found;
    }
    for (Hit &hit : hits) {
        hit.ranges.removeIf([&all](const TextRange &range) {
            return std::any_of(all.cbegin(), all.cend(),
                               [&range](const TextRange &other) { return contains(other, range); });
        });
    }
    hits.removeIf([](const Hit &hit) { return hit.ranges.isEmpty(); });
    return hits;
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (context.settings().glossary.isEmpty())
        return;
    const QList<Hit> hits = hitsOf(context);
    for (const Hit &hit : hits) {
        const GlossaryTerm &term = *hit.term;
        if (term.keep) {
            const auto sensitivity = term.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
            if (!context.target().contains(term.source, sensitivity))
                sink.add(Severity::Warning, CheckWords::tr("“%1” must stay as it is.").arg(term.source), {},
                         hit.ranges);
        } else if (!term.translations.isEmpty() && !occurs(term, context)) {
            sink.add(Severity::Warning,
                     CheckWords::tr("“%1” should be translated as %2.")
                         .arg(term.source, quotedList(term.translations)),
                     {}, hit.ranges);
        }
    }
}

} // namespace

Check glossaryCheck()
{
    return { "glossary", [] { return CheckWords::tr("Glossary"); }, run };
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "llmloopcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

#include <QHash>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Loop
{
    int times = 0;
    QList<TextRange> ranges;
};

// How often the most frequent three neighbouring words occur; where words are not parted, eight characters.
Loop longestLoop(const QString &text, const LanguageRules &language)
{
    QHash<QString, QList<TextRange>> seen;
    if (language.spacesBetweenWords) {
        const QList<TextRange> all = words(text, language.code);
        for (qsizetype i = 2; i < all.size(); ++i) {
            const qsizetype start = all.at(i - 2).start;
            const TextRange range{ start, all.at(i).start + all.at(i).length - start };
            seen[text.mid(range.start, range.length).toLower()].append(range);
        }
    } else {
        constexpr int piece = 8;
        for (qsizetype i = 0; i + piece <= text.size(); ++i)
            seen[text.mid(i, piece)].append({ i, piece });
    }
    Loop loop;
    for (const QList<TextRange> &ranges : std::as_const(seen)) {
        if (ranges.size() > loop.times)
            loop = { static_cast<int>(ranges.size()), ranges };
    }
    return loop;
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (context.unit().truncated && context.formIndex() == 0)
        sink.add(Severity::Error, CheckWords::tr("The answer was cut off at its limit of length."));
    constexpr int tooOften = 4;
    const Loop loop = longestLoop(context.maskedTarget(), context.targetLanguage());
    if (loop.times >= tooOften
        && longestLoop(context.maskedSource(), context.sourceLanguage()).times < tooOften)
        sink.add(Severity::Error, CheckWords::tr("The text repeats itself."), loop.ranges);
}

} // namespace

Check llmLoopCheck()
{
    return { "llm-loop", [] { return CheckWords::tr("Loops and cut texts"); }, run };
}

} // namespace lineup

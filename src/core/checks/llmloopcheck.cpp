// SPDX-License-Identifier: Apache-2.0
#include "llmloopcheck.h"

#include "checkcontext.h"
#include "checktools.h"
#include "checkwords.h"

#include <QHash>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Loop
{
    int times = 0;
    QList<TextRange> ranges;
};

constexpr int tooOften = 4;

// How often the most frequent three neighbouring words occur; where words are not parted, eight characters.
Loop longestLoop(const QString &text, const QList<TextRange> &words, const LanguageRules &language)
{
    constexpr int piece = 8;
    constexpr int several = 3;
    QHash<size_t, QList<TextRange>> seen;
    if (language.spacesBetweenWords) {
        if (words.size() < tooOften + several - 1)
            return {};
        QList<size_t> hashes;
        for (const TextRange &word : words)
            hashes.append(qHash(QStringView(text).mid(word.start, word.length).toString().toCaseFolded()));
        for (qsizetype i = 2; i < words.size(); ++i) {
            const qsizetype start = words.at(i - 2).start;
            seen[qHashMulti(0, hashes.at(i - 2), hashes.at(i - 1), hashes.at(i))].append(
                { start, words.at(i).start + words.at(i).length - start });
        }
    } else if (text.size() >= tooOften + piece) {
        for (qsizetype i = 0; i + piece <= text.size(); ++i)
            seen[qHash(QStringView(text).mid(i, piece))].append({ i, piece });
    }
    Loop loop;
    for (const QList<TextRange> &ranges : std::as_const(seen)) {
        if (ranges.size() > loop.times)
            loop = { static_cast<int>(ranges.size()), ranges };
    }
    return loop;
}

// In long texts a phrase may well come again; a loop is what fills much of the text.
bool fillsMuch(const Loop &loop, const QString &text)
{
    constexpr qsizetype share = 4;
    qsizetype covered = 0;
    qsizetype end = 0;
    for (const TextRange &range : loop.ranges) {
        covered += std::max<qsizetype>(0, range.start + range.length - std::max(end, range.start));
        end = std::max(end, range.start + range.length);
    }
    return covered * share >= text.size();
}

void run(const CheckContext &context, FindingSink &sink)
{
    if (context.unit().truncated && context.formIndex() == 0)
        sink.add(Severity::Error, CheckWords::tr("The answer was cut off at its limit of length."));
    const Loop loop
        = longestLoop(context.maskedTarget(), context.maskedTargetWords(), context.targetLanguage());
    if (loop.times >= tooOften && fillsMuch(loop, context.maskedTarget())
        && longestLoop(context.maskedSource(), context.maskedSourceWords(), context.sourceLanguage()).times
            < tooOften)
        sink.add(Severity::Error, CheckWords::tr("The text repeats itself."), loop.ranges);
}

} // namespace

Check llmLoopCheck()
{
    return { "llm-loop", [] { return CheckWords::tr("Loops and cut texts"); }, run };
}

} // namespace lineup

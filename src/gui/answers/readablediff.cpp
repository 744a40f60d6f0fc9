// SPDX-License-Identifier: Apache-2.0
#include "worddiff.h"

#include <algorithm>

namespace lineup {

namespace {

// Shorter texts are read at a glance, however different.
constexpr int fewWords = 8;
// Of the longer text's words, those that must stand in both for a comparison to be of use.
constexpr double leastShared = 0.2;

// A stretch that both texts have, or a change: what the one has and what the other has instead.
struct Stretch
{
    bool same = false;
    QString before;
    QString after;
    int wordsBefore = 0;
    int wordsAfter = 0;

    int words() const { return std::max(wordsBefore, wordsAfter); }
    void join(const Stretch &next)
    {
        before += next.before;
        after += next.after;
        wordsBefore += next.wordsBefore;
        wordsAfter += next.wordsAfter;
    }
};

int wordCount(const QString &text)
{
    const QList<QStringView> words = diffWords(text);
    return int(std::count_if(words.begin(), words.end(), [](QStringView word) {
        return std::any_of(word.begin(), word.end(),
                           [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
    }));
}

QList<Stretch> stretches(const QList<DiffPart> &parts)
{
    QList<Stretch> list;
    for (const DiffPart &part : parts) {
        const bool same = part.kind == DiffPart::Kind::Same;
        const int words = wordCount(part.text);
        Stretch stretch{ same, {}, {}, 0, 0 };
        if (part.kind != DiffPart::Kind::Added) {
            stretch.before = part.text;
            stretch.wordsBefore = words;
        }
        if (part.kind != DiffPart::Kind::Removed) {
            stretch.after = part.text;
            stretch.wordsAfter = words;
        }
        if (!list.isEmpty() && list.last().same == same)
            list.last().join(stretch);
        else
            list.append(stretch);
    }
    return list;
}

// Paragraphs stay apart, or one change would swallow a whole text.
bool isIsland(const Stretch &before, const Stretch &same, const Stretch &after)
{
    if (same.before.contains(u'\n'))
        return false;
    return same.words() == 0 || (same.words() <= before.words() && same.words() <= after.words());
}

// Each joining can make the next island, also a former one, small beside its neighbours.
QList<Stretch> withoutIslands(const QList<Stretch> &list)
{
    QList<Stretch> joined;
    for (const Stretch &stretch : list) {
        joined.append(stretch);
        while (joined.size() >= 3 && !joined.last().same) {
            const qsizetype last = joined.size() - 1;
            if (!isIsland(joined[last - 2], joined[last - 1], joined[last]))
                break;
            joined[last - 2].join(joined[last - 1]);
            joined[last - 2].join(joined[last]);
            joined.resize(last - 1);
        }
    }
    return joined;
}

} // namespace

ReadableDiff readableDiff(QStringView before, QStringView after)
{
    ReadableDiff diff;
    int shared = 0;
    int wordsBefore = 0;
    int wordsAfter = 0;
    const QList<Stretch> list = withoutIslands(stretches(wordDiff(before, after)));
    for (const Stretch &stretch : list) {
        wordsBefore += stretch.wordsBefore;
        wordsAfter += stretch.wordsAfter;
        if (stretch.same) {
            shared += stretch.wordsAfter;
            diff.parts.append({ DiffPart::Kind::Same, stretch.after });
            continue;
        }
        ++diff.changes;
        if (!stretch.before.isEmpty())
            diff.parts.append({ DiffPart::Kind::Removed, stretch.before });
        if (!stretch.after.isEmpty())
            diff.parts.append({ DiffPart::Kind::Added, stretch.after });
    }
    const int most = std::max(wordsBefore, wordsAfter);
    diff.unlike = most >= fewWords && shared < leastShared * most;
    return diff;
}

} // namespace lineup

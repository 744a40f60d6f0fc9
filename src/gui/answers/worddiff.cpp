// SPDX-License-Identifier: Apache-2.0
#include "worddiff.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <vector>

namespace lineup {

namespace {

// Diagonals are counted from -offset.
size_t placeOf(int offset, int diagonal)
{
    const int place = offset + diagonal;
    return size_t(place);
}

enum class Class { Space, Word, Single };

bool isUnseparated(char32_t c)
{
    constexpr std::array scripts{ QChar::Script_Han,      QChar::Script_Hiragana, QChar::Script_Katakana,
                                  QChar::Script_Bopomofo, QChar::Script_Thai,     QChar::Script_Lao,
                                  QChar::Script_Khmer,    QChar::Script_Myanmar };
    return std::find(scripts.begin(), scripts.end(), QChar::script(c)) != scripts.end();
}

Class classOf(char32_t c)
{
    if (QChar::isSpace(c))
        return Class::Space;
    if (isUnseparated(c))
        return Class::Single;
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'_' || c == U'\'' || c == 0x2019
        ? Class::Word
        : Class::Single;
}

// Marks, joiners and what they join stay with the character before them.
bool clings(char32_t c, char32_t previous)
{
    return QChar::isMark(c) || c == 0x200d || previous == 0x200d;
}

using Tokens = std::vector<int>; // words as numbers, so that comparing two is cheap

Tokens numbered(const QList<QStringView> &words, QHash<QStringView, int> &numbers)
{
    Tokens tokens;
    tokens.reserve(size_t(words.size()));
    for (const QStringView word : words) {
        const int next = int(numbers.size());
        const auto it = numbers.constFind(word);
        tokens.push_back(it != numbers.constEnd() ? *it : *numbers.insert(word, next));
    }
    return tokens;
}

// Myers' O(ND) search from both ends in linear space; marks which words are kept.
class Comparison
{
public:
    Comparison(const Tokens &before, const Tokens &after)
        : m_before(before)
        , m_after(after)
        , keptBefore(before.size(), false)
        , keptAfter(after.size(), false)
    {
        const size_t span = 2 * (before.size() + after.size()) + 6;
        m_forward.resize(span);
        m_backward.resize(span);
        compare(0, int(before.size()), 0, int(after.size()));
    }

private:
    struct Middle
    {
        int x = 0;
        int y = 0;
        bool found = false;
    };

    const Tokens &m_before;
    const Tokens &m_after;
    std::vector<int> m_forward;
    std::vector<int> m_backward;
    qint64 m_work = 20'000'000; // diagonal steps: a fraction of a second

public:
    std::vector<bool> keptBefore;
    std::vector<bool> keptAfter;

private:
    void keep(int x, int y)
    {
        keptBefore[size_t(x)] = true;
        keptAfter[size_t(y)] = true;
    }
    bool equal(int x, int y) const { return m_before[size_t(x)] == m_after[size_t(y)]; }

    // Both halves could be deep where texts differ much; the larger one goes on in the loop.
    void compare(int left, int right, int top, int bottom)
    {
        while (true) {
            while (left < right && top < bottom && equal(left, top))
                keep(left++, top++);
            while (left < right && top < bottom && equal(right - 1, bottom - 1))
                keep(--right, --bottom);
            if (left == right || top == bottom)
                return;
            const Middle middle = findMiddle(left, right, top, bottom);
            if (!middle.found)
                return;
            const bool firstIsSmaller
                = (middle.x - left) + (middle.y - top) < (right - middle.x) + (bottom - middle.y);
            if (firstIsSmaller) {
                compare(left, middle.x, top, middle.y);
                left = middle.x;
                top = middle.y;
            } else {
                compare(middle.x, right, middle.y, bottom);
                right = middle.x;
                bottom = middle.y;
            }
        }
    }

    // A point that lies on a shortest path through the rectangle and is none of its corners.
    Middle findMiddle(int left, int right, int top, int bottom)
    {
        const int width = right - left;
        const int height = bottom - top;
        const int delta = width - height;
        const int offset = width + height + 2;
        m_forward[placeOf(offset, 1)] = 0;
        m_backward[placeOf(offset, 1)] = 0;
        for (int d = 0; d <= (width + height + 1) / 2; ++d) {
            m_work -= 2 * d + 1;
            if (m_work < 0)
                return {};
            if (const Middle found = stepForward(d, left, top, width, height, delta, offset); found.found)
                return found;
            if (const Middle found = stepBackward(d, right, bottom, width, height, delta, offset);
                found.found)
                return found;
        }
        return {};
    }

    static int startOf(const std::vector<int> &reach, int k, int d, int offset)
    {
        const bool down
            = k == -d || (k != d && reach[placeOf(offset, k - 1)] < reach[placeOf(offset, k + 1)]);
        return down ? reach[placeOf(offset, k + 1)] : reach[placeOf(offset, k - 1)] + 1;
    }

    Middle stepForward(int d, int left, int top, int width, int height, int delta, int offset)
    {
        for (int k = -d; k <= d; k += 2) {
            int x = startOf(m_forward, k, d, offset);
            int y = x - k;
            while (x < width && y < height && y >= 0 && equal(left + x, top + y)) {
                ++x;
                ++y;
            }
            m_forward[placeOf(offset, k)] = x;
            const int opposite = delta - k;
            const bool crosses = delta % 2 != 0 && opposite >= -(d - 1) && opposite <= d - 1;
            if (crosses && x + m_backward[placeOf(offset, opposite)] >= width && isInner(x, y, width, height))
                return { left + x, top + y, true };
        }
        return {};
    }

    Middle stepBackward(int d, int right, int bottom, int width, int height, int delta, int offset)
    {
        for (int k = -d; k <= d; k += 2) {
            int x = startOf(m_backward, k, d, offset);
            int y = x - k;
            while (x < width && y < height && y >= 0 && equal(right - x - 1, bottom - y - 1)) {
                ++x;
                ++y;
            }
            m_backward[placeOf(offset, k)] = x;
            const int opposite = delta - k;
            const bool crosses = delta % 2 == 0 && opposite >= -d && opposite <= d;
            if (crosses && x + m_forward[placeOf(offset, opposite)] >= width && isInner(x, y, width, height))
                return { right - x, bottom - y, true };
        }
        return {};
    }

    static bool isInner(int x, int y, int width, int height)
    {
        const bool inside = x >= 0 && y >= 0 && x <= width && y <= height;
        return inside && x + y > 0 && x + y < width + height;
    }
};

void append(QList<DiffPart> &parts, DiffPart::Kind kind, QStringView text)
{
    if (!parts.isEmpty() && parts.last().kind == kind)
        parts.last().text += text;
    else
        parts.append({ kind, text.toString() });
}

} // namespace

QList<QStringView> diffWords(QStringView text)
{
    QList<QStringView> words;
    qsizetype start = 0;
    char32_t previous = 0;
    Class current = Class::Single;
    for (qsizetype i = 0; i < text.size();) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        const Class kind = classOf(c);
        const bool goesOn = i > start && (clings(c, previous) || (kind == current && kind != Class::Single));
        if (i > start && !goesOn) {
            words.append(text.sliced(start, i - start));
            start = i;
        }
        if (i == start)
            current = kind;
        previous = c;
        i += pair ? 2 : 1;
    }
    if (start < text.size())
        words.append(text.sliced(start));
    return words;
}

QList<DiffPart> wordDiff(QStringView before, QStringView after)
{
    const QList<QStringView> old = diffWords(before);
    const QList<QStringView> fresh = diffWords(after);
    QHash<QStringView, int> numbers;
    const Tokens oldTokens = numbered(old, numbers);
    const Tokens freshTokens = numbered(fresh, numbers);
    const Comparison comparison(oldTokens, freshTokens);

    QList<DiffPart> parts;
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < old.size() || j < fresh.size()) {
        if (i < old.size() && !comparison.keptBefore[size_t(i)])
            append(parts, DiffPart::Kind::Removed, old[i++]);
        else if (j < fresh.size() && !comparison.keptAfter[size_t(j)])
            append(parts, DiffPart::Kind::Added, fresh[j++]);
        else {
            append(parts, DiffPart::Kind::Same, fresh[j++]);
            ++i;
        }
    }
    return parts;
}

} // namespace lineup

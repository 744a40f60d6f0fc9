// SPDX-License-Identifier: Apache-2.0
#include "ter.h"

#include "ngrams.h"
#include "scoredtext.h"
#include "wordedits.h"

#include <QString>

#include <algorithm>
#include <optional>
#include <tuple>

namespace lineup {

namespace {

// Tercom's limits, in words; without them long texts would take minutes.
constexpr int maxShiftLength = 10;
constexpr int maxShiftDistance = 50;
constexpr int maxShiftsTried = 1000;

using Words = std::vector<char32_t>;

// Where the reference's words stand in the hypothesis, and which words of both are wrong.
struct Alignment
{
    std::vector<int> place; // of each reference word: the hypothesis word at or before it, or -1
    std::vector<bool> referenceWrong;
    std::vector<bool> hypothesisWrong;

    explicit Alignment(const std::vector<WordEdit> &steps)
    {
        int position = -1;
        for (const WordEdit step : steps) {
            const bool wrong = step != WordEdit::Keep;
            if (step != WordEdit::Insert) {
                ++position;
                hypothesisWrong.push_back(wrong);
            }
            if (step != WordEdit::Delete) {
                place.push_back(position);
                referenceWrong.push_back(wrong);
            }
        }
    }
};

struct Block
{
    int from = 0; // in the hypothesis
    int reference = 0;
    int length = 0;
};

bool anyOf(const std::vector<bool> &wrong, int from, int length)
{
    return std::find(wrong.begin() + from, wrong.begin() + from + length, true)
        != wrong.begin() + from + length;
}

Words moved(const Words &words, const Block &block, int to)
{
    Words result = words;
    const auto at = [&result](int place) { return result.begin() + place; };
    if (to < block.from) {
        std::rotate(at(to), at(block.from), at(block.from + block.length));
    } else {
        // Counted before the block is taken out when it goes behind itself, after it when into itself.
        const int end = to > block.from + block.length ? to : block.length + to;
        std::rotate(at(block.from), at(block.from + block.length),
                    at(std::min(end, static_cast<int>(words.size()))));
    }
    return result;
}

class ShiftSearch
{
public:
    ShiftSearch(const Words &reference, int *tried)
        : m_reference(reference)
        , m_tried(tried)
    { }

    // The words after the best move, or nothing where no move helps. Empty too when enough was tried.
    std::optional<Words> best(const Words &hypothesis)
    {
        m_hypothesis = &hypothesis;
        m_best.reset();
        const WordEdits edits = wordEdits(hypothesis, m_reference);
        m_cost = edits.cost;
        const Alignment alignment(edits.steps);
        forEachBlock([this, &alignment](const Block &block) {
            if (isWorthMoving(block, alignment))
                tryPlaces(block, alignment);
            return *m_tried < maxShiftsTried;
        });
        if (*m_tried >= maxShiftsTried || !m_best || std::get<0>(m_best->rank) <= 0)
            return std::nullopt;
        return m_best->words;
    }

private:
    struct Candidate
    {
        std::tuple<int, int, int, int> rank; // gain, then length, then earliest, then nearest to the front
        Words words;
    };

    template <typename Visit>
    void forEachBlock(Visit visit) const
    {
        const int words = static_cast<int>(m_hypothesis->size());
        const int referenceWords = static_cast<int>(m_reference.size());
        for (int from = 0; from < words; ++from) {
            const int first = std::max(0, from - maxShiftDistance);
            const int last = std::min(referenceWords - 1, from + maxShiftDistance);
            for (int at = first; at <= last; ++at) {
                for (int length = 1;
                     length <= maxShiftLength && from + length <= words && at + length <= referenceWords
                     && wordAt(from + length - 1) == referenceAt(at + length - 1);
                     ++length) {
                    if (!visit(Block{ from, at, length }))
                        return;
                }
            }
        }
    }

    static bool isWorthMoving(const Block &block, const Alignment &alignment)
    {
        const int target = alignment.place.at(static_cast<std::size_t>(block.reference));
        return anyOf(alignment.hypothesisWrong, block.from, block.length)
            && anyOf(alignment.referenceWrong, block.reference, block.length)
            && (target < block.from || target >= block.from + block.length);
    }

    void tryPlaces(const Block &block, const Alignment &alignment)
    {
        int previous = -1;
        for (int offset = -1; offset < block.length; ++offset) {
            const int at = block.reference + offset;
            const int to = at == -1 ? 0 : alignment.place.at(static_cast<std::size_t>(at)) + 1;
            if (to == previous)
                continue;
            previous = to;
            Words words = moved(*m_hypothesis, block, to);
            const int gain = m_cost - wordEdits(words, m_reference).cost;
            Candidate candidate{ { gain, block.length, -block.from, -to }, std::move(words) };
            ++*m_tried;
            if (!m_best || candidate.rank > m_best->rank)
                m_best = std::move(candidate);
        }
    }

    char32_t wordAt(int place) const { return (*m_hypothesis)[static_cast<std::size_t>(place)]; }
    char32_t referenceAt(int place) const { return m_reference[static_cast<std::size_t>(place)]; }

    const Words &m_reference;
    int *m_tried;
    const Words *m_hypothesis = nullptr;
    int m_cost = 0;
    std::optional<Candidate> m_best;
};

Words lowerCaseWords(QStringView text, WordNumbers *numbers)
{
    const QString lower = text.toString().toLower();
    return numbers->numbered(splitAtSpaces(lower));
}

} // namespace

TerCounts &TerCounts::operator+=(const TerCounts &other)
{
    edits += other.edits;
    referenceWords += other.referenceWords;
    return *this;
}

double TerCounts::score() const
{
    if (referenceWords == 0)
        return edits > 0 ? 100 : 0;
    return 100 * static_cast<double>(edits) / static_cast<double>(referenceWords);
}

TerCounts terCounts(QStringView hypothesis, QStringView reference)
{
    WordNumbers numbers;
    Words words = lowerCaseWords(hypothesis, &numbers);
    const Words referenceWords = lowerCaseWords(reference, &numbers);
    if (referenceWords.empty())
        return { static_cast<qint64>(words.size()), 0 };
    int tried = 0;
    int shifts = 0;
    ShiftSearch search(referenceWords, &tried);
    while (std::optional<Words> better = search.best(words)) {
        words = std::move(*better);
        ++shifts;
    }
    return { shifts + wordEdits(words, referenceWords).cost, static_cast<qint64>(referenceWords.size()) };
}

} // namespace lineup

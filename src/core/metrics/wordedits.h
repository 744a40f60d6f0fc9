// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace lineup {

// One step of rewriting a hypothesis into its reference.
enum class WordEdit : char { Keep, Substitute, Insert, Delete, Unknown };

struct WordEdits
{
    int cost = 0;
    std::vector<WordEdit> steps;
};

// Levenshtein's distance of words within a beam around the diagonal, as Tercom computes it: far from it, an
// equal word is not seen. Where several ways cost the same, keeping or substituting goes before deleting, and
// that before inserting.
WordEdits wordEdits(std::span<const char32_t> hypothesis, std::span<const char32_t> reference);

} // namespace lineup

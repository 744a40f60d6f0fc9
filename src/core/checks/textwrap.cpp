// SPDX-License-Identifier: Apache-2.0
#include "textwrap.h"

#include <QList>

#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

namespace lineup {

namespace {

// Making one reads rules from a file, so that each thread keeps its own.
icu::BreakIterator *lineBreaks()
{
    thread_local const std::unique_ptr<icu::BreakIterator> kept = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createLineInstance(icu::Locale::getEnglish(), status));
        return U_FAILURE(status) != 0 ? nullptr : std::move(made);
    }();
    return kept.get();
}

QStringView withoutEndingSpaces(QStringView text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

// Stretches that cannot be broken are measured one by one, so that long texts cost no more than their length.
void wrapLine(QStringView line, double boxWidth, const std::function<double(QStringView)> &width,
              WrappedText &result)
{
    ++result.lines;
    icu::BreakIterator *breaks = lineBreaks();
    if (breaks == nullptr) {
        result.widest = std::max(result.widest, width(line));
        return;
    }
    // An alias of the text, which lives longer.
    const icu::UnicodeString string(false, reinterpret_cast<const char16_t *>(line.utf16()),
                                    int32_t(line.size()));
    breaks->setText(string);
    double used = 0;
    int32_t from = breaks->first();
    for (int32_t to = breaks->next(); to != icu::BreakIterator::DONE; from = to, to = breaks->next()) {
        const QStringView stretch = line.sliced(from, to - from);
        const QStringView shown = withoutEndingSpaces(stretch);
        const double shownWidth = width(shown);
        if (used > 0 && used + shownWidth > boxWidth) {
            ++result.lines;
            used = 0;
        }
        result.widest = std::max(result.widest, used + shownWidth);
        used += shown.size() == stretch.size() ? shownWidth : width(stretch);
    }
}

} // namespace

WrappedText wrapped(QStringView text, double boxWidth, const std::function<double(QStringView)> &width)
{
    WrappedText result;
    for (const QStringView line : text.split(u'\n'))
        wrapLine(line.endsWith(u'\r') ? line.chopped(1) : line, boxWidth, width, result);
    return result;
}

} // namespace lineup

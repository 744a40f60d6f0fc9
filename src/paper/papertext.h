// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "paperpage.h"

#include <QSet>
#include <QString>

#include <functional>

class QTextLayout;

namespace lineup {

// Lays out text of any script and length and lets it run over as many pages as it takes. Each paragraph is
// set in its own direction. Remembers the characters that no installed font has.
class PaperText
{
public:
    // `stop` is asked now and then; true ends a text early.
    explicit PaperText(std::function<bool()> stop)
        : m_stop(std::move(stop))
    { }

    // From `start` (counted from the side where reading begins) over `width`. With `rule`, a line of that
    // colour runs beside the text.
    void flow(PaperPage &page, const QString &text, const PaperStyle &style, double start, double width,
              const QColor &rule = {});
    // Within one page: the height that the text takes, and the text at the page's present height.
    double height(const PaperPage &page, const QString &text, const PaperStyle &style, double width);
    void draw(PaperPage &page, const QString &text, const PaperStyle &style, const QRectF &box,
              bool atEnd = false);

    const QSet<char32_t> &missing() const { return m_missing; }

private:
    struct Line;
    // Hands every line to `take` until it returns false.
    void lines(const PaperPage &page, const QString &text, const PaperStyle &style, double width,
               const std::function<bool(const Line &line)> &take);
    bool paragraph(const PaperPage &page, const QString &text, const PaperStyle &style, double width,
                   const std::function<bool(const Line &line)> &take);
    void lookForMissing(const QString &text, const QFont &font);

    std::function<bool()> m_stop;
    QSet<char32_t> m_known;
    QSet<char32_t> m_missing;
};

} // namespace lineup

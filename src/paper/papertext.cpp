// SPDX-License-Identifier: Apache-2.0
#include "papertext.h"

#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace lineup {

namespace {

// So much of a paragraph is laid out at a time; its last line is laid out again with what follows.
constexpr qsizetype portion = 8192;
constexpr double leading = 1.18;

bool hasRightToLeft(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; });
}

} // namespace

struct PaperText::Line
{
    QTextLine line;
    double height;
    bool rightToLeft;
};

void PaperText::lookForMissing(const QString &text, const QFont &font)
{
    const QFontMetricsF metrics(font);
    for (const uint c : text.toUcs4()) {
        if (m_known.contains(c))
            continue;
        m_known.insert(c);
        const QChar::Category category = QChar::category(c);
        const bool shows = !QChar::isSpace(c) && category != QChar::Other_Format
            && category != QChar::Other_Control && category != QChar::Other_PrivateUse
            && !(c >= 0xFE00 && c <= 0xFE0F);
        if (shows && !metrics.inFontUcs4(c))
            m_missing.insert(c);
    }
}

bool PaperText::paragraph(const PaperPage &page, const QString &text, const PaperStyle &style, double width,
                          const std::function<bool(const Line &)> &take)
{
    const bool rightToLeft = text.isEmpty() ? page.isRightToLeft() : text.isRightToLeft();
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    QFont font = page.font(style);
    // See PaperPage::font(): in scripts from right to left it would tear words apart for readers' search.
    if (hasRightToLeft(text))
        font.setLetterSpacing(QFont::PercentageSpacing, 100);
    qsizetype position = 0;
    do {
        if (m_stop())
            return false;
        const QString part = text.mid(position, portion);
        lookForMissing(part, font);
        QTextLayout layout(part, font, page.device());
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine())
            line.setLineWidth(width);
        layout.endLayout();
        const bool isLast = position + part.size() >= text.size();
        const int count = isLast || layout.lineCount() < 2 ? layout.lineCount() : layout.lineCount() - 1;
        for (int i = 0; i < count; ++i) {
            const QTextLine line = layout.lineAt(i);
            if (!take({ line, line.height() * leading, rightToLeft }))
                return false;
        }
        position += count == layout.lineCount() ? part.size() : layout.lineAt(count).textStart();
    } while (position < text.size());
    return true;
}

void PaperText::lines(const PaperPage &page, const QString &text, const PaperStyle &style, double width,
                      const std::function<bool(const Line &)> &take)
{
    qsizetype begin = 0;
    while (begin <= text.size()) {
        const qsizetype end = text.indexOf(u'\n', begin);
        const qsizetype length = (end < 0 ? text.size() : end) - begin;
        if (!paragraph(page, text.mid(begin, length), style, width, take) || end < 0)
            return;
        begin = end + 1;
    }
}

void PaperText::flow(PaperPage &page, const QString &text, const PaperStyle &style, double start,
                     double width, const QColor &rule)
{
    lines(page, text, style, width, [&](const Line &line) {
        page.need(line.height);
        if (QPainter *painter = page.painter()) {
            const QRectF place = page.place(start, width, line.height);
            const double unused = line.rightToLeft ? width - line.line.naturalTextWidth() : 0;
            painter->setPen(style.color);
            line.line.draw(painter,
                           QPointF(place.left() + unused - line.line.x(), place.top() - line.line.y()));
            if (rule.isValid())
                painter->fillRect(page.place(start - page.points(7), page.points(2), line.height), rule);
        }
        page.advance(line.height);
        return !page.hasFailed();
    });
}

double PaperText::height(const PaperPage &page, const QString &text, const PaperStyle &style, double width)
{
    double sum = 0;
    lines(page, text, style, width, [&sum, &page](const Line &line) {
        sum += line.height;
        return sum < page.bodyHeight();
    });
    return sum;
}

void PaperText::draw(PaperPage &page, const QString &text, const PaperStyle &style, const QRectF &box,
                     bool atEnd)
{
    QPainter *painter = page.painter();
    if (!painter)
        return;
    double y = box.top();
    lines(page, text, style, box.width(), [&](const Line &line) {
        // Figures stand at the end of their column, words where their own script begins.
        const bool toRight = atEnd ? !page.isRightToLeft() : line.rightToLeft;
        const double unused = toRight ? box.width() - line.line.naturalTextWidth() : 0;
        painter->setPen(style.color);
        line.line.draw(painter, QPointF(box.left() + unused - line.line.x(), y - line.line.y()));
        y += line.height;
        return y < box.bottom();
    });
}

} // namespace lineup

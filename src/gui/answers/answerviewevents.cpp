// SPDX-License-Identifier: Apache-2.0
#include "answerview.h"
#include "plaindocument.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextCursor>
#include <QTextLayout>
#include <QWheelEvent>

#include <cmath>

// What the view does with the reader's hands: scrolling, resizing, selecting.
namespace lineup {

namespace {
constexpr int longestLine = 84; // characters: lines of 70 to 90 are read best
}

QVariant AnswerView::loadResource(int, const QUrl &)
{
    return {};
}

void AnswerView::doSetSource(const QUrl &, QTextDocument::ResourceType)
{
    // Nothing that stands in an answer is ever opened in its place.
}

// The same for every content, so that no answer moves its neighbours.
QSize AnswerView::sizeHint() const
{
    const QFontMetrics metrics(font());
    return { metrics.averageCharWidth() * 48, metrics.lineSpacing() * 12 };
}

QSize AnswerView::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return { metrics.averageCharWidth() * 12, metrics.lineSpacing() * 3 };
}

void AnswerView::paintEvent(QPaintEvent *event)
{
    wake();
    QElapsedTimer clock;
    clock.start();
    QTextBrowser::paintEvent(event);
    if (m_pump)
        m_pump->addPainting(clock.nsecsElapsed());
}

void AnswerView::resizeEvent(QResizeEvent *event)
{
    const bool follows = m_follow && !m_final;
    Place place = topPlace();
    {
        const QScopedValueRollback guard(m_guard, true);
        limitLineLength();
        if (event->size().width() != event->oldSize().width())
            joinLines(place);
        QTextBrowser::resizeEvent(event);
        if (document()->pageSize().isNull())
            document()->setPageSize(QSizeF(viewport()->width(), -1));
    }
    if (follows)
        followEnd();
    else
        restorePlace(place);
}

// The room beyond a readable line stays free at the side where lines end.
void AnswerView::limitLineLength()
{
    const int longest = QFontMetrics(font()).averageCharWidth() * longestLine;
    const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
    const int spare = std::max(0, width() - bar - longest);
    const QMargins wanted
        = layoutDirection() == Qt::RightToLeft ? QMargins(spare, 0, 0, 0) : QMargins(0, 0, spare, 0);
    if (viewportMargins() != wanted)
        setViewportMargins(wanted);
}

void AnswerView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        const int delta = event->angleDelta().y();
        if (delta != 0)
            Q_EMIT fontStepRequested(delta > 0 ? 1 : -1);
        event->accept();
        return;
    }
    QTextBrowser::wheelEvent(event);
}

void AnswerView::keyPressEvent(QKeyEvent *event)
{
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (sideways && event->modifiers() == Qt::AltModifier) {
        // An arrow means a side, and panels stand the other way round from right to left.
        const bool onwards = (event->key() == Qt::Key_Right) == (layoutDirection() == Qt::LeftToRight);
        Q_EMIT neighbourRequested(onwards ? 1 : -1);
        event->accept();
        return;
    }
    const int before = verticalScrollBar()->value();
    QTextBrowser::keyPressEvent(event);
    const QScrollBar *bar = verticalScrollBar();
    if (bar->value() != before && bar->maximum() > 0)
        Q_EMIT scrolled(double(bar->value()) / bar->maximum());
}

void AnswerView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        limitLineLength();
    // Colours are part of a built document.
    if (event->type() == QEvent::PaletteChange && m_final && m_shows != Shows::Plain)
        order();
}

AnswerView::Place AnswerView::topPlace() const
{
    const QPoint corner(viewport()->width() / 2, 1);
    const int start = lineStart(cursorForPosition(corner).position());
    QTextCursor cursor(document());
    cursor.setPosition(start);
    return { start, cursorRect(cursor).top() };
}

void AnswerView::restorePlace(const Place &place)
{
    const QScopedValueRollback guard(m_guard, true);
    QTextCursor cursor(document());
    cursor.setPosition(std::clamp(place.position, 0, document()->characterCount() - 1));
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() + cursorRect(cursor).top() - place.offset);
}

void AnswerView::revealPosition(int position)
{
    QTextCursor cursor(document());
    cursor.setPosition(std::clamp(position, 0, document()->characterCount() - 1));
    const QRect rect = cursorRect(cursor);
    if (rect.top() >= 0 && rect.bottom() <= viewport()->height())
        return;
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() + rect.top() - viewport()->height() / 3);
}

int AnswerView::lineStart(int position) const
{
    const QTextBlock block = document()->findBlock(position);
    if (!block.isValid() || !block.layout())
        return position;
    const QTextLine line = block.layout()->lineForTextPosition(position - block.position());
    return line.isValid() ? block.position() + line.textStart() : position;
}

QMimeData *AnswerView::createMimeDataFromSelection() const
{
    auto *mime = new QMimeData;
    const QTextCursor cursor = textCursor();
    const int start = cursor.selectionStart();
    const int end = cursor.selectionEnd();
    switch (m_shows) {
    case Shows::Plain:
        mime->setText(rawBetween(start, end));
        break;
    case Shows::Markdown:
        mime->setText(textBetween(*document(), start, end));
        break;
    case Shows::Difference:
        mime->setText(keptBetween(start, end));
        break;
    }
    return mime;
}

// Of a comparison, what is the answer's own: words that only the other text has are no part of it.
QString AnswerView::keptBetween(int start, int end) const
{
    if (m_comparison.kind == Comparison::Kind::Unlike && !m_comparedAnyway)
        return textBetween(*document(), start, end);
    QString text;
    for (QTextBlock block = document()->findBlock(start); block.isValid() && block.position() < end;
         block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const int from = std::max(start, fragment.position());
            const int to = std::min(end, fragment.position() + fragment.length());
            if (from < to && !fragment.charFormat().fontStrikeOut())
                text += textBetween(*document(), from, to);
        }
        const bool goesOn = block.position() + block.length() <= end && block.next().isValid();
        if (goesOn && !isSoftBlock(block.next()))
            text += u'\n';
    }
    return text;
}

// Plain text is copied as it was sent, with what the display leaves out.
QString AnswerView::rawBetween(int start, int end) const
{
    int softBefore = 0;
    int softInside = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && block.position() <= end;
         block = block.next()) {
        if (!isSoftBlock(block))
            continue;
        if (block.position() <= start)
            ++softBefore;
        else
            ++softInside;
    }
    const qsizetype from = m_display.rawPosition(start - softBefore);
    const qsizetype to = m_display.rawPosition(end - softBefore - softInside);
    return m_raw.mid(from, to - from);
}

} // namespace lineup

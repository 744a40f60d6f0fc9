// SPDX-License-Identifier: Apache-2.0
#include "markedtext.h"

#include "answers/differencedocument.h"
#include "answers/displaytext.h"
#include "answers/plaindocument.h"
#include "answers/worddiff.h"

#include <QScrollBar>
#include <QTextOption>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lineup {

namespace {

constexpr int mostLines = 12;
// Laying out more would take its time in the GUI thread, and nobody compares that much in a small pane.
constexpr qsizetype mostShown = 20'000;

QString shownPart(const QString &raw)
{
    return DisplayText::shown(raw.left(mostShown));
}

} // namespace

MarkedText::MarkedText(QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MarkedText::setRightToLeft(bool rightToLeft)
{
    m_filled = m_filled && rightToLeft == m_rightToLeft;
    m_rightToLeft = rightToLeft;
}

void MarkedText::showText(const QString &raw, const QList<TextMark> &marks)
{
    const bool same = m_shows == Shows::Text && m_raw == raw && m_filled;
    m_shows = Shows::Text;
    m_raw = raw;
    m_marks = marks;
    if (!same)
        fill();
    mark();
}

void MarkedText::showDifference(const QString &before, const QString &raw)
{
    m_shows = Shows::Difference;
    m_before = before;
    m_raw = raw;
    m_marks.clear();
    fill();
    mark();
}

void MarkedText::fill()
{
    m_filled = false; // nothing is measured half-way
    clear();
    prepareDocument(*document(), font());
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(m_rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    document()->setDefaultTextOption(option);
    const QString shown = shownPart(m_raw);
    if (m_shows == Shows::Difference) {
        fillDifference(*document(), readableDiff(shownPart(m_before), shown),
                       themeColors(palette()).mutedText);
    } else {
        QTextCursor cursor(document());
        cursor.setBlockFormat(answerBlockFormat());
        appendPlain(cursor, shown);
    }
    m_filled = true;
    fitHeight();
}

// Breaks that are for display only stand in the document and not in the text.
int MarkedText::documentPosition(qsizetype shown) const
{
    qsizetype position = shown;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.position() > position)
            break;
        if (isSoftBlock(block))
            ++position;
    }
    return int(std::min<qsizetype>(position, document()->characterCount() - 1));
}

void MarkedText::mark()
{
    QList<ExtraSelection> selections;
    const ThemeColors colors = themeColors(palette());
    for (const TextMark &mark : std::as_const(m_marks)) {
        ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(documentPosition(mark.start));
        selection.cursor.setPosition(documentPosition(mark.start + mark.length), QTextCursor::KeepAnchor);
        selection.format = markFormat(colors, mark.severity);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void MarkedText::fitHeight()
{
    if (!m_filled)
        return;
    document()->setTextWidth(std::max(1, viewport()->width()));
    const int most = fontMetrics().lineSpacing() * mostLines * 5 / 4;
    const int wanted = int(std::ceil(document()->size().height()));
    // A bar that comes and goes would change the width, and with it the height.
    setVerticalScrollBarPolicy(wanted > most ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int height = std::min(wanted, most) + 2 * frameWidth();
    if (height == m_height)
        return;
    m_height = height;
    updateGeometry();
}

QSize MarkedText::sizeHint() const
{
    return { fontMetrics().averageCharWidth() * 40, m_height };
}

QSize MarkedText::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 12, m_height };
}

QVariant MarkedText::loadResource(int, const QUrl &)
{
    return {};
}

void MarkedText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void MarkedText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        fill();
        mark();
    }
}

// What does not scroll itself lets the pane around it scroll.
void MarkedText::wheelEvent(QWheelEvent *event)
{
    if (verticalScrollBar()->maximum() > 0)
        QTextEdit::wheelEvent(event);
    else
        event->ignore();
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "answerfinder.h"

#include "answerpanel.h"
#include "answerview.h"
#include "common/contrast.h"
#include "joinedtext.h"

#include <QTextCursor>

#include <algorithm>

namespace lineup {

namespace {
constexpr qsizetype mostMarks = 500; // each is looked at for each line that is painted
constexpr int afterGrowthMs = 250;
constexpr qsizetype unitsPerTurn = 64 * 1024;
constexpr double lightMark = 0.35;
constexpr double readable = 4.5; // contrast of text, WCAG 2.1
constexpr double visible = 1.25; // of a mark that is not told by its colour alone

// Every match has a tint of the highlight behind it, and a line below for those who do not see tints.
QTextCharFormat otherMatch(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    const QColor tint = withContrast(mixed(base, highlight, lightMark), { base }, visible);
    QTextCharFormat format;
    format.setBackground(tint);
    format.setForeground(withContrast(palette.color(QPalette::Active, QPalette::Text), { tint }, readable));
    format.setUnderlineStyle(QTextCharFormat::DotLine);
    return format;
}

QTextCharFormat currentMatch(const QPalette &palette)
{
    QTextCharFormat format;
    format.setBackground(palette.color(QPalette::Active, QPalette::Highlight));
    format.setForeground(palette.color(QPalette::Active, QPalette::HighlightedText));
    format.setFontUnderline(true);
    return format;
}
} // namespace

AnswerFinder::AnswerFinder(QObject *parent)
    : QObject(parent)
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &AnswerFinder::searchOne);
}

void AnswerFinder::setPanels(const QList<AnswerPanel *> &panels)
{
    for (AnswerPanel *panel : std::as_const(m_panels)) {
        if (panels.contains(panel))
            continue;
        disconnect(panel->view(), nullptr, this, nullptr);
        panel->view()->setExtraSelections({});
        panel->setFoundCount({});
    }
    for (AnswerPanel *panel : panels) {
        if (!m_panels.contains(panel))
            connect(panel->view(), &AnswerView::shownTextChanged, this,
                    [this, panel] { searchAgain(panel); });
    }
    m_panels = panels;
    m_found.clear();
    m_currentPanel = nullptr;
    m_current = -1;
    search(m_text, m_sensitivity);
}

void AnswerFinder::search(const QString &text, Qt::CaseSensitivity sensitivity)
{
    m_text = text;
    m_sensitivity = sensitivity;
    m_current = -1;
    m_waiting.clear();
    if (text.isEmpty()) {
        m_turn.stop();
        m_found.clear();
        for (AnswerPanel *panel : std::as_const(m_panels)) {
            panel->view()->setExtraSelections({});
            panel->setFoundCount({});
        }
        report();
        return;
    }
    m_waiting = m_panels;
    m_turn.start(0);
}

void AnswerFinder::searchAgain(AnswerPanel *panel)
{
    if (m_text.isEmpty() || m_waiting.contains(panel))
        return;
    m_waiting.append(panel);
    if (!m_turn.isActive())
        m_turn.start(afterGrowthMs);
}

void AnswerFinder::searchOne()
{
    if (m_waiting.isEmpty())
        return;
    // What the reader sees comes first.
    const auto seen = std::find_if(m_waiting.cbegin(), m_waiting.cend(),
                                   [](const AnswerPanel *each) { return each->view()->isOnScreen(); });
    AnswerPanel *panel = seen == m_waiting.cend() ? m_waiting.first() : *seen;
    AnswerView *view = panel->view();
    // What was never seen was never inserted; it is brought in piece by piece.
    if (view->flush(unitsPerTurn)) {
        m_turn.start(0);
        return;
    }
    m_waiting.removeAll(panel);
    QList<Match> found;
    const JoinedText joined(*view->document());
    const QString &text = joined.text();
    for (qsizetype at = text.indexOf(m_text, 0, m_sensitivity); at >= 0;
         at = text.indexOf(m_text, at + m_text.size(), m_sensitivity))
        found.append({ joined.positionOf(at), joined.positionOf(at + m_text.size() - 1) + 1 });
    m_found.insert(panel, found);
    if (panel == m_currentPanel)
        m_current = std::min(m_current, int(found.size()) - 1);
    panel->setFoundCount(int(found.size()));
    mark(panel);
    report();
    if (!m_waiting.isEmpty())
        m_turn.start(0);
}

int AnswerFinder::total() const
{
    int sum = 0;
    for (const QList<Match> &found : m_found)
        sum += int(found.size());
    return sum;
}

void AnswerFinder::step(int direction)
{
    if (total() == 0)
        return;
    qsizetype at = m_panels.indexOf(m_currentPanel);
    if (at < 0 || m_current < 0) {
        at = direction > 0 ? 0 : m_panels.size() - 1;
        m_current = direction > 0 ? -1 : countIn(m_panels[at]);
    }
    AnswerPanel *before = m_currentPanel;
    m_current += direction;
    while (m_current < 0 || m_current >= countIn(m_panels[at])) {
        at = (at + direction + m_panels.size()) % m_panels.size();
        m_current = direction > 0 ? 0 : countIn(m_panels[at]) - 1;
    }
    m_currentPanel = m_panels[at];
    if (before && before != m_currentPanel)
        mark(before);
    mark(m_currentPanel);
    AnswerPanel *panel = m_currentPanel;
    Q_EMIT revealRequested(panel);
    panel->view()->revealPosition(m_found.value(panel).value(m_current).start);
    report();
}

void AnswerFinder::mark(AnswerPanel *panel)
{
    AnswerView *view = panel->view();
    const QList<Match> found = m_found.value(panel);
    const bool isCurrent = panel == m_currentPanel && m_current >= 0;
    const qsizetype first = isCurrent ? std::max<qsizetype>(0, m_current - mostMarks / 2) : 0;
    const QTextCharFormat other = otherMatch(view->palette());
    const QTextCharFormat current = currentMatch(view->palette());
    QList<QTextEdit::ExtraSelection> marks;
    for (qsizetype i = first; i < std::min(found.size(), first + mostMarks); ++i) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(view->document());
        selection.cursor.setPosition(found[i].start);
        selection.cursor.setPosition(found[i].end, QTextCursor::KeepAnchor);
        selection.format = isCurrent && i == m_current ? current : other;
        marks.append(selection);
    }
    view->setExtraSelections(marks);
}

void AnswerFinder::markAll()
{
    for (AnswerPanel *panel : std::as_const(m_panels)) {
        if (m_found.contains(panel))
            mark(panel);
    }
}

void AnswerFinder::report()
{
    int before = 0;
    if (m_current >= 0) {
        for (AnswerPanel *panel : std::as_const(m_panels)) {
            if (panel == m_currentPanel)
                break;
            before += countIn(panel);
        }
    }
    Q_EMIT counted(m_current >= 0 ? before + m_current + 1 : 0, total());
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "answerboard.h"
#include "answerfinder.h"
#include "answerview.h"
#include "findbar.h"
#include "panelarea.h"

#include <QApplication>

#include <algorithm>

// How a reader moves among the answers: search, differences, hiding, the keyboard.
namespace lineup {

void AnswerBoard::connectFind()
{
    const auto search = [this] { m_finder->search(m_find->text(), m_find->caseSensitivity()); };
    connect(m_find, &FindBar::searchChanged, this, search);
    connect(m_find, &FindBar::nextRequested, m_finder, &AnswerFinder::next);
    connect(m_find, &FindBar::previousRequested, m_finder, &AnswerFinder::previous);
    connect(m_find, &FindBar::closed, this, &AnswerBoard::closeFind);
    connect(m_finder, &AnswerFinder::counted, m_find, &FindBar::showCount);
    connect(m_finder, &AnswerFinder::revealRequested, this,
            [this](AnswerPanel *panel) { showAnswer(int(m_panels.indexOf(panel))); });
}

void AnswerBoard::setDiffReference(int index)
{
    const int wanted = index >= 0 && index < m_count ? index : -1;
    if (wanted == m_reference)
        return;
    showAllWaiting();
    m_reference = wanted;
    showReferences();
    Q_EMIT diffReferenceChanged(m_reference);
}

void AnswerBoard::showReferences()
{
    std::optional<QString> reference;
    QString label;
    if (const AnswerPanel *panel = m_panels.value(m_reference)) {
        reference = panel->chosenText();
        label = panel->accessibleName();
    }
    for (int i = 0; i < m_panels.size(); ++i) {
        m_panels[i]->setIsReference(i == m_reference);
        m_panels[i]->setReference(i == m_reference ? std::nullopt : reference, label);
    }
}

void AnswerBoard::hidePanel(int index)
{
    m_hidden.insert(index);
    if (m_hidden.size() == m_count)
        m_hidden.remove(index);
    arrange();
    // The one that takes its place; behind the last one there is none, and the far end is no neighbour.
    const bool isLast = index >= m_panels.size() - 1 || shownFrom(index, 1) < index;
    focusFrom(index, isLast ? -1 : 1);
    Q_EMIT hideRequested(index);
}

void AnswerBoard::openAlone(int index)
{
    showAllWaiting();
    m_hidden.clear();
    for (int i = 0; i < m_panels.size(); ++i) {
        if (i != index)
            m_hidden.insert(i);
    }
    arrange();
    focusFrom(index, 1);
    Q_EMIT openAloneRequested(index);
}

void AnswerBoard::showAll()
{
    m_hidden.clear();
    arrange();
    focusFrom(0, 1);
}

bool AnswerBoard::isFindOpen() const
{
    return m_find->isVisibleTo(this);
}

void AnswerBoard::showFind()
{
    QString selected;
    for (const AnswerPanel *panel : std::as_const(m_panels)) {
        if (panel->view()->hasFocus())
            selected = panel->view()->textCursor().selectedText();
    }
    if (!isFindOpen())
        m_focusBeforeFind = QApplication::focusWidget();
    m_find->open(selected.contains(QChar::ParagraphSeparator) ? QString() : selected);
}

void AnswerBoard::closeFind()
{
    m_find->hide();
    m_finder->search({}, Qt::CaseInsensitive);
    if (m_focusBeforeFind && m_focusBeforeFind->isVisible())
        m_focusBeforeFind->setFocus();
}

void AnswerBoard::showAnswer(int index)
{
    if (m_waiting.contains(index))
        showAllWaiting();
    AnswerPanel *panel = m_panels.value(index);
    if (!panel)
        return;
    if (m_hidden.remove(index))
        arrange();
    m_area->reveal(panel);
}

int AnswerBoard::focusedPanel() const
{
    const QWidget *focus = window()->focusWidget();
    const auto hasFocus = [focus](const AnswerPanel *panel) { return panel->isAncestorOf(focus); };
    const auto focused = std::find_if(m_panels.cbegin(), m_panels.cend(), hasFocus);
    return focused == m_panels.cend() ? -1 : int(focused - m_panels.cbegin());
}

void AnswerBoard::focusNextPanel()
{
    focusFrom(focusedPanel() + 1, 1);
}

void AnswerBoard::focusPreviousPanel()
{
    focusFrom(std::max(0, focusedPanel()) - 1, -1);
}

void AnswerBoard::widenColumn(int characters)
{
    const int index = shownFrom(std::max(0, focusedPanel()), 1);
    if (index >= 0)
        m_area->widen(m_panels.at(index), characters * fontMetrics().averageCharWidth());
}

void AnswerBoard::equalizeColumns()
{
    m_area->equalize();
}

// The first shown panel from here on, around the ends; -1: there is none.
int AnswerBoard::shownFrom(int at, int step) const
{
    const int count = int(m_panels.size());
    for (int tried = 0; tried < count; ++tried, at += step) {
        const int index = (at % count + count) % count;
        if (!m_hidden.contains(index))
            return index;
    }
    return -1;
}

// Panels that are laid out anew lose the keyboard; this gives it back.
void AnswerBoard::focusFrom(int at, int step)
{
    const int index = shownFrom(at, step);
    if (index < 0)
        return;
    showAnswer(index);
    m_panels[index]->view()->setFocus(Qt::OtherFocusReason);
}

} // namespace lineup

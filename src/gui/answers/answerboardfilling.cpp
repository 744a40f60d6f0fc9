// SPDX-License-Identifier: Apache-2.0
#include "answerboard.h"
#include "answerview.h"
#include "panelarea.h"

#include <QElapsedTimer>

#include <algorithm>

// How a run comes onto the board. Making a panel takes a millisecond or two: 64 of them in one go would stall
// the window while the answers already arrive.
namespace lineup {

namespace {

constexpr int shownAtOnce = 12; // what the widest screen shows beside each other
constexpr int sliceMs = 6; // laying the panels out takes about as long again

LiveAnswer liveAtFirst(const Answer &answer)
{
    LiveAnswer live;
    live.phase = answer.status == AnswerStatus::Running ? AnswerPhase::Idle : AnswerPhase::Ended;
    return live;
}

} // namespace

void AnswerBoard::setRun(const Run &run)
{
    const bool same = run.id == m_runId && run.answers.size() == m_count;
    m_runId = run.id;
    m_count = int(run.answers.size());
    m_late.clear();
    if (same)
        showAtOnce(run);
    else
        showInSlices(run);
    showReferences();
}

void AnswerBoard::showAtOnce(const Run &run)
{
    showAllWaiting();
    for (int i = 0; i < m_count; ++i) {
        // It may have gone on in another process.
        if (run.answers[i].status == AnswerStatus::Running)
            m_panels[i]->forget();
        m_panels[i]->setAnswer(run.answers[i], liveAtFirst(run.answers[i]));
    }
}

void AnswerBoard::showInSlices(const Run &run)
{
    m_reference = -1;
    m_hidden.clear();
    const qsizetype kept = std::min(m_panels.size(), run.answers.size());
    const QList<AnswerPanel *> spare = m_panels.mid(kept);
    m_panels.resize(kept);
    m_waiting.clear();
    for (int i = 0; i < m_count; ++i)
        m_waiting.insert(i, { run.answers[i], liveAtFirst(run.answers[i]) });
    for (int i = 0; i < m_count; ++i) {
        const AnswerPanel *present = m_panels.value(i);
        if (i < shownAtOnce || (present && present->view()->isOnScreen()))
            showWaiting(i);
    }
    arrange();
    for (AnswerPanel *panel : spare)
        panel->deleteLater();
    if (!m_waiting.isEmpty())
        m_slices.start();
}

void AnswerBoard::showSlice()
{
    const qsizetype before = m_panels.size();
    QElapsedTimer clock;
    clock.start();
    m_updatedInTurn = 0;
    while (!m_waiting.isEmpty() && !clock.hasExpired(sliceMs))
        showWaiting(m_waiting.firstKey());
    if (m_panels.size() != before)
        arrange();
    while (!m_late.isEmpty() && !clock.hasExpired(sliceMs))
        showLate(m_late.firstKey());
    if (!m_waiting.isEmpty() || !m_late.isEmpty())
        m_slices.start();
}

// Panels are made in the order of the answers.
void AnswerBoard::showWaiting(int index)
{
    const Waiting waiting = m_waiting.take(index);
    if (index == m_panels.size())
        m_panels.append(createPanel(index));
    m_panels[index]->reset();
    m_panels[index]->setAnswer(waiting.answer, waiting.live);
}

// For whoever needs one that waits, or all of them.
void AnswerBoard::showAllWaiting()
{
    while (!m_late.isEmpty())
        showLate(m_late.firstKey());
    if (m_waiting.isEmpty())
        return;
    m_slices.stop();
    m_updatedInTurn = 0;
    while (!m_waiting.isEmpty())
        showWaiting(m_waiting.firstKey());
    arrange();
}

void AnswerBoard::updateAnswer(int index, const Answer &answer, const LiveAnswer &live)
{
    if (const auto waiting = m_waiting.find(index); waiting != m_waiting.end()) {
        updateWaiting(*waiting, answer, live);
        return;
    }
    const AnswerPanel *panel = m_panels.value(index);
    if (!panel)
        return;
    if (!m_slices.isActive())
        m_slices.start();
    if (mayBeLate(*panel, answer)) {
        m_late.insert(index, { answer, live });
        return;
    }
    m_late.remove(index);
    ++m_updatedInTurn;
    showUpdate(index, answer, live);
}

// Header, footer and menu of a panel take a millisecond: 64 answers that begin or end together would stall
// the window. Another take is never late, for its text replaces what stands there.
bool AnswerBoard::mayBeLate(const AnswerPanel &panel, const Answer &answer) const
{
    const Answer &shown = panel.answer();
    return m_updatedInTurn >= shownAtOnce && answer.take == shown.take && answer.targetId == shown.targetId
        && !panel.view()->isOnScreen();
}

void AnswerBoard::showUpdate(int index, const Answer &answer, const LiveAnswer &live)
{
    AnswerPanel *panel = m_panels.value(index);
    panel->setAnswer(answer, live);
    m_area->refresh(panel);
    if (m_reference >= 0 && live.phase == AnswerPhase::Ended)
        showReferences();
}

// Its texts have grown meanwhile.
void AnswerBoard::showLate(int index)
{
    Waiting late = m_late.take(index);
    if (late.live.phase != AnswerPhase::Ended) {
        late.answer.text = m_panels[index]->answer().text;
        late.answer.reasoning = m_panels[index]->answer().reasoning;
    }
    showUpdate(index, late.answer, late.live);
}

// As a panel does it: texts grow by append... alone, but for a new take and the end.
void AnswerBoard::updateWaiting(Waiting &waiting, const Answer &answer, const LiveAnswer &live)
{
    const bool grows = answer.take == waiting.answer.take && live.phase != AnswerPhase::Ended;
    const QString text = waiting.answer.text;
    const QString reasoning = waiting.answer.reasoning;
    waiting = { answer, live };
    if (grows) {
        waiting.answer.text = text;
        waiting.answer.reasoning = reasoning;
    }
}

void AnswerBoard::appendText(int index, const QString &text)
{
    if (const auto waiting = m_waiting.find(index); waiting != m_waiting.end())
        waiting->answer.text += text;
    else if (AnswerPanel *panel = m_panels.value(index))
        panel->appendText(text);
}

void AnswerBoard::appendReasoning(int index, const QString &text)
{
    if (const auto waiting = m_waiting.find(index); waiting != m_waiting.end())
        waiting->answer.reasoning += text;
    else if (AnswerPanel *panel = m_panels.value(index))
        panel->appendReasoning(text);
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "gridcommands.h"

namespace lineup {

PicksCommand::PicksCommand(TableSession *session, const QList<PickChange> &changes, RevealPlace reveal,
                           const QString &text)
    : QUndoCommand(text)
    , m_session(session)
    , m_changes(changes)
    , m_reveal(std::move(reveal))
{
    for (const PickChange &change : changes) {
        const int picked = session->pickedTarget(change.place.row, change.place.language);
        if (picked < 0)
            m_before.append({ change.place, false });
        else
            m_before.append({ { change.place.row, change.place.language, picked }, true });
    }
}

void PicksCommand::undo()
{
    if (m_session)
        m_session->setPicks(m_before);
    if (m_reveal && !m_before.isEmpty())
        m_reveal(m_before.first().place);
}

void PicksCommand::redo()
{
    if (m_session)
        m_session->setPicks(m_changes);
    if (!std::exchange(m_first, false) && m_reveal && !m_changes.isEmpty())
        m_reveal(m_changes.first().place);
}

VerdictsCommand::VerdictsCommand(TableSession *session, const QList<CellVerdict> &verdicts,
                                 RevealPlace reveal, const QString &text)
    : QUndoCommand(text)
    , m_session(session)
    , m_verdicts(verdicts)
    , m_reveal(std::move(reveal))
{
    for (qsizetype i = verdicts.size() - 1; i >= 0; --i) {
        const CellVerdict &verdict = verdicts.at(i);
        m_before.append({ verdict.place, verdict.kind, session->verdictOf(verdict.place, verdict.kind) });
    }
}

void VerdictsCommand::undo()
{
    if (m_session)
        m_session->setVerdicts(m_before);
    if (m_reveal && !m_before.isEmpty())
        m_reveal(m_before.last().place);
}

void VerdictsCommand::redo()
{
    if (m_session)
        m_session->setVerdicts(m_verdicts);
    if (!std::exchange(m_first, false) && m_reveal && !m_verdicts.isEmpty())
        m_reveal(m_verdicts.first().place);
}

EditCommand::EditCommand(TableSession *session, const TablePlace &place, const std::optional<QString> &text,
                         RevealPlace reveal, const QString &title)
    : QUndoCommand(title)
    , m_session(session)
    , m_place(place)
    , m_text(text)
    , m_reveal(std::move(reveal))
{
    if (const TableCell *cell = session->cell(place))
        m_before = cell->answer.editedText;
}

void EditCommand::undo()
{
    if (m_session)
        m_session->setEditedText(m_place, m_before);
    if (m_reveal)
        m_reveal(m_place);
}

void EditCommand::redo()
{
    if (m_session)
        m_session->setEditedText(m_place, m_text);
    if (!std::exchange(m_first, false) && m_reveal)
        m_reveal(m_place);
}

IgnoreCommand::IgnoreCommand(TableSession *session, const TablePlace &place, const Finding &finding,
                             const std::optional<QString> &reason, RevealPlace reveal, const QString &title)
    : QUndoCommand(title)
    , m_session(session)
    , m_place(place)
    , m_finding(finding)
    , m_reason(reason)
    , m_before(session->ignoredReason(place, finding))
    , m_reveal(std::move(reveal))
{ }

void IgnoreCommand::undo()
{
    if (m_session)
        m_session->setIgnored(m_place, m_finding, m_before);
    if (m_reveal)
        m_reveal(m_place);
}

void IgnoreCommand::redo()
{
    if (m_session)
        m_session->setIgnored(m_place, m_finding, m_reason);
    if (!std::exchange(m_first, false) && m_reveal)
        m_reveal(m_place);
}

} // namespace lineup

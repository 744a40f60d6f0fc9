// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablesession.h"

#include <QPointer>
#include <QUndoCommand>

#include <functional>

namespace lineup {

// What people choose in a table, so that it can be undone. None owns the session; without it they do nothing.
// `reveal` is called when something is undone or done again, so that people see what changes.
using RevealPlace = std::function<void(const TablePlace &)>;

class PicksCommand : public QUndoCommand
{
public:
    PicksCommand(TableSession *session, const QList<PickChange> &changes, RevealPlace reveal,
                 const QString &text);

    void undo() override;
    void redo() override;

private:
    QPointer<TableSession> m_session;
    QList<PickChange> m_changes;
    QList<PickChange> m_before;
    RevealPlace m_reveal;
    bool m_first = true;
};

// What a sheet that came back says, all of it at once.
class VerdictsCommand : public QUndoCommand
{
public:
    VerdictsCommand(TableSession *session, const QList<CellVerdict> &verdicts, RevealPlace reveal,
                    const QString &text);

    void undo() override;
    void redo() override;

private:
    QPointer<TableSession> m_session;
    QList<CellVerdict> m_verdicts;
    QList<CellVerdict> m_before; // in the order in which to go back
    RevealPlace m_reveal;
    bool m_first = true;
};

class EditCommand : public QUndoCommand
{
public:
    // Unset: the answer's own text.
    EditCommand(TableSession *session, const TablePlace &place, const std::optional<QString> &text,
                RevealPlace reveal, const QString &title);

    void undo() override;
    void redo() override;

private:
    QPointer<TableSession> m_session;
    TablePlace m_place;
    std::optional<QString> m_text;
    std::optional<QString> m_before;
    RevealPlace m_reveal;
    bool m_first = true;
};

class IgnoreCommand : public QUndoCommand
{
public:
    // Unset: the finding counts again.
    IgnoreCommand(TableSession *session, const TablePlace &place, const Finding &finding,
                  const std::optional<QString> &reason, RevealPlace reveal, const QString &title);

    void undo() override;
    void redo() override;

private:
    QPointer<TableSession> m_session;
    TablePlace m_place;
    Finding m_finding;
    std::optional<QString> m_reason;
    std::optional<QString> m_before;
    RevealPlace m_reveal;
    bool m_first = true;
};

} // namespace lineup

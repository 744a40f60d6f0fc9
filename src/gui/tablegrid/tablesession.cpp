// SPDX-License-Identifier: Apache-2.0
#include "tablesession.h"

#include "common/background.h"

namespace lineup {

TableSession::TableSession(TableJob job, Run head, QObject *parent)
    : QObject(parent)
    , m_job(std::move(job))
    , m_head(std::move(head))
{
    m_cells.resize(m_job.strings.size() * m_job.languages.size() * m_job.lineup.targets.size());
    m_checked.resize(static_cast<size_t>(m_cells.size()));
    QList<int> asked; // targets, of each language
    for (int language = 0; language < m_job.languages.size(); ++language) {
        asked.append(0);
        for (int target = 0; target < m_job.lineup.targets.size(); ++target)
            asked.last() += m_job.asks(language, target) ? 1 : 0;
    }
    for (const TableString &string : std::as_const(m_job.strings)) {
        for (int language = 0; language < m_job.languages.size(); ++language) {
            const bool wanted = string.languages.contains(m_job.languages.at(language).tag);
            m_wanted.push_back(wanted);
            m_askedCells += wanted ? asked.at(language) : 0;
        }
    }
}

// Giving a large table's memory back takes longer than a window may stand still.
TableSession::~TableSession()
{
    backgroundPool()->start([cells = std::move(m_cells), checked = std::move(m_checked)] {});
}

size_t TableSession::indexOf(const TablePlace &place) const
{
    const auto languages = static_cast<size_t>(m_job.languages.size());
    const auto targets = static_cast<size_t>(m_job.lineup.targets.size());
    return (static_cast<size_t>(place.row) * languages + static_cast<size_t>(place.language)) * targets
        + static_cast<size_t>(place.target);
}

SharedCell *TableSession::changeable(const TablePlace &place)
{
    return m_cells[qsizetype(indexOf(place))].data();
}

void TableSession::addCells(const QList<TableCell> &cells)
{
    addShared(sharedCells(cells));
}

void TableSession::addShared(const SharedCells &cells)
{
    QList<TablePlace> places;
    places.reserve(cells.size());
    for (const CellPointer &cell : cells) {
        const size_t index = indexOf(cell->place);
        m_cells[qsizetype(index)] = cell;
        m_checked[index] = {};
        places.append(cell->place);
    }
    if (places.isEmpty())
        return;
    Q_EMIT cellsChanged(places);
    Q_EMIT textsChanged(places);
}

QList<TablePlace> TableSession::ended() const
{
    QList<TablePlace> places;
    for (const CellPointer &cell : m_cells) {
        if (cell)
            places.append(cell->place);
    }
    return places;
}

const TableCell *TableSession::cell(const TablePlace &place) const
{
    return m_cells.at(qsizetype(indexOf(place))).constData();
}

SharedCells TableSession::cells() const
{
    SharedCells ended = m_cells;
    ended.removeIf([](const CellPointer &cell) { return !cell; });
    return ended;
}

bool TableSession::isWanted(int row, int language) const
{
    return m_wanted[static_cast<size_t>(row) * static_cast<size_t>(m_job.languages.size())
                    + static_cast<size_t>(language)];
}

bool TableSession::isAsked(const TablePlace &place) const
{
    return isWanted(place.row, place.language) && m_job.asks(place.language, place.target);
}

int TableSession::pickedTarget(int row, int language) const
{
    for (int target = 0; target < m_job.lineup.targets.size(); ++target) {
        const TableCell *one = cell({ row, language, target });
        if (one && one->answer.picked)
            return target;
    }
    return -1;
}

void TableSession::setPicked(const TablePlace &place, bool picked)
{
    setPicks({ { place, picked } });
}

void TableSession::setPicks(const QList<PickChange> &changes)
{
    QList<PickChange> made;
    const auto change = [this, &made](const TablePlace &place, bool picked) {
        const TableCell *present = cell(place);
        if (!present || present->answer.picked == picked)
            return;
        changeable(place)->answer.picked = picked;
        made.append({ place, picked });
    };
    for (const PickChange &wanted : changes) {
        if (!cell(wanted.place))
            continue;
        const int former = pickedTarget(wanted.place.row, wanted.place.language);
        if (wanted.picked && former >= 0 && former != wanted.place.target)
            change({ wanted.place.row, wanted.place.language, former }, false);
        change(wanted.place, wanted.picked);
    }
    if (made.isEmpty())
        return;
    QList<TablePlace> places;
    for (const PickChange &one : std::as_const(made))
        places.append(one.place);
    Q_EMIT cellsChanged(places);
    for (const PickChange &one : std::as_const(made)) {
        Q_EMIT verdictGiven(one.place, VerdictKind::Pick,
                            one.picked ? std::optional(QStringLiteral("1")) : std::nullopt);
    }
}

std::optional<QString> TableSession::verdictOf(const TablePlace &place, VerdictKind kind) const
{
    const TableCell *one = cell(place);
    if (!one)
        return {};
    const Answer &answer = one->answer;
    switch (kind) {
    case VerdictKind::Pick:
        return answer.picked ? std::optional(QStringLiteral("1")) : std::nullopt;
    case VerdictKind::Edit:
        return answer.editedText;
    case VerdictKind::Rating:
        return answer.rating ? std::optional(QString::number(*answer.rating)) : std::nullopt;
    case VerdictKind::Note:
        return answer.note.isEmpty() ? std::nullopt : std::optional(answer.note);
    case VerdictKind::Ignore:
        return one->ignored.isEmpty() ? std::nullopt : std::optional(ignoredToText(one->ignored));
    }
    Q_UNREACHABLE();
}

void TableSession::setVerdicts(const QList<CellVerdict> &verdicts)
{
    QList<CellVerdict> made;
    QList<TablePlace> places;
    QList<TablePlace> edited;
    for (const CellVerdict &verdict : verdicts) {
        if (!cell(verdict.place) || verdict.kind == VerdictKind::Ignore
            || verdictOf(verdict.place, verdict.kind) == verdict.value)
            continue;
        Answer &answer = changeable(verdict.place)->answer;
        if (verdict.kind == VerdictKind::Pick)
            answer.picked = verdict.value.has_value();
        else if (verdict.kind == VerdictKind::Edit)
            answer.editedText = verdict.value;
        else if (verdict.kind == VerdictKind::Rating)
            answer.rating = verdict.value ? std::optional(verdict.value->toInt()) : std::nullopt;
        else
            answer.note = verdict.value.value_or(QString());
        made.append(verdict);
        places.append(verdict.place);
        if (verdict.kind == VerdictKind::Edit)
            edited.append(verdict.place);
    }
    if (!places.isEmpty())
        Q_EMIT cellsChanged(places);
    if (!edited.isEmpty())
        Q_EMIT textsChanged(edited);
    for (const CellVerdict &verdict : std::as_const(made))
        Q_EMIT verdictGiven(verdict.place, verdict.kind, verdict.value);
}

void TableSession::setEditedText(const TablePlace &place, const std::optional<QString> &text)
{
    const TableCell *present = cell(place);
    const std::optional<QString> edited = present && text == present->answer.text ? std::nullopt : text;
    if (!present || present->answer.editedText == edited)
        return;
    changeable(place)->answer.editedText = edited;
    Q_EMIT cellsChanged({ place });
    Q_EMIT textsChanged({ place });
    Q_EMIT verdictGiven(place, VerdictKind::Edit, edited);
}

const QList<Finding> &TableSession::findings(const TablePlace &place) const
{
    return m_checked[indexOf(place)].findings;
}

const FindingCounts &TableSession::findingCounts(const TablePlace &place) const
{
    return m_checked[indexOf(place)].counts;
}

bool TableSession::isChecked(const TablePlace &place) const
{
    return m_checked[indexOf(place)].done;
}

void TableSession::setFindings(const QList<CellFindings> &cells)
{
    QList<TablePlace> places;
    for (const CellFindings &cell : cells) {
        if (!this->cell(cell.place))
            continue;
        Checked &checked = m_checked[indexOf(cell.place)];
        checked.done = true;
        checked.findings = cell.findings;
        recount(cell.place);
        places.append(cell.place);
    }
    if (!places.isEmpty())
        Q_EMIT findingsChanged(places);
}

void TableSession::recount(const TablePlace &place)
{
    Checked &checked = m_checked[indexOf(place)];
    const QList<IgnoredFinding> &ignored = cell(place)->ignored;
    checked.counts = {};
    for (const Finding &finding : std::as_const(checked.findings)) {
        if (isIgnored(finding, ignored)) {
            ++checked.counts.ignored;
            continue;
        }
        switch (finding.severity) {
        case Severity::Error:
            ++checked.counts.errors;
            break;
        case Severity::Warning:
            ++checked.counts.warnings;
            break;
        case Severity::Info:
            ++checked.counts.hints;
            break;
        }
    }
}

std::optional<QString> TableSession::ignoredReason(const TablePlace &place, const Finding &finding) const
{
    const TableCell *one = cell(place);
    for (const IgnoredFinding &ignored : one ? one->ignored : QList<IgnoredFinding>()) {
        if (ignored.isOf(finding))
            return ignored.reason;
    }
    return {};
}

void TableSession::setIgnored(const TablePlace &place, const Finding &finding,
                              const std::optional<QString> &reason)
{
    if (!cell(place) || ignoredReason(place, finding) == reason)
        return;
    QList<IgnoredFinding> &ignored = changeable(place)->ignored;
    ignored.removeIf([&finding](const IgnoredFinding &one) { return one.isOf(finding); });
    if (reason)
        ignored.append({ finding.check, finding.form, finding.message, *reason });
    recount(place);
    Q_EMIT findingsChanged({ place });
    Q_EMIT verdictGiven(place, VerdictKind::Ignore,
                        ignored.isEmpty() ? std::nullopt : std::optional(ignoredToText(ignored)));
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "tablewriteback.h"

#include "celltexts.h"

#include <QCoreApplication>

#include <algorithm>

namespace lineup {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TableWriteBack)
};

class Writer
{
public:
    Writer(const TableJob &job, int language, const QList<TableCell> &cells, const TableFile &file,
           const TableChoice &choice);

    TableWriteBack write();

private:
    void take(int row, qsizetype unit);
    // The texts of the chosen cell, or nothing with the reason.
    std::optional<QStringList> textsFor(int row, QString &reason) const;
    std::optional<QStringList> usable(const TableCell &cell, QString &reason) const;
    void leave(int row, qsizetype unit, const QString &reason);

    const TableJob &m_job;
    int m_language;
    const TableFile &m_file;
    const TableChoice &m_choice;
    TableFindings m_findings;
    QHash<TablePlace, TableCell> m_cells;
    QList<StringChange> m_changes;
    TableWriteBack m_result;
};

Writer::Writer(const TableJob &job, int language, const QList<TableCell> &cells, const TableFile &file,
               const TableChoice &choice)
    : m_job(job)
    , m_language(language)
    , m_file(file)
    , m_choice(choice)
    , m_findings(job)
{
    for (const TableCell &cell : cells) {
        if (cell.place.language == language)
            m_cells.insert(cell.place, cell);
    }
}

TableWriteBack Writer::write()
{
    QMultiHash<QString, qsizetype> byId;
    for (qsizetype i = m_file.file.units.size() - 1; i >= 0; --i)
        byId.insert(m_file.file.units.at(i).id, i);
    const QString tag = m_job.languages.at(m_language).tag;
    for (int row = 0; row < m_job.strings.size(); ++row) {
        const TableString &string = m_job.strings.at(row);
        if (!string.languages.contains(tag))
            continue;
        const QList<qsizetype> units = byId.values(string.id);
        const auto same = std::find_if(units.cbegin(), units.cend(), [&](qsizetype unit) {
            return m_file.file.units.at(unit).source == string.fullSource
                && m_file.file.units.at(unit).sourcePlural == string.sourcePlural;
        });
        if (same != units.cend())
            take(row, *same);
        else if (units.isEmpty())
            leave(row, -1, Words::tr("The file does not have this string any more."));
        else
            leave(row, units.first(), Words::tr("The source has changed since the run."));
    }
    const StringWriteResult written = m_file.file.write(m_changes);
    m_result.bytes = written.bytes;
    m_result.marksLost = written.marksLost;
    m_result.written = int(m_changes.size() - written.leftAlone.size());
    for (const StringLeftAlone &left : written.leftAlone) {
        const StringUnit &unit = m_file.file.units.at(left.unit);
        m_result.leftAlone.append({ unit.id, unit.line, left.reason });
    }
    return m_result;
}

void Writer::take(int row, qsizetype index)
{
    const StringUnit &unit = m_file.file.units.at(index);
    const TableEntry entry = m_job.strings.at(row).languages.value(m_job.languages.at(m_language).tag);
    QString reason;
    const std::optional<QStringList> texts = textsFor(row, reason);
    if (!texts) {
        leave(row, index, reason);
        return;
    }
    QStringList targets = *texts;
    while (unit.plural && targets.size() < unit.targets.size())
        targets.append(targets.last());
    targets = targets.first(std::max<qsizetype>(1, std::min(targets.size(), unit.targets.size())));
    // Written before: there is nothing to do.
    if (unit.targets == targets && unit.state == StringState::Translated
        && m_choice.mark != StringMark::Fuzzy)
        return;
    const auto isBlank = [](const QStringList &list) {
        return std::all_of(list.cbegin(), list.cend(), [](const QString &text) { return text.isEmpty(); });
    };
    const bool untouched = unit.targets == entry.targets || (isBlank(unit.targets) && isBlank(entry.targets));
    if (!untouched && unit.targets != targets) {
        leave(row, index, Words::tr("The translation was edited since the run."));
        return;
    }
    m_changes.append({ index, targets, m_choice.mark });
}

std::optional<QStringList> Writer::usable(const TableCell &cell, QString &reason) const
{
    if (cell.forms.isEmpty() || cell.answer.status == AnswerStatus::Failed
        || cell.answer.status == AnswerStatus::Cancelled) {
        reason = Words::tr("There is no translation.");
        return {};
    }
    const QStringList texts = cellTexts(cell);
    TableCell checked = cell;
    checked.forms = texts;
    const QList<Finding> findings = withoutIgnored(m_findings.ofCell(checked), cell.ignored);
    if (!m_choice.withErrors && TableFindings::hasErrors(findings)) {
        reason = Words::tr("The translation has an error: %1").arg(findings.first().message);
        return {};
    }
    return texts;
}

std::optional<QStringList> Writer::textsFor(int row, QString &reason) const
{
    reason
        = m_choice.picks ? Words::tr("Nobody picked a translation.") : Words::tr("There is no translation.");
    const auto of = [&](int target) -> std::optional<QStringList> {
        const auto cell = m_cells.constFind({ row, m_language, target });
        if (cell == m_cells.constEnd() || (m_choice.picks && !cell->answer.picked))
            return {};
        return usable(*cell, reason);
    };
    if (m_choice.picks) {
        for (int target = 0; target < m_job.lineup.targets.size(); ++target) {
            if (const auto texts = of(target))
                return texts;
        }
        return {};
    }
    for (const QString &id : m_choice.targets) {
        for (int target = 0; target < m_job.lineup.targets.size(); ++target) {
            if (m_job.lineup.targets.at(target).id != id)
                continue;
            if (const auto texts = of(target))
                return texts;
        }
    }
    return {};
}

void Writer::leave(int row, qsizetype unit, const QString &reason)
{
    m_result.leftAlone.append(
        { m_job.strings.at(row).id, unit < 0 ? 0 : m_file.file.units.at(unit).line, reason });
}

} // namespace

TableWriteBack writeBack(const TableJob &job, int language, const QList<TableCell> &cells,
                         const TableFile &file, const TableChoice &choice)
{
    return Writer(job, language, cells, file, choice).write();
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "tablefindings.h"

#include "checkunits.h"

#include <algorithm>

namespace lineup {

TableFindings::TableFindings(const TableJob &job)
    : m_job(job)
{
    for (const TableLanguage &language : job.languages) {
        CheckSettings settings;
        settings.sourceLanguage = job.sourceLanguage;
        settings.targetLanguage = language.tag;
        settings.families = job.families;
        settings.glossary = glossaryOf(job, language.tag);
        settings.expectedForms = int(language.forms.size());
        job.fonts.applyTo(settings);
        job.rules.applyTo(settings);
        m_checkers.push_back(std::make_unique<Checker>(settings));
    }
}

TableFindings::~TableFindings() = default;

CheckUnit TableFindings::unitOf(const TableCell &cell) const
{
    const TableString &string = m_job.strings.at(cell.place.row);
    CheckUnit unit;
    unit.id = string.id;
    unit.source = string.source;
    unit.sourcePlural = string.plainSourcePlural();
    unit.plural = string.plural;
    unit.forms = checkFormsOf(cell.forms, string.plural, m_job.languages.at(cell.place.language).forms);
    // Where the id is the context, it says nothing of which texts should be alike.
    unit.context = string.id == string.context ? QString() : string.context;
    unit.speaker = string.speaker;
    unit.flags = string.flags;
    setLimit(unit, string.limit);
    unit.truncated = cell.answer.status == AnswerStatus::Truncated;
    unit.replyFaults = cell.faults;
    return unit;
}

// A cell that has no text of its own has no findings either: its state says what is wrong.
QList<Finding> TableFindings::ofCell(const TableCell &cell) const
{
    if (cell.forms.isEmpty())
        return {};
    return m_checkers.at(size_t(cell.place.language))->check(unitOf(cell));
}

QList<Finding> TableFindings::beside(const TableCell &cell) const
{
    const auto table = m_tables.find({ cell.place.language, cell.place.target });
    return table != m_tables.end() && !cell.forms.isEmpty() ? table->second.findings(unitOf(cell))
                                                            : QList<Finding>();
}

QList<Finding> TableFindings::ofCellInTable(const TableCell &cell) const
{
    QList<Finding> findings = ofCell(cell) + beside(cell);
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
    return findings;
}

void TableFindings::add(const TableCell &cell)
{
    if (!cell.forms.isEmpty())
        m_tables
            .try_emplace({ cell.place.language, cell.place.target },
                         m_checkers.at(size_t(cell.place.language))->settings())
            .first->second.add(unitOf(cell));
}

void TableFindings::forget(int language, int target)
{
    m_tables.erase({ language, target });
}

bool TableFindings::hasErrors(const QList<Finding> &findings)
{
    return std::any_of(findings.cbegin(), findings.cend(),
                       [](const Finding &finding) { return finding.severity == Severity::Error; });
}

} // namespace lineup

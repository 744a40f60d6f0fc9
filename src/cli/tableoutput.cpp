// SPDX-License-Identifier: Apache-2.0
#include "tableoutput.h"

#include "model/finding.h"
#include "model/runjson.h"
#include "tabletext.h"
#include "terminaltext.h"
#include "work/tablefindings.h"
#include "work/tablessheet.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

bool hasSeverity(const QList<Finding> &findings, Severity severity)
{
    return std::any_of(findings.cbegin(), findings.cend(),
                       [severity](const Finding &finding) { return finding.severity == severity; });
}

QJsonObject runObject(const TableJob &job, const Run &head, const QString &state)
{
    QJsonArray languages;
    for (const TableLanguage &language : job.languages)
        languages.append(language.tag);
    QJsonArray targets;
    for (const Target &target : job.lineup.targets)
        targets.append(target.id);
    return { { u"id"_s, head.id },
             { u"kind"_s, u"table"_s },
             { u"startedAt"_s, head.startedAt.toString(Qt::ISODateWithMs) },
             { u"wallMs"_s, head.wallMs },
             { u"lineup"_s, job.lineup.name },
             { u"file"_s, job.file },
             { u"from"_s, job.sourceLanguage },
             { u"to"_s, languages },
             { u"targets"_s, targets },
             { u"strings"_s, job.strings.size() },
             { u"state"_s, state } };
}

// What is missing of a stored run was not asked for any more.
QString stateOf(const RestoredTable &table)
{
    qsizetype wanted = 0;
    for (const TableString &string : table.job.strings)
        wanted += string.languages.size() * table.job.lineup.targets.size();
    return table.cells.size() < wanted ? u"stopped"_s : u"done"_s;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

TableOutput::TableOutput(const TableJob &job, const Run &head, const QList<TableCell> &cells,
                         const QHash<int, AnswerError> &stopped)
    : m_job(job)
    , m_head(head)
    , m_stopped(stopped)
{
    for (const TableCell &cell : cells)
        m_cells.insert(cell.place, cell);
}

template <typename Each>
void TableOutput::eachCell(const Each &each) const
{
    TableFindings findings(m_job);
    for (const TableCell &cell : m_cells)
        findings.add(cell);
    for (int row = 0; row < m_job.strings.size(); ++row) {
        for (int language = 0; language < m_job.languages.size(); ++language) {
            if (!m_job.strings.at(row).languages.contains(m_job.languages.at(language).tag))
                continue;
            for (int target = 0; target < m_job.lineup.targets.size(); ++target) {
                const TablePlace place{ row, language, target };
                const auto cell = m_cells.constFind(place);
                if (cell == m_cells.constEnd())
                    each(place, nullptr, QList<Finding>());
                else
                    each(place, &*cell, findings.ofCellInTable(*cell));
            }
        }
    }
}

void TableOutput::count(Totals &totals, const TablePlace &place, const TableCell *cell,
                        const QList<Finding> &findings) const
{
    ++totals.cells;
    if (!cell) {
        m_stopped.contains(place.target) ? ++totals.failed : ++totals.pending;
        return;
    }
    cell->answer.status == AnswerStatus::Complete ? ++totals.complete : ++totals.failed;
    totals.withErrors += hasSeverity(findings, Severity::Error) ? 1 : 0;
    totals.withWarnings += hasSeverity(findings, Severity::Warning) ? 1 : 0;
    totals.inputTokens += cell->answer.usage.inputTokens.value_or(0);
    totals.outputTokens += cell->answer.usage.outputTokens.value_or(0);
    if (cell->answer.costUsd)
        totals.costUsd = totals.costUsd.value_or(0) + *cell->answer.costUsd;
}

QJsonObject TableOutput::findingToJson(const Finding &finding)
{
    QJsonObject json{ { u"check"_s, finding.check },
                      { u"severity"_s, severityName(finding.severity) },
                      { u"message"_s, finding.message } };
    if (finding.form > 0)
        json.insert(u"form"_s, finding.form);
    QJsonArray ranges;
    for (const TextRange &range : finding.targetRanges)
        ranges.append(QJsonArray{ range.start, range.length });
    if (!ranges.isEmpty())
        json.insert(u"ranges"_s, ranges);
    return json;
}

QJsonObject TableOutput::cellToJson(const TablePlace &place, const TableCell *cell,
                                    const QList<Finding> &findings) const
{
    const TableString &string = m_job.strings.at(place.row);
    const QString language = m_job.languages.at(place.language).tag;
    QJsonArray list;
    for (const Finding &finding : findings)
        list.append(findingToJson(finding));
    QJsonObject json{ { u"id"_s, string.id },
                      { u"line"_s, string.languages.value(language).line },
                      { u"lang"_s, language },
                      { u"target"_s, m_job.lineup.targets.at(place.target).id },
                      { u"findings"_s, list } };
    const auto stopped = m_stopped.constFind(place.target);
    if (!cell) {
        const bool failed = stopped != m_stopped.constEnd();
        json.insert(u"status"_s, failed ? statusName(AnswerStatus::Failed) : u"pending"_s);
        json.insert(u"text"_s, QString());
        json.insert(u"costUsd"_s, QJsonValue::Null);
        json.insert(u"error"_s, errorToJson(failed ? std::optional(*stopped) : std::nullopt));
        return json;
    }
    const QString text = cell->forms.isEmpty() ? cell->answer.text : cell->forms.first();
    json.insert(u"status"_s, statusName(cell->answer.status));
    json.insert(u"text"_s, text);
    if (cell->forms.size() > 1)
        json.insert(u"texts"_s, QJsonArray::fromStringList(cell->forms));
    json.insert(u"costUsd"_s, orNull(cell->answer.costUsd));
    json.insert(u"error"_s, errorToJson(cell->answer.error));
    return json;
}

QByteArray TableOutput::json(const QString &state) const
{
    QByteArray result = "{\n\"run\": " + compact(runObject(m_job, m_head, state)) + ",\n\"cells\": [";
    bool first = true;
    Totals sums;
    eachCell([&](const TablePlace &place, const TableCell *cell, const QList<Finding> &findings) {
        count(sums, place, cell, findings);
        result += (first ? "\n" : ",\n") + compact(cellToJson(place, cell, findings));
        first = false;
    });
    const QJsonObject object{ { u"cells"_s, sums.cells },
                              { u"complete"_s, sums.complete },
                              { u"failed"_s, sums.failed },
                              { u"pending"_s, sums.pending },
                              { u"withErrors"_s, sums.withErrors },
                              { u"withWarnings"_s, sums.withWarnings },
                              { u"inputTokens"_s, sums.inputTokens },
                              { u"outputTokens"_s, sums.outputTokens },
                              { u"costUsd"_s, orNull(sums.costUsd) } };
    result += "\n],\n\"totals\": " + compact(object) + "\n}\n";
    return harmlessJson(result);
}

bool TableOutput::write(const QString &state, const SheetRun &head, const OutputRequest &request,
                        CliContext &context) const
{
    const TableSheetSource source(m_job, head, m_cells.values(), QTimeZone::systemTimeZone(), QLocale());
    const OutputContent content{ source, [&source](bool) { return tableAsText(source).toUtf8(); },
                                 [this, &state] { return json(state); } };
    return OutputFormats(context.sheetFormats).write(content, request, context.console);
}

bool TableOutput::writeStored(const QList<RestoredTable> &tables, const OutputRequest &request,
                              CliContext &context)
{
    if (tables.size() == 1) {
        const RestoredTable &table = tables.first();
        return TableOutput(table.job, table.head, table.cells, {})
            .write(stateOf(table), tableSheetRun(table), request, context);
    }
    const std::unique_ptr<SheetSource> source = sheetSourceOf(tables);
    const OutputContent content{
        *source, [&source](bool) { return tableAsText(*source).toUtf8(); },
        [&tables] {
            QByteArrayList objects;
            for (const RestoredTable &table : tables)
                objects.append(
                    TableOutput(table.job, table.head, table.cells, {}).json(stateOf(table)).trimmed());
            return "[\n" + objects.join(",\n") + "\n]\n";
        }
    };
    return OutputFormats(context.sheetFormats).write(content, request, context.console);
}

} // namespace lineup

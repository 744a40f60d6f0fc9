// SPDX-License-Identifier: Apache-2.0
#include "tablesheet.h"

#include "model/modelcatalogue.h"
#include "run/answerbuilder.h"
#include "sheetruns.h"
#include "storage/runcodec.h"

#include <QCoreApplication>

namespace lineup {

TableSheetSource::TableSheetSource(const TableJob &job, const Run &head, const QList<TableCell> &cells,
                                   const QTimeZone &zone, const QLocale &locale)
    : TableSheetSource(job, SheetRun{ head, {}, {}, {}, {} }, cells, zone, locale)
{ }

TableSheetSource::TableSheetSource(const TableJob &job, const SheetRun &head, const QList<TableCell> &cells,
                                   const QTimeZone &zone, const QLocale &locale)
    : m_job(job)
    , m_runId(head.run.id)
    , m_findings(m_job)
{
    // What a sheet says of a run and its targets is the same for a comparison of one answer each.
    SheetRun run = head;
    for (const Target &target : job.lineup.targets)
        run.run.answers.append(blankAnswer(resolve(target, ModelCatalogue()), 1, 1));
    m_head = RunsSheetSource({ run }, { zone, locale }).head();
    m_head.isTable = true;
    m_head.checked = true;
    for (int language = 0; language < job.languages.size(); ++language) {
        m_head.languages.append(job.languages.at(language).tag);
        for (int row = 0; row < job.strings.size(); ++row) {
            if (job.strings.at(row).languages.contains(job.languages.at(language).tag))
                m_places.append({ row, language });
        }
    }
    for (const TableCell &cell : cells) {
        m_cells.insert(cell.place, cell);
        m_findings.add(cell);
    }
}

SheetRow TableSheetSource::row(qsizetype index) const
{
    const Place &place = m_places.at(index);
    const TableString &string = m_job.strings.at(place.row);
    SheetRow row;
    row.runId = m_runId;
    row.key = string.id;
    row.context = string.context;
    row.speaker = string.speaker;
    row.language = m_job.languages.at(place.language).tag;
    row.source
        = string.plural ? string.source + QLatin1Char('\n') + string.plainSourcePlural() : string.source;
    row.reference = string.languages.value(row.language).targets.join(QLatin1Char('\n')).trimmed();
    if (string.limit && string.limit->unit == StringLimit::Unit::Characters)
        row.maxLength = string.limit->size;
    for (int target = 0; target < m_job.lineup.targets.size(); ++target) {
        const auto cell = m_cells.constFind({ place.row, place.language, target });
        if (cell == m_cells.constEnd()) {
            row.answers.append(std::nullopt);
            continue;
        }
        SheetAnswer answer;
        answer.address
            = { m_runId,          place.row, row.language, cell->answer.targetId, cell->answer.sample,
                cell->answer.take };
        answer.answer = cell->answer;
        answer.findings = withoutIgnored(m_findings.ofCellInTable(*cell), cell->ignored);
        row.answers.append(answer);
    }
    return row;
}

SheetRun tableSheetRun(const Run &head, const ModelCatalogue &catalogue)
{
    return sheetOfRun(head, catalogue);
}

SheetRun tableSheetRun(const RestoredTable &table)
{
    SheetRun sheet{ table.head, {}, {}, {}, {} };
    const QList<Target> &targets = table.job.lineup.targets;
    for (qsizetype i = 0; i < targets.size(); ++i) {
        const QByteArray text = table.prices.value(i).toUtf8();
        const auto price = priceOn(pricesFromText(text), table.head.startedAt.date(), 0);
        if (!price)
            continue;
        sheet.prices.insert(targets.at(i).id, *price);
        const PriceOrigin origin = priceOriginFromText(text);
        if (origin.users)
            sheet.usersPrices.insert(targets.at(i).id);
        else if (origin.asOf > sheet.pricesAsOf)
            sheet.pricesAsOf = origin.asOf;
    }
    return sheet;
}

ReviewSubject reviewSubject(const RestoredTable &table)
{
    ReviewSubject subject{ table.head.id, table.head.startedAt, {} };
    for (const TableCell &cell : table.cells) {
        const QString language = table.job.languages.at(cell.place.language).tag;
        const QString label = QCoreApplication::translate("lineup::TableSheet", "%1, %2 (%3)",
                                                          "a target, the key of a string, a language")
                                  .arg(table.job.lineup.targets.at(cell.place.target).displayName(),
                                       table.job.strings.at(cell.place.row).id, language);
        subject.places.append({ cell.place.row, language, label, cell.answer });
    }
    return subject;
}

} // namespace lineup

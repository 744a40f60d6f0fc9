// SPDX-License-Identifier: Apache-2.0
#include "tableline.h"

#include "runcodec.h"
#include "runline.h"
#include "tablecellparts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *message)
{
    return QCoreApplication::translate("HistoryStore", message);
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray lineOf(const QJsonObject &json)
{
    return compact(json) + '\n';
}

QJsonObject cellToJson(const StoredTableCell &cell, bool earlier)
{
    QJsonObject json{ { u"format"_s, u"lineup-table-cell"_s },
                      { u"row"_s, cell.row },
                      { u"key"_s, cell.key },
                      { u"language"_s, cell.language },
                      { u"position"_s, cell.position },
                      { u"answer"_s, answerToLine(cell.answer) } };
    putCellParts(cell, json);
    if (!cell.ignored.isEmpty())
        json.insert(u"ignored"_s, ignoredToText(cell.ignored));
    if (earlier)
        json.insert(u"earlier"_s, true);
    return json;
}

std::optional<StoredTableCell> cellFromJson(const QJsonObject &json, const StoredTable &table)
{
    StoredTableCell cell;
    cell.row = json.value("row"_L1).toInt(-1);
    cell.key = json.value("key"_L1).toString();
    cell.language = json.value("language"_L1).toString();
    cell.position = json.value("position"_L1).toInt(-1);
    const std::optional<Answer> answer = answerFromLine(json.value("answer"_L1).toObject());
    const bool placed = cell.row >= 0 && cell.row < table.rows.size() && cell.position >= 0
        && cell.position < table.run->lineup.targets.size() && !cell.language.isEmpty();
    if (!answer || !placed || answer->status == AnswerStatus::Running)
        return {};
    cell.answer = *answer;
    QJsonObject parts = json;
    takeCellParts(parts, cell);
    cell.ignored = ignoredFromText(json.value("ignored"_L1).toString());
    return cell;
}

} // namespace

bool tableToLines(const TableContent &content, const std::function<bool(const QByteArray &)> &write)
{
    const StoredTable &table = content.table;
    const QJsonObject head{ { u"format"_s, u"lineup-table"_s },
                            { u"version"_s, 1 },
                            { u"run"_s,
                              QJsonDocument::fromJson(runToLine(*table.run, content.extras)).object() },
                            { u"job"_s, QString::fromUtf8(table.job) },
                            { u"prices"_s, QJsonArray::fromStringList(table.prices) } };
    if (!write(lineOf(head)))
        return false;
    for (const StoredTableRow &row : table.rows) {
        const QJsonObject json{ { u"format"_s, u"lineup-table-string"_s },
                                { u"row"_s, row.row },
                                { u"key"_s, row.key },
                                { u"text"_s, row.text },
                                { u"data"_s, QString::fromUtf8(row.data) } };
        if (!write(lineOf(json)))
            return false;
    }
    for (const StoredTableCell &cell : table.earlier) {
        if (!write(lineOf(cellToJson(cell, true))))
            return false;
    }
    for (const StoredTableCell &cell : table.cells) {
        if (!write(lineOf(cellToJson(cell, false))))
            return false;
    }
    return write(lineOf({ { u"format"_s, u"lineup-table-end"_s } }));
}

TableLines::Taken TableLines::take(const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    const QString format = json.value("format"_L1).toString();
    if (format == "lineup-table"_L1) {
        QString problem = unfinished();
        const QString wrong = begin(json);
        return { true, problem.isEmpty() ? wrong : problem, {} };
    }
    if (format != "lineup-table-string"_L1 && format != "lineup-table-cell"_L1
        && format != "lineup-table-end"_L1) {
        // A line that is cut off inside of a table is one of it.
        const bool ofTable = m_open && json.isEmpty();
        m_incomplete = m_incomplete || ofTable;
        return { ofTable,
                 ofTable ? translated(QT_TRANSLATE_NOOP("HistoryStore", "This line is not JSON."))
                         : QString(),
                 {} };
    }
    if (m_skipping)
        return { true, {}, {} };
    if (!m_open)
        return { true,
                 translated(QT_TRANSLATE_NOOP("HistoryStore", "This line belongs to no string table.")),
                 {} };
    if (format == "lineup-table-end"_L1)
        return finish();
    return { true, format == "lineup-table-string"_L1 ? addString(json) : addCell(json), {} };
}

QString TableLines::begin(const QJsonObject &json)
{
    m_open.reset();
    m_cells.clear();
    m_incomplete = false;
    QString problem;
    const std::optional<RunLine> run = runFromLine(compact(json.value("run"_L1).toObject()), problem);
    const QByteArray job = json.value("job"_L1).toString().toUtf8();
    m_skipping = !run || json.value("version"_L1).toInt() != 1 || !QJsonDocument::fromJson(job).isObject();
    if (m_skipping)
        return problem.isEmpty()
            ? translated(QT_TRANSLATE_NOOP("HistoryStore", "This line is not a run that Lineup knows."))
            : problem;
    m_open.emplace();
    m_open->table.run = run->run;
    m_open->table.run->answers.clear();
    m_open->table.run->superseded.clear();
    m_open->table.job = job;
    m_open->table.prices = json.value("prices"_L1).toVariant().toStringList();
    m_open->extras = run->extras;
    return {};
}

QString TableLines::addString(const QJsonObject &json)
{
    const StoredTableRow row{ json.value("row"_L1).toInt(-1), json.value("key"_L1).toString(),
                              json.value("text"_L1).toString(), json.value("data"_L1).toString().toUtf8() };
    if (row.row == m_open->table.rows.size() && QJsonDocument::fromJson(row.data).isObject()) {
        m_open->table.rows.append(row);
        return {};
    }
    // Cells are told by the numbers of their strings, so one that is missing puts all of them in doubt.
    m_incomplete = true;
    return translated(QT_TRANSLATE_NOOP("HistoryStore", "This string of a table is not complete."));
}

QString TableLines::addCell(const QJsonObject &json)
{
    const std::optional<StoredTableCell> cell = cellFromJson(json, m_open->table);
    const bool earlier = json.value("earlier"_L1).toBool();
    if (cell && earlier) {
        m_open->table.earlier.append(*cell);
        return {};
    }
    const QString place = cell
        ? u"%1|%2|%3|%4"_s.arg(cell->row).arg(cell->position).arg(cell->answer.sample).arg(cell->language)
        : QString();
    if (!cell || m_cells.contains(place))
        return translated(QT_TRANSLATE_NOOP(
            "HistoryStore", "This answer of a table is not complete. It can be asked for again."));
    m_cells.insert(place);
    m_open->table.cells.append(*cell);
    return {};
}

TableLines::Taken TableLines::finish()
{
    std::optional<TableContent> content = std::exchange(m_open, std::nullopt);
    if (m_incomplete || content->table.rows.isEmpty())
        return { true,
                 translated(QT_TRANSLATE_NOOP("HistoryStore",
                                              "A string of this table is missing, so its run is left out.")),
                 {} };
    return { true, {}, content };
}

QString TableLines::unfinished() const
{
    return m_open ? translated(QT_TRANSLATE_NOOP(
               "HistoryStore", "A string table before this line has no end, so its run is left out."))
                  : QString();
}

} // namespace lineup

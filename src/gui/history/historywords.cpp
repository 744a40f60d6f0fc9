// SPDX-License-Identifier: Apache-2.0
#include "historywords.h"

#include "common/format.h"

#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 200;

// One line, without the characters that would turn the text around it.
QString oneLine(const QString &text)
{
    QString line;
    for (const QChar character : QStringView(text).left(longestTitle * 2)) {
        const bool direction = (character >= QChar(0x202a) && character <= QChar(0x202e))
            || (character >= QChar(0x2066) && character <= QChar(0x2069));
        const bool control = character.category() == QChar::Other_Control && !character.isSpace();
        if (!direction && !control)
            line += character;
    }
    line = line.simplified();
    return line.size() > longestTitle ? line.left(longestTitle) + QChar(0x2026) : line;
}

} // namespace

QString HistoryWords::dayTitle(QDate day, QDate today)
{
    if (!day.isValid())
        return tr("Date unknown");
    if (day == today)
        return tr("Today");
    if (day == today.addDays(-1))
        return tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

QString HistoryWords::title(const RunSummary &run)
{
    const QString given = oneLine(run.title);
    const QString text = given.isEmpty() ? oneLine(run.preview) : given;
    return text.isEmpty() ? tr("Without a prompt") : text;
}

QString HistoryWords::time(const QDateTime &startedAt, const QTimeZone &zone)
{
    return startedAt.isValid() ? QLocale().toString(startedAt.toTimeZone(zone).time(), QLocale::ShortFormat)
                               : unknownFigure();
}

QString HistoryWords::when(const QDateTime &startedAt, const QTimeZone &zone)
{
    if (!startedAt.isValid())
        return tr("Date unknown");
    const QDateTime local = startedAt.toTimeZone(zone);
    return tr("%1, %2", "date, time")
        .arg(QLocale().toString(local.date(), QLocale::LongFormat),
             QLocale().toString(local.time(), QLocale::ShortFormat));
}

QList<HistoryWords::State> HistoryWords::states(const RunSummary &run)
{
    QList<State> states;
    if (run.running > 0)
        states.append(
            { AnswerPhase::Streaming, AnswerStatus::Running, tr("%n running", nullptr, run.running) });
    if (run.complete > 0)
        states.append(
            { AnswerPhase::Ended, AnswerStatus::Complete, tr("%n complete", nullptr, run.complete) });
    if (run.failed > 0)
        states.append({ AnswerPhase::Ended, AnswerStatus::Failed, tr("%n failed", nullptr, run.failed) });
    const int others = run.answers - run.running - run.complete - run.failed;
    if (others > 0)
        states.append(
            { AnswerPhase::Ended, AnswerStatus::Cancelled, tr("%n not completed", nullptr, others) });
    return states;
}

QString HistoryWords::row(const RunSummary &run, const QString &day, const QTimeZone &zone)
{
    QStringList parts{ title(run) };
    if (run.table)
        parts += tr("string table");
    if (run.starred)
        parts += tr("starred");
    parts += tr("%1, %2", "day, time").arg(day, time(run.startedAt, zone));
    if (!run.lineupName.isEmpty())
        parts += tr("lineup %1").arg(oneLine(run.lineupName));
    for (const State &state : states(run))
        parts += state.text;
    if (!run.tags.isEmpty())
        parts += tr("tags: %1").arg(oneLine(QLocale().createSeparatedList(run.tags)));
    if (run.damaged)
        parts += tr("damaged, not everything can be read");
    return parts.join(tr("; ", "between the parts of a row"));
}

QString HistoryWords::toolTip(const RunSummary &run, const QTimeZone &zone)
{
    QStringList lines{ u"<b>%1</b>"_s.arg(title(run).toHtmlEscaped()) };
    if (!run.title.isEmpty() && !run.preview.isEmpty())
        lines += oneLine(run.preview).toHtmlEscaped();
    if (run.table)
        lines += tr("String table").toHtmlEscaped();
    lines += when(run.startedAt, zone).toHtmlEscaped();
    if (!run.models.isEmpty())
        lines += oneLine(QLocale().createSeparatedList(run.models)).toHtmlEscaped();
    if (run.costUsd)
        lines += formatEstimatedCost(run.costUsd).toHtmlEscaped();
    if (!run.tags.isEmpty())
        lines += tr("Tags: %1").arg(oneLine(QLocale().createSeparatedList(run.tags)).toHtmlEscaped());
    if (run.damaged)
        lines += tr("This run is damaged. What can be read of it is shown.").toHtmlEscaped();
    return u"<p style=\"white-space: pre-wrap\">%1</p>"_s.arg(lines.join(u"<br>"_s));
}

QList<HistoryWords::FilterPart> HistoryWords::filterParts(const HistoryFilter &filter)
{
    QList<FilterPart> parts;
    const auto add = [&parts, &filter](const QString &text, auto member) {
        HistoryFilter without = filter;
        without.*member = HistoryFilter().*member;
        parts.append({ text, without });
    };
    if (filter.starredOnly)
        add(tr("starred"), &HistoryFilter::starredOnly);
    if (filter.status)
        add(statusText(*filter.status), &HistoryFilter::status);
    if (filter.startedFrom.isValid())
        add(tr("since %1")
                .arg(QLocale().toString(filter.startedFrom.toLocalTime().date(), QLocale::ShortFormat)),
            &HistoryFilter::startedFrom);
    if (!filter.lineup.isEmpty())
        add(tr("lineup %1").arg(oneLine(filter.lineup)), &HistoryFilter::lineup);
    if (!filter.model.isEmpty())
        add(tr("model %1").arg(oneLine(filter.model)), &HistoryFilter::model);
    if (!filter.tag.isEmpty())
        add(tr("tag %1").arg(oneLine(filter.tag)), &HistoryFilter::tag);
    return parts;
}

} // namespace lineup

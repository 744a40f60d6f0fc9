// SPDX-License-Identifier: Apache-2.0
#include "report.h"

#include "reportwords.h"
#include "sheetwords.h"
#include "showntext.h"

#include <QJsonDocument>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype titleLength = 90;

// Empty lines at the end of an answer are only gaps on a page.
QString withoutEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

class Report
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Report)
public:
    Report(const SheetHead &head, const SheetOptions &options)
        : m_head(head)
        , m_options(options)
    { }

    QString title() const;
    ReportHead head(qsizetype rows) const;
    ReportSection section(const SheetRow &row) const;

private:
    const SheetRunInfo *runOf(const QString &id) const;
    QString titleOf(const SheetRunInfo *run, const QString &prompt) const;
    QString subtitle(qsizetype rows) const;
    QString languageTitle(const QString &tag) const;
    QList<ReportFact> facts(const SheetRow &row, const SheetRunInfo *run) const;
    QList<ReportFact> provenance(const SheetRow &row, const SheetRunInfo *run) const;
    QString targetSettings(const SheetTarget &target, const SheetRow &row) const;
    ReportAnswer answer(const SheetAnswer &answer, const SheetTarget &target, bool best) const;
    QStringList figureRow(const SheetAnswer &answer, const SheetTarget &target) const;
    QString figures(const Answer &answer) const;
    QStringList remarks(const SheetAnswer &answer) const;
    ReportBar bar(const Answer &answer, const QString &label) const;
    std::optional<qsizetype> bestOf(const SheetRow &row) const;
    QString rate(const Answer &answer) const;

    const SheetHead &m_head;
    const SheetOptions &m_options;
};

QString Report::languageTitle(const QString &tag) const
{
    const QLocale language(tag);
    const QString name = language.language() == QLocale::C ? QString() : language.nativeLanguageName();
    return name.isEmpty() ? shownLine(tag)
                          : tr("%1 (%2)", "a language and its tag").arg(name, shownLine(tag));
}

const SheetRunInfo *Report::runOf(const QString &id) const
{
    const auto found = std::find_if(m_head.runs.begin(), m_head.runs.end(),
                                    [&id](const SheetRunInfo &run) { return run.id == id; });
    return found == m_head.runs.end() ? nullptr : &*found;
}

QString Report::titleOf(const SheetRunInfo *run, const QString &prompt) const
{
    const QString given = run ? shownTitle(run->title, titleLength) : QString();
    const QString title = given.isEmpty() ? shownTitle(prompt, titleLength) : given;
    return title.isEmpty() ? tr("Comparison") : title;
}

QString Report::subtitle(qsizetype rows) const
{
    QStringList parts;
    if (m_head.runs.size() == 1) {
        const SheetRunInfo &run = m_head.runs.first();
        if (run.startedAt.isValid())
            parts.append(SheetWords::moment(run.startedAt, m_head.timeZone, m_head.locale));
        if (!run.lineupName.isEmpty())
            parts.append(shownLine(run.lineupName));
    } else {
        parts.append(tr("%n run(s)", nullptr, int(m_head.runs.size())));
    }
    if (m_head.isTable)
        parts.append(tr("%n string(s)", nullptr, int(rows)));
    parts.append(tr("%n target(s)", nullptr, int(m_head.targets.size())));
    return parts.join(u" · "_s);
}

QString Report::title() const
{
    // One comparison is known by what was asked, not by whom.
    const bool ownWords = m_head.runs.size() != 1 || m_head.isTable;
    if (ownWords && !m_head.title.isEmpty())
        return shownTitle(m_head.title, titleLength);
    const QString prompt = m_head.runs.isEmpty() ? QString() : m_head.runs.first().userPrompt;
    return titleOf(m_head.runs.size() == 1 ? &m_head.runs.first() : nullptr, prompt);
}

ReportHead Report::head(qsizetype rows) const
{
    ReportHead head;
    head.title = title();
    head.subtitle = subtitle(rows);
    head.isTable = m_head.isTable;
    head.rightToLeft = m_head.locale.textDirection() == Qt::RightToLeft;
    head.languageTag = m_head.locale.language() == QLocale::C ? u"en"_s : m_head.locale.bcp47Name();
    head.provenance.append({ tr("Made with"), tr("Lineup %1").arg(shownLine(m_head.appVersion)) });
    head.provenance.append(
        { tr("Figures"),
          tr("Times are measured from the moment a request was sent. Costs are estimates, reckoned with "
             "the prices named here. A dash means that the figure is not known.") });
    return head;
}

QList<ReportFact> Report::facts(const SheetRow &row, const SheetRunInfo *run) const
{
    QList<ReportFact> facts;
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({ name, value });
    };
    if (m_head.isTable && m_head.runs.size() > 1)
        add(tr("Run"), SheetWords::tableRun(m_head, row.runId));
    add(tr("Speaker"), shownLine(row.speaker));
    add(tr("Context"), shownText(row.context));
    // Where there are several, each has a part of the page with its name.
    if (m_head.languages.size() <= 1)
        add(tr("Language"), shownLine(row.language));
    add(tr("Reference"), shownText(row.reference));
    if (row.maxLength)
        add(tr("Length limit"), tr("%n character(s)", nullptr, *row.maxLength));
    if (m_head.isTable || !run)
        return facts;
    if (m_head.runs.size() > 1) {
        add(tr("Date"), SheetWords::moment(run->startedAt, m_head.timeZone, m_head.locale));
        add(tr("Lineup"), shownLine(run->lineupName));
    }
    const PromptTemplate &prompt = run->promptTemplate;
    for (auto it = prompt.variables.begin(); it != prompt.variables.end(); ++it)
        add(u"{{%1}}"_s.arg(shownLine(it.key())), shownText(it.value()));
    return facts;
}

QString Report::targetSettings(const SheetTarget &target, const SheetRow &row) const
{
    QStringList parts{ tr("%1, model %2").arg(shownLine(target.provider), shownLine(target.model)) };
    if (!target.parameters.isEmpty()) {
        const QByteArray json = QJsonDocument(target.parameters).toJson(QJsonDocument::Compact);
        parts.append(tr("Parameters: %1").arg(shownLine(QString::fromUtf8(json))));
    } else {
        parts.append(tr("Parameters: the provider's defaults"));
    }
    for (const SheetPrice &price : target.prices) {
        if (price.runId == row.runId)
            parts.append(tr("Price: %1").arg(ReportWords::price(price, m_head.locale)));
    }
    if (!target.dataPolicy.isEmpty())
        parts.append(tr("Data policy: %1").arg(shownLine(target.dataPolicy)));
    return parts.join(u'\n');
}

QList<ReportFact> Report::provenance(const SheetRow &row, const SheetRunInfo *run) const
{
    QList<ReportFact> facts;
    for (qsizetype i = 0; i < m_head.targets.size(); ++i) {
        if (row.answers.value(i))
            facts.append(
                { shownLine(m_head.targets.at(i).label), targetSettings(m_head.targets.at(i), row) });
    }
    if (!run)
        return facts;
    facts.append({ tr("Run"), run->id });
    facts.append({ tr("Started"), SheetWords::moment(run->startedAt, m_head.timeZone, m_head.locale) });
    if (!run->appVersion.isEmpty())
        facts.append({ tr("Run with"), tr("Lineup %1").arg(shownLine(run->appVersion)) });
    if (!run->requestSettings.isEmpty()) {
        const QByteArray json = QJsonDocument(run->requestSettings).toJson(QJsonDocument::Indented);
        facts.append({ tr("Request settings"), withoutEnd(shownText(QString::fromUtf8(json))), true });
    }
    return facts;
}

std::optional<qsizetype> Report::bestOf(const SheetRow &row) const
{
    if (!m_options.best)
        return {};
    Run run;
    QList<qsizetype> columns;
    for (qsizetype i = 0; i < row.answers.size(); ++i) {
        if (const auto &answer = row.answers.at(i)) {
            run.answers.append(answer->answer);
            columns.append(i);
        }
    }
    const int best = bestAnswer(run, *m_options.best);
    return best < 0 ? std::nullopt : std::optional(columns.at(best));
}

QString Report::rate(const Answer &answer) const
{
    const Timing &timing = answer.timing;
    if (!answer.usage.outputTokens || !timing.firstTokenMs || !timing.totalMs
        || *timing.totalMs <= *timing.firstTokenMs)
        return ReportWords::unknown();
    const double seconds = (*timing.totalMs - *timing.firstTokenMs) / 1000;
    return m_head.locale.toString(double(*answer.usage.outputTokens) / seconds, 'f', 0);
}

QStringList Report::figureRow(const SheetAnswer &given, const SheetTarget &target) const
{
    const Answer &answer = given.answer;
    const QLocale &locale = m_head.locale;
    QString state = SheetWords::status(answer.status);
    if (answer.picked)
        state = tr("%1, picked").arg(state);
    return { shownLine(target.label),
             shownLine(answer.modelReturned.isEmpty() ? target.model : answer.modelReturned),
             state,
             answer.rating ? ReportWords::rating(*answer.rating, locale) : ReportWords::unknown(),
             ReportWords::secondsOr(answer.timing.firstTokenMs, locale),
             ReportWords::secondsOr(answer.timing.totalMs, locale),
             ReportWords::count(answer.usage.inputTokens, locale),
             ReportWords::count(answer.usage.outputTokens, locale),
             rate(answer),
             ReportWords::cost(answer.costUsd, locale) };
}

QString Report::figures(const Answer &answer) const
{
    const QLocale &locale = m_head.locale;
    QStringList parts;
    if (answer.timing.firstTokenMs)
        parts.append(
            tr("first token after %1").arg(ReportWords::seconds(*answer.timing.firstTokenMs, locale)));
    if (answer.timing.totalMs)
        parts.append(tr("ended after %1").arg(ReportWords::seconds(*answer.timing.totalMs, locale)));
    if (answer.usage.outputTokens)
        parts.append(tr("%n token(s)", nullptr, int(*answer.usage.outputTokens)));
    if (answer.costUsd)
        parts.append(ReportWords::cost(answer.costUsd, locale));
    if (answer.attempts > 1)
        parts.append(tr("%n attempt(s)", nullptr, answer.attempts));
    return parts.join(u" · "_s);
}

QStringList Report::remarks(const SheetAnswer &given) const
{
    QStringList remarks;
    for (const Finding &finding : given.findings) {
        const QString what = shownText(finding.message);
        switch (finding.severity) {
        case Severity::Error:
            remarks.append(tr("Error: %1").arg(what));
            break;
        case Severity::Warning:
            remarks.append(tr("Warning: %1").arg(what));
            break;
        case Severity::Info:
            remarks.append(tr("Hint: %1").arg(what));
            break;
        }
    }
    if (given.answer.rating)
        remarks.append(tr("Rating: %1").arg(ReportWords::rating(*given.answer.rating, m_head.locale)));
    if (!given.answer.note.isEmpty())
        remarks.append(tr("Note: %1").arg(shownText(given.answer.note)));
    for (const QString &notice : given.answer.notices)
        remarks.append(shownText(notice));
    return remarks;
}

ReportBar Report::bar(const Answer &answer, const QString &label) const
{
    const Timing &timing = answer.timing;
    ReportBar bar{ label, timing.queuedMs + timing.retryWaitMs, {}, {}, {} };
    if (timing.firstTokenMs)
        bar.firstMs = bar.startMs + *timing.firstTokenMs;
    if (timing.totalMs)
        bar.endMs = bar.startMs + *timing.totalMs;
    bar.figures = tr("%1 / %2").arg(ReportWords::secondsOr(timing.firstTokenMs, m_head.locale),
                                    ReportWords::secondsOr(timing.totalMs, m_head.locale));
    if (answer.status != AnswerStatus::Complete)
        bar.figures = tr("%1, %2").arg(bar.figures, SheetWords::status(answer.status));
    return bar;
}

ReportAnswer Report::answer(const SheetAnswer &given, const SheetTarget &target, bool best) const
{
    const Answer &from = given.answer;
    ReportAnswer answer;
    answer.label = shownLine(target.label);
    answer.model = shownLine(from.modelReturned.isEmpty() ? target.model : from.modelReturned);
    answer.status = from.status;
    answer.state = SheetWords::status(from.status);
    answer.text = withoutEnd(shownText(from.text));
    if (from.editedText && *from.editedText != from.text)
        answer.edited = withoutEnd(shownText(*from.editedText));
    answer.failure = SheetWords::reason(from);
    answer.figures = figures(from);
    answer.remarks = remarks(given);
    answer.picked = from.picked;
    if (from.picked)
        answer.badges.append(u"★ "_s + tr("Picked"));
    if (best)
        answer.badges.append(tr("Best: %1").arg(bestCriterionName(*m_options.best)));
    return answer;
}

ReportSection Report::section(const SheetRow &row) const
{
    const SheetRunInfo *run = runOf(row.runId);
    ReportSection section;
    section.runId = row.runId;
    section.key = shownLine(row.key);
    section.language = m_head.languages.size() > 1 ? languageTitle(row.language) : QString();
    section.when = run ? SheetWords::moment(run->startedAt, m_head.timeZone, m_head.locale) : QString();
    section.title = m_head.isTable ? section.key : titleOf(run, row.source);
    section.system = run && !m_head.isTable ? shownText(run->systemPrompt) : QString();
    section.prompt = shownText(row.source);
    section.facts = facts(row, run);
    section.figures.header
        = { tr("Target"), tr("Model"),     tr("State"),      tr("Rating"),   tr("First token"),
            tr("Total"),  tr("Tokens in"), tr("Tokens out"), tr("Tokens/s"), tr("Cost") };
    section.figures.wordColumns = 3;
    const std::optional<qsizetype> best = bestOf(row);
    for (qsizetype i = 0; i < m_head.targets.size(); ++i) {
        const std::optional<SheetAnswer> given = row.answers.value(i);
        if (!given) {
            // A table keeps its columns; a comparison tells of those that were asked.
            if (m_head.isTable)
                section.answers.append(ReportAnswer());
            continue;
        }
        const SheetTarget &target = m_head.targets.at(i);
        section.answers.append(answer(*given, target, best == i));
        if (m_head.isTable)
            continue;
        section.figures.rows.append(figureRow(*given, target));
        section.bars.append(bar(given->answer, section.answers.last().label));
    }
    if (!m_head.isTable)
        section.provenance = provenance(row, run);
    return section;
}

} // namespace

ReportHead reportHead(const SheetSource &source, const SheetOptions &options, const SheetProgress &progress)
{
    ReportHead head = Report(source.head(), options).head(source.rowCount());
    if (source.rowCount() > 1)
        head.totals = reportTotals(source, progress);
    return head;
}

QString reportTitle(const SheetHead &head)
{
    return Report(head, SheetOptions()).title();
}

ReportSection reportSection(const SheetSource &source, qsizetype row, const SheetOptions &options)
{
    return Report(source.head(), options).section(source.row(row));
}

} // namespace lineup

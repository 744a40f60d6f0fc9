// SPDX-License-Identifier: Apache-2.0
#include "report.h"
#include "reportwords.h"
#include "showntext.h"

#include <algorithm>
#include <vector>

namespace lineup {

namespace {

class Totals
{
    Q_DECLARE_TR_FUNCTIONS(lineup::ReportTotals)
public:
    void add(const SheetAnswer &given);
    QStringList row(const QString &label, const QLocale &locale) const;
    static QStringList header();

private:
    static QString median(std::vector<double> values, const QLocale &locale);
    QString ofAsked(qint64 count, const QLocale &locale) const;

    qint64 m_asked = 0;
    qint64 m_complete = 0;
    qint64 m_picked = 0;
    qint64 m_errors = 0;
    qint64 m_rated = 0;
    double m_stars = 0;
    std::vector<double> m_firstTokens;
    std::vector<double> m_totals;
    std::optional<double> m_cost;
};

void Totals::add(const SheetAnswer &given)
{
    const Answer &answer = given.answer;
    ++m_asked;
    m_complete += answer.status == AnswerStatus::Complete ? 1 : 0;
    m_picked += answer.picked ? 1 : 0;
    m_errors += std::count_if(given.findings.begin(), given.findings.end(),
                              [](const Finding &finding) { return finding.severity == Severity::Error; });
    if (answer.rating) {
        ++m_rated;
        m_stars += *answer.rating;
    }
    if (answer.timing.firstTokenMs)
        m_firstTokens.push_back(*answer.timing.firstTokenMs);
    if (answer.timing.totalMs && answer.status == AnswerStatus::Complete)
        m_totals.push_back(*answer.timing.totalMs);
    if (answer.costUsd)
        m_cost = m_cost.value_or(0) + *answer.costUsd;
}

QString Totals::median(std::vector<double> values, const QLocale &locale)
{
    if (values.empty())
        return ReportWords::unknown();
    const auto middle = values.begin() + qsizetype(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return ReportWords::seconds(*middle, locale);
    return ReportWords::seconds((*middle + *std::max_element(values.begin(), middle)) / 2, locale);
}

QString Totals::ofAsked(qint64 count, const QLocale &locale) const
{
    return tr("%1 of %2").arg(locale.toString(qlonglong(count)), locale.toString(qlonglong(m_asked)));
}

QStringList Totals::header()
{
    return { tr("Target"),        tr("Complete"), tr("Picked"),
             tr("Rating, mean"),  tr("Errors"),   tr("First token, median"),
             tr("Total, median"), tr("Cost") };
}

QStringList Totals::row(const QString &label, const QLocale &locale) const
{
    return { label,
             ofAsked(m_complete, locale),
             ofAsked(m_picked, locale),
             m_rated ? locale.toString(m_stars / double(m_rated), 'f', 1) : ReportWords::unknown(),
             locale.toString(qlonglong(m_errors)),
             median(m_firstTokens, locale),
             median(m_totals, locale),
             ReportWords::cost(m_cost, locale) };
}

} // namespace

ReportTable reportTotals(const SheetSource &source, const SheetProgress &progress)
{
    const SheetHead &head = source.head();
    std::vector<Totals> totals(size_t(head.targets.size()));
    for (qsizetype i = 0; i < source.rowCount() && !progress.isCancelled(); ++i) {
        const SheetRow row = source.row(i);
        for (qsizetype column = 0; column < std::min(row.answers.size(), head.targets.size()); ++column) {
            if (const auto &answer = row.answers.at(column))
                totals[size_t(column)].add(*answer);
        }
    }
    ReportTable table;
    table.header = Totals::header();
    // Without checks nothing is known of errors.
    const qsizetype errors = 4;
    for (qsizetype i = 0; i < head.targets.size(); ++i) {
        QStringList row = totals[size_t(i)].row(shownLine(head.targets.at(i).label), head.locale);
        if (!head.checked)
            row[errors] = ReportWords::unknown();
        table.rows.append(row);
    }
    return table;
}

} // namespace lineup

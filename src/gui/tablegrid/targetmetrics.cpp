// SPDX-License-Identifier: Apache-2.0
#include "targetmetrics.h"

#include "checks/languagerules.h"
#include "metrics/consensus.h"
#include "metrics/corpusscore.h"
#include "rowscores.h"

#include <vector>

namespace lineup {

namespace {

struct Sum
{
    CorpusScore scores;
    double agreement = 0;
    int compared = 0;
};

void addRow(const MetricsInput::Row &row, std::vector<Sum> &sums)
{
    const QList<std::optional<double>> agreement = consensus(row.answers);
    for (size_t target = 0; target < sums.size(); ++target) {
        const QString answer = row.answers.value(qsizetype(target));
        if (answer.isEmpty())
            continue;
        Sum &sum = sums[target];
        if (!row.reference.isEmpty())
            sum.scores.add(answer, row.reference);
        if (const std::optional<double> one = agreement.value(qsizetype(target))) {
            sum.agreement += *one;
            ++sum.compared;
        }
    }
}

TargetMetrics metricsOf(const Sum &sum, bool spaces)
{
    TargetMetrics metrics;
    metrics.pairs = int(sum.scores.pairs());
    metrics.compared = sum.compared;
    if (metrics.pairs > 0)
        metrics.chrf2pp = sum.scores.chrf2pp();
    if (metrics.pairs > 0 && spaces) {
        metrics.bleu = sum.scores.bleu();
        metrics.ter = sum.scores.ter();
    }
    if (metrics.compared > 0)
        metrics.agreement = sum.agreement / metrics.compared;
    return metrics;
}

} // namespace

int MetricsInput::rows() const
{
    int sum = 0;
    for (const Language &language : languages)
        sum += int(language.rows.size());
    return sum;
}

MetricsInput metricsInput(const TableSession &session)
{
    const TableJob &job = session.job();
    MetricsInput input;
    input.targets = int(job.lineup.targets.size());
    for (int language = 0; language < job.languages.size(); ++language) {
        MetricsInput::Language texts{ job.languages.at(language).tag, {} };
        for (int row = 0; row < job.strings.size(); ++row) {
            const TableString &string = job.strings.at(row);
            MetricsInput::Row one;
            bool any = false;
            for (int target = 0; target < input.targets; ++target) {
                const TableCell *cell = session.cell({ row, language, target });
                one.answers.append(cell ? cell->forms.join(u'\n') : QString());
                any = any || !one.answers.last().isEmpty();
            }
            const bool counts
                = !string.plural && string.languages.value(texts.tag).state == StringState::Translated;
            if (counts)
                one.reference = referenceText(string, texts.tag);
            if (any)
                texts.rows.append(one);
        }
        input.languages.append(texts);
    }
    return input;
}

QList<TargetMetrics> targetMetrics(const MetricsInput &input, MetricsProgress &progress)
{
    QList<TargetMetrics> result;
    for (qsizetype language = 0; language < input.languages.size(); ++language) {
        const MetricsInput::Language &texts = input.languages.at(language);
        std::vector<Sum> sums(size_t(input.targets));
        for (const MetricsInput::Row &row : texts.rows) {
            if (progress.cancelled)
                return {};
            addRow(row, sums);
            ++progress.rows;
        }
        const bool spaces = languageRules(texts.tag).spacesBetweenWords;
        for (size_t target = 0; target < sums.size(); ++target) {
            TargetMetrics metrics = metricsOf(sums[target], spaces);
            metrics.language = int(language);
            metrics.target = int(target);
            result.append(metrics);
        }
    }
    return result;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "tableestimate.h"

#include "model/costestimate.h"
#include "tablebatches.h"
#include "tableprompt.h"

#include <algorithm>

namespace lineup {

namespace {

constexpr qint64 tokensPerEntry = 14; // of JSON around a text
constexpr double longTranslation = 2.2; // tokens of a translation into a script that models split finely
constexpr qint64 reasoningPerRequest = 2000; // what models may think before they answer

std::optional<double> costOf(const ResolvedTarget &target, qint64 input, qint64 output, const QDateTime &when)
{
    Usage usage;
    usage.inputTokens = input;
    usage.outputTokens = output;
    return costUsd(target, usage, when);
}

void addTo(std::optional<double> &sum, const std::optional<double> &cost)
{
    sum = sum && cost ? std::optional(*sum + *cost) : std::nullopt;
}

void add(TableTargetEstimate &sum, const TableRequestCost &cost)
{
    ++sum.requests;
    sum.inputTokens += cost.inputTokens;
    addTo(sum.lowUsd, cost.lowUsd);
    addTo(sum.highUsd, cost.highUsd);
}

QList<TableTargetEstimate> estimate(const TableJob &job, const QList<ResolvedTarget> &targets,
                                    int stringsPerRequest, const QDateTime &when)
{
    QList<TableTargetEstimate> sums;
    for (const ResolvedTarget &target : targets)
        sums.append({ target.target.id, 0, 0, 0.0, 0.0 });
    for (int language = 0; language < job.languages.size(); ++language) {
        const TablePromptWriter writer(job, language);
        const TableBatches batches = tableBatches(job, language, stringsPerRequest, [](int) { return true; });
        for (const QList<int> &rows : batches.requests) {
            const Prompt prompt = writer.prompt(rows);
            for (int i = 0; i < int(targets.size()); ++i) {
                if (job.asks(language, i))
                    add(sums[i], requestCost(job, targets.at(i), language, rows, prompt, when));
            }
        }
    }
    return sums;
}

} // namespace

TableRequestCost requestCost(const TableJob &job, const ResolvedTarget &target, int language,
                             const QList<int> &rows, const Prompt &prompt, const QDateTime &when)
{
    TableRequestCost cost;
    cost.inputTokens = estimatedTokens(prompt);
    double text = 0;
    for (const int row : rows) {
        const TableString &string = job.strings.at(row);
        const qsizetype forms
            = string.plural ? std::max<qsizetype>(1, job.languages.at(language).forms.size()) : 1;
        text += double(estimatedTokens(QStringView(string.source)) * forms);
    }
    const qint64 frame = tokensPerEntry * rows.size();
    cost.lowOutputTokens = qint64(text) + frame;
    cost.highOutputTokens = qint64(text * longTranslation) + 2 * frame;
    if (target.model.reasoning.value_or(false))
        cost.highOutputTokens += reasoningPerRequest;
    if (target.target.parameters.maxOutputTokens) {
        const qint64 most = *target.target.parameters.maxOutputTokens;
        cost.lowOutputTokens = std::min(cost.lowOutputTokens, most);
        cost.highOutputTokens = std::min(cost.highOutputTokens, most);
    }
    cost.lowUsd = costOf(target, cost.inputTokens, cost.lowOutputTokens, when);
    cost.highUsd = costOf(target, cost.inputTokens, cost.highOutputTokens, when);
    return cost;
}

TableEstimate estimateTable(const TableJob &job, const ModelCatalogue &catalogue, const QDateTime &when)
{
    TableEstimate result;
    QList<ResolvedTarget> targets;
    for (const Target &target : job.lineup.targets)
        targets.append(resolve(target, catalogue));
    result.strings = int(job.strings.size());
    for (int language = 0; language < job.languages.size(); ++language) {
        int asked = 0;
        for (int target = 0; target < int(targets.size()); ++target)
            asked += job.asks(language, target) ? 1 : 0;
        for (const TableString &string : job.strings)
            result.cells += string.languages.contains(job.languages.at(language).tag) ? asked : 0;
    }
    result.targets = estimate(job, targets, job.stringsPerRequest, when);
    result.single = job.stringsPerRequest == 1 ? result.targets : estimate(job, targets, 1, when);
    for (const TableTargetEstimate &target : std::as_const(result.targets)) {
        result.unpriced += target.highUsd ? 0 : 1;
        result.lowUsd += target.lowUsd.value_or(0);
        result.highUsd += target.highUsd.value_or(0);
    }
    return result;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "tablelane.h"

#include "checks/formatflags.h"
#include "checks/keptranges.h"
#include "protocols/deepl.h"

namespace lineup {

TableLane::TableLane(const TableJob &job, const ResolvedTarget &target, IsPending isPending)
    : m_job(job)
    , m_target(target)
    , m_isPending(std::move(isPending))
{ }

std::optional<TableAsk> TableLane::take()
{
    if (!m_again.empty()) {
        const TableAsk ask = m_again.front();
        m_again.pop_front();
        return ask;
    }
    while (m_requests.empty() && m_language + 1 < m_job.languages.size()) {
        ++m_language;
        constexpr int mostTexts = int(DeepL::mostTexts / 2); // a plural is two of them
        const int most
            = translatesOnly() ? std::min(m_job.stringsPerRequest, mostTexts) : m_job.stringsPerRequest;
        TableBatches batches
            = tableBatches(m_job, m_language, most, [this](int row) { return m_isPending(row, m_language); });
        m_requests.assign(batches.requests.cbegin(), batches.requests.cend());
        m_copies.insert(m_language, batches.copies);
    }
    if (m_requests.empty())
        return {};
    const TableAsk ask{ m_language, m_requests.front(), 0, 0 };
    m_requests.pop_front();
    return ask;
}

bool TableLane::hasWork()
{
    const std::optional<TableAsk> next = take();
    if (next)
        putBack(*next);
    return next.has_value();
}

void TableLane::restart()
{
    m_language = -1;
    m_requests.clear();
    m_again.clear();
    m_copies.clear();
    stopped.reset();
    unreachable = 0;
}

RequestOptions translationOptions(const TableJob &job, const TableAsk &ask)
{
    RequestOptions options;
    options.sourceLanguage = job.sourceLanguage;
    options.targetLanguage = job.languages.at(ask.language).tag;
    const QList<GlossaryTerm> glossary = glossaryOf(job, options.targetLanguage);
    const auto add = [&](const TableString &string, const QString &text) {
        options.texts.append(text);
        options.kept.append(keptRanges(text, flaggedFamilies(string.flags, job.families), glossary,
                                       job.sourceLanguage, job.rules.placeholders));
    };
    QStringList context;
    for (const int row : ask.rows) {
        const TableString &string = job.strings.at(row);
        add(string, string.source);
        if (string.plural)
            add(string, string.plainSourcePlural());
        context += string.comments;
        context += string.before + string.after;
    }
    constexpr qsizetype longestContext = 2000;
    context.removeDuplicates();
    options.context = context.join(QLatin1Char('\n')).left(longestContext);
    return options;
}

} // namespace lineup

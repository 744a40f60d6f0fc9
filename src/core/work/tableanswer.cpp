// SPDX-License-Identifier: Apache-2.0
#include "tableanswer.h"

#include "tableprompt.h"
#include "tablereply.h"

#include <QCoreApplication>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TableAnswer)
};

std::optional<qint64> share(const std::optional<qint64> &whole, qsizetype parts, qsizetype part)
{
    if (!whole)
        return {};
    return *whole / parts + (part < *whole % parts ? 1 : 0);
}

// An answer for one string of a request: tokens and costs are shared, so that sums over cells are right.
Answer answerFor(const Answer &answer, const TableAsk &ask, qsizetype part)
{
    const qsizetype parts = ask.rows.size();
    Answer own = answer;
    own.segments.clear();
    own.usage.inputTokens = share(answer.usage.inputTokens, parts, part);
    own.usage.outputTokens = share(answer.usage.outputTokens, parts, part);
    own.usage.reasoningTokens = share(answer.usage.reasoningTokens, parts, part);
    own.usage.cachedInputTokens = share(answer.usage.cachedInputTokens, parts, part);
    if (own.costUsd)
        own.costUsd = *answer.costUsd / double(parts) + ask.carriedUsd;
    else if (ask.carriedUsd > 0)
        own.costUsd = ask.carriedUsd;
    if (parts > 1)
        own.reasoning.clear();
    return own;
}

class OutcomeMaker
{
public:
    OutcomeMaker(const TableJob &job, int target, const TableAsk &ask, const Answer &answer)
        : m_job(job)
        , m_target(target)
        , m_ask(ask)
        , m_answer(answer)
        , m_language(job.languages.at(ask.language))
    { }

    TableOutcome fromReply();
    TableOutcome fromTranslations();

private:
    bool isSingle() const { return m_ask.rows.size() == 1; }
    // The file's forms, or nothing where the entry does not hold them all and asking again may help.
    std::optional<QStringList> formsOf(const TableString &string, const TableReplyEntry &entry,
                                       QStringList &faults) const;
    void add(qsizetype part, const QStringList &forms, const QStringList &faults);
    void lacks(qsizetype part, bool doubled);

    const TableJob &m_job;
    int m_target;
    const TableAsk &m_ask;
    const Answer &m_answer;
    const TableLanguage &m_language;
    TableOutcome m_outcome;
};

std::optional<QStringList> OutcomeMaker::formsOf(const TableString &string, const TableReplyEntry &entry,
                                                 QStringList &faults) const
{
    if (!string.plural) {
        if (entry.forms.isEmpty())
            return QStringList{ entry.text };
        return QStringList{ entry.forms.value(u"other"_s, entry.forms.first()) };
    }
    if (entry.forms.isEmpty()) {
        if (m_language.forms.size() == 1)
            return QStringList{ entry.text };
        if (!isSingle())
            return {};
        faults.append(Words::tr("The reply has one text for all plural forms."));
        return QStringList(m_language.forms.size(), entry.text);
    }
    const QStringList forms = fileForms(m_language, entry.forms);
    const bool whole
        = std::none_of(forms.cbegin(), forms.cend(), [](const QString &f) { return f.isEmpty(); });
    return whole || isSingle() ? std::optional(forms) : std::nullopt;
}

void OutcomeMaker::add(qsizetype part, const QStringList &forms, const QStringList &faults)
{
    TableCell cell;
    cell.place = { m_ask.rows.at(part), m_ask.language, m_target };
    cell.answer = answerFor(m_answer, m_ask, part);
    cell.answer.text = forms.join(u'\n');
    // A string that came whole is complete, whatever became of the rest of the reply.
    const bool cut = isSingle() && m_answer.status == AnswerStatus::Truncated;
    cell.answer.status = cut ? AnswerStatus::Truncated : AnswerStatus::Complete;
    cell.answer.error.reset();
    cell.forms = forms;
    cell.faults = faults;
    m_outcome.cells.append(cell);
}

void OutcomeMaker::lacks(qsizetype part, bool doubled)
{
    const TablePlace place{ m_ask.rows.at(part), m_ask.language, m_target };
    const Answer own = answerFor(m_answer, m_ask, part);
    if (m_answer.status == AnswerStatus::Cancelled || !isSingle()) {
        TableAsk single{ m_ask.language, { m_ask.rows.at(part) }, 0, own.costUsd.value_or(0) };
        m_outcome.again.append(single);
        return;
    }
    if (m_answer.status == AnswerStatus::Refused) {
        m_outcome.cells.append({ place, own, {}, {} });
        return;
    }
    AnswerError error;
    error.kind = ErrorKind::Protocol;
    error.message = doubled ? Words::tr("The reply holds this string more than once.")
                            : Words::tr("The reply does not hold this string.");
    m_outcome.cells.append(failedCell(place, own, m_answer.error.value_or(error)));
}

TableOutcome OutcomeMaker::fromReply()
{
    // Bare text is a translation only where the answer says that it is one.
    const bool takesBareText
        = m_answer.status == AnswerStatus::Complete || m_answer.status == AnswerStatus::Truncated;
    const int count = int(m_ask.rows.size());
    const TableReply reply = readTableReply(m_answer.text, takesBareText ? count : std::max(2, count));
    for (qsizetype part = 0; part < count; ++part) {
        const int id = int(part) + 1;
        const auto entry = reply.entries.constFind(id);
        QStringList faults;
        std::optional<QStringList> forms;
        if (entry != reply.entries.constEnd())
            forms = formsOf(m_job.strings.at(m_ask.rows.at(part)), *entry, faults);
        if (forms)
            add(part, *forms, faults);
        else
            lacks(part, reply.doubled.contains(id));
    }
    return m_outcome;
}

// A plural was sent as singular and plural; every form but that of one is the plural's.
TableOutcome OutcomeMaker::fromTranslations()
{
    int texts = 0;
    for (const int row : m_ask.rows)
        texts += m_job.strings.at(row).plural ? 2 : 1;
    const TableReply reply = readOrderedReply(m_answer.text, texts);
    int next = 1;
    for (qsizetype part = 0; part < m_ask.rows.size(); ++part) {
        const TableString &string = m_job.strings.at(m_ask.rows.at(part));
        const QString first = reply.entries.value(next++).text;
        const QString second = string.plural ? reply.entries.value(next++).text : QString();
        if (first.isEmpty()) {
            lacks(part, false);
            continue;
        }
        QStringList forms;
        for (const PluralForm &form : m_language.forms)
            forms.append(form.category == "one"_L1 && m_language.forms.size() > 1 ? first : second);
        add(part, string.plural ? forms : QStringList{ first }, {});
    }
    return m_outcome;
}

} // namespace

TableCell failedCell(const TablePlace &place, const Answer &answer, const AnswerError &error)
{
    TableCell cell;
    cell.place = place;
    cell.answer = answer;
    cell.answer.status = AnswerStatus::Failed;
    cell.answer.error = error;
    return cell;
}

TableOutcome tableOutcome(const TableJob &job, int target, bool translatesOnly, const TableAsk &ask,
                          const Answer &answer)
{
    OutcomeMaker maker(job, target, ask, answer);
    return translatesOnly ? maker.fromTranslations() : maker.fromReply();
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "storedrun.h"

#include "model/resolvedtarget.h"
#include "storage/runcodec.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

class RecordingSink final : public AnswerSink
{
public:
    RecordingSink(std::shared_ptr<RunJournal> journal, std::shared_ptr<AnswerSink> next)
        : m_journal(std::move(journal))
        , m_next(std::move(next))
    { }

    void post(int answer, AnswerUpdate update) override
    {
        switch (update.kind) {
        case AnswerUpdate::Kind::Sent:
            m_journal->sent(answer, update.atMs);
            break;
        case AnswerUpdate::Kind::Reasoning:
            m_journal->reasoning(answer, update.text, update.atMs);
            break;
        case AnswerUpdate::Kind::Text:
            m_journal->text(answer, update.text, update.atMs);
            break;
        case AnswerUpdate::Kind::Retry:
            m_journal->retryWait(answer, update.atMs);
            break;
        case AnswerUpdate::Kind::Finished:
            // Passed on whatever became of it: the history says for itself when it cannot be written.
            m_journal->finish(answer, update.answer,
                              [next = m_next, answer, update](StoreResult) { next->post(answer, update); });
            return;
        }
        m_next->post(answer, std::move(update));
    }

private:
    std::shared_ptr<RunJournal> m_journal;
    std::shared_ptr<AnswerSink> m_next;
};

} // namespace

StoredRun::StoredRun(HistoryStore *store, const ModelCatalogue &catalogue, const Run &run)
    : m_store(store)
    , m_runId(run.id)
    , m_journal(store->journal(run.id))
    , m_said(run.answers)
{
    for (const Target &target : run.lineup.targets) {
        const ModelFacts model = resolve(target, catalogue).model;
        m_prices.append(pricesToText(model.prices, { catalogue.asOf(), model.priceIsUsers }));
    }
}

StoredRun::~StoredRun() = default;

void StoredRun::begin(const Run &run, std::function<void()> go)
{
    if (!m_store) {
        QMetaObject::invokeMethod(&m_context, std::move(go), Qt::QueuedConnection);
        return;
    }
    m_store->beginRun(run, m_prices, &m_context, [go = std::move(go)](StoreResult) { go(); });
}

std::shared_ptr<AnswerSink> StoredRun::recording(std::shared_ptr<AnswerSink> sink)
{
    return std::make_shared<RecordingSink>(m_journal, std::move(sink));
}

void StoredRun::takeBegins(int index, const Answer &blank)
{
    m_journal->beginTake(index, blank);
    m_said[index] = blank;
}

void StoredRun::endedUnsent(int index, const Answer &answer)
{
    m_journal->finish(index, std::make_shared<Answer>(answer), [](StoreResult) {});
}

void StoredRun::verdictChanged(int index, const Answer &answer)
{
    const Answer before = std::exchange(m_said[index], answer);
    if (before.picked != answer.picked)
        say(index, VerdictKind::Pick, answer.picked ? std::optional(u"1"_s) : std::nullopt);
    if (before.rating != answer.rating)
        say(index, VerdictKind::Rating,
            answer.rating ? std::optional(QString::number(*answer.rating)) : std::nullopt);
    if (before.note != answer.note)
        say(index, VerdictKind::Note, answer.note.isEmpty() ? std::nullopt : std::optional(answer.note));
    if (before.editedText != answer.editedText)
        say(index, VerdictKind::Edit, answer.editedText);
}

void StoredRun::say(int index, VerdictKind kind, const std::optional<QString> &value)
{
    if (m_store)
        m_store->addVerdict(m_runId, index, kind, value, &m_context, {});
}

void StoredRun::runEnded(double wallMs)
{
    m_journal->end(wallMs);
}

} // namespace lineup

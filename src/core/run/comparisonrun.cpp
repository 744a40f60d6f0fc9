// SPDX-License-Identifier: Apache-2.0
#include "comparisonrun.h"

#include "answerslot.h"
#include "chosentargets.h"
#include "continuation.h"
#include "engine.h"
#include "followedrun.h"
#include "keys/credentialstore.h"
#include "mailroom.h"
#include "requesthandle.h"
#include "runrecorder.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace lineup {

class ComparisonRun::Private
{
public:
    Private(ComparisonRun *run, Engine &e)
        : q(run)
        , engine(e)
    { }

    void begin(int index, const Prompt &prompt, const RequestOptions &options, const QString &earlierText);
    void again(int index, const Prompt &prompt, const RequestOptions &options, const QString &earlierText);
    void launch(int index, AnswerJob job, const KeyResult &key);
    void endWithout(int index, AnswerStatus status, const std::optional<AnswerError> &error);
    void drain();
    void deliver(int index, const AnswerUpdate &update);
    void deliverText(int index, const AnswerUpdate &update);
    void deliverFinished(int index, const Answer &answer, double atMs);
    void finishIfDone();
    void mailArrived();
    void release();
    void followAnswer(int index, const Answer &stored);
    Answer &answer(int index) { return q->m_run.answers[index]; }

    ComparisonRun *q;
    Engine &engine;
    std::vector<AnswerSlot> slots;
    std::shared_ptr<Mailroom> mail;
    std::shared_ptr<AnswerSink> sink; // the mailroom, or what records on the way to it
    std::unique_ptr<RunRecorder> recorder;
    std::vector<std::function<void()>> held; // requests that wait until the run is recorded
    bool recorded = true;
    QElapsedTimer clock;
    QTimer deliveryTimer;
    int deliveryMs = 16;
    bool interactive = true;
    int active = 0;
    bool started = false;
    double knownMs = 0; // of a run that another process has under way
    bool resumed = false; // an ended run: its clock starts with the first take
};

void ComparisonRun::Private::begin(int index, const Prompt &prompt, const RequestOptions &options,
                                   const QString &earlierText)
{
    AnswerSlot &slot = slots[size_t(index)];
    slot.running = true;
    slot.cancelled = false;
    slot.builder = {};
    slot.live = LiveAnswer{ AnswerPhase::Waiting, std::nullopt, slot.target.retries + 1, std::nullopt };
    ++active;
    AnswerJob job;
    job.index = index;
    job.target = slot.target;
    job.prompt = prompt;
    job.options = options;
    job.options.targetLanguage = q->m_run.promptTemplate.variables.value(QStringLiteral("to")).trimmed();
    job.earlierText = earlierText;
    job.take = answer(index).take;
    job.interactive = interactive;
    job.clock = clock;
    engine.credentials()->read(slot.target, q,
                               [this, index, job](const KeyResult &key) { launch(index, job, key); });
}

// The next take of an ended answer. The earlier one is kept, text and verdicts.
void ComparisonRun::Private::again(int index, const Prompt &prompt, const RequestOptions &options,
                                   const QString &earlierText)
{
    Answer &present = answer(index);
    // What still runs in another process is that one's.
    const bool mine = resumed ? present.status != AnswerStatus::Running : clock.isValid();
    if (slots[size_t(index)].running || !mine)
        return;
    if (!clock.isValid())
        clock.start();
    const int take = present.take + 1;
    if (present.status != AnswerStatus::Running)
        q->m_run.superseded.append(present);
    present = blankAnswer(slots[size_t(index)].target, present.sample, take);
    present.text = earlierText;
    if (recorder)
        recorder->takeBegins(index, present);
    started = true;
    begin(index, prompt, options, earlierText);
    Q_EMIT q->answerChanged(index);
}

void ComparisonRun::Private::launch(int index, AnswerJob job, const KeyResult &key)
{
    if (!recorded) {
        held.push_back([this, index, job, key] { launch(index, job, key); });
        return;
    }
    AnswerSlot &slot = slots[size_t(index)];
    if (slot.cancelled) {
        endWithout(index, AnswerStatus::Cancelled, std::nullopt);
        return;
    }
    if (key.state != KeyState::Found && key.state != KeyState::NotNeeded) {
        endWithout(index, AnswerStatus::Failed, missingKeyError(slot.target, key));
        return;
    }
    job.key = key.secret;
    slot.request = RequestHandle::launch(std::move(job), engine.pool(), engine.redactor(), sink);
}

// The run is recorded: what waited for it may leave.
void ComparisonRun::Private::release()
{
    recorded = true;
    for (const std::function<void()> &request : std::exchange(held, {}))
        request();
}

void ComparisonRun::Private::followAnswer(int index, const Answer &stored)
{
    const FollowedAnswer next = followed(answer(index), stored);
    if (next.answer == answer(index))
        return;
    answer(index) = next.answer;
    slots[size_t(index)].live.phase = phaseElsewhere(next.answer);
    if (!next.reasoning.isEmpty())
        Q_EMIT q->reasoningArrived(index, next.reasoning);
    if (!next.text.isEmpty())
        Q_EMIT q->textArrived(index, next.text, lastKnownMs(next.answer), next.answer.attempts);
    Q_EMIT q->answerChanged(index);
}

// An answer that never reached the network.
void ComparisonRun::Private::endWithout(int index, AnswerStatus status,
                                        const std::optional<AnswerError> &error)
{
    Answer ended = answer(index);
    ended.status = status;
    ended.error = error;
    ended.timing.queuedMs = q->elapsedMs();
    if (recorder)
        recorder->endedUnsent(index, ended);
    deliverFinished(index, ended, q->elapsedMs());
    finishIfDone();
}

void ComparisonRun::Private::mailArrived()
{
    if (deliveryMs == 0)
        drain();
    else if (!deliveryTimer.isActive())
        deliveryTimer.start(deliveryMs);
}

void ComparisonRun::Private::drain()
{
    const Mailroom::Mail updates = mail->take();
    for (const auto &[index, update] : updates)
        deliver(index, update);
    finishIfDone();
}

void ComparisonRun::Private::deliver(int index, const AnswerUpdate &update)
{
    AnswerSlot &slot = slots[size_t(index)];
    switch (update.kind) {
    case AnswerUpdate::Kind::Sent:
        slot.builder.beginAttempt(answer(index), update.atMs);
        slot.live.phase = AnswerPhase::Waiting;
        slot.live.retryAtMs.reset();
        Q_EMIT q->requestSent(index, update.atMs, update.attempt);
        Q_EMIT q->answerChanged(index);
        return;
    case AnswerUpdate::Kind::Reasoning:
    case AnswerUpdate::Kind::Text:
        deliverText(index, update);
        return;
    case AnswerUpdate::Kind::Retry:
        slot.builder.beginRetryWait(answer(index), update.atMs);
        slot.live.phase = AnswerPhase::Retrying;
        slot.live.retryAtMs = update.atMs + update.waitMs;
        slot.live.lastError = update.error;
        Q_EMIT q->retryScheduled(index, update.atMs, update.attempt, update.waitMs, *update.error);
        Q_EMIT q->answerChanged(index);
        return;
    case AnswerUpdate::Kind::Finished:
        deliverFinished(index, *update.answer, update.atMs);
        return;
    }
}

void ComparisonRun::Private::deliverText(int index, const AnswerUpdate &update)
{
    AnswerSlot &slot = slots[size_t(index)];
    const bool first = !answer(index).timing.firstTokenMs;
    if (update.kind == AnswerUpdate::Kind::Reasoning) {
        slot.builder.addReasoning(answer(index), update.text, update.atMs);
        if (first && std::exchange(slot.live.phase, AnswerPhase::Thinking) != AnswerPhase::Thinking)
            Q_EMIT q->answerChanged(index);
        Q_EMIT q->reasoningArrived(index, update.text);
        return;
    }
    slot.builder.addText(answer(index), update.text, update.atMs);
    if (first) {
        slot.live.phase = AnswerPhase::Streaming;
        Q_EMIT q->firstToken(index, update.atMs, update.attempt);
        Q_EMIT q->answerChanged(index);
    }
    Q_EMIT q->textArrived(index, update.text, update.atMs, update.attempt);
}

// What people said of the answer while it came stays.
void ComparisonRun::Private::deliverFinished(int index, const Answer &ended, double atMs)
{
    AnswerSlot &slot = slots[size_t(index)];
    Answer result = ended;
    const Answer &present = answer(index);
    result.picked = present.picked;
    result.editedText = present.editedText;
    result.rating = present.rating;
    result.note = present.note;
    answer(index) = result;
    slot.running = false;
    slot.request.reset();
    slot.live.phase = AnswerPhase::Ended;
    slot.live.retryAtMs.reset();
    // A server that keeps its connection open after the end marker does not make the run longer.
    const double endedAt
        = result.timing.queuedMs + result.timing.retryWaitMs + result.timing.totalMs.value_or(0);
    q->m_run.wallMs = std::max(q->m_run.wallMs, endedAt);
    --active;
    Q_EMIT q->answerChanged(index);
    Q_EMIT q->answerFinished(index, atMs);
}

void ComparisonRun::Private::finishIfDone()
{
    if (active > 0 || !started)
        return;
    started = false;
    if (recorder)
        recorder->runEnded(q->m_run.wallMs);
    Q_EMIT q->finished();
}

ComparisonRun::ComparisonRun(Engine &engine, const ModelCatalogue &catalogue, const RunRequest &request,
                             QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, engine))
{
    m_run.id = newRunId();
    m_run.parentId = request.parentId;
    m_run.lineup = chosenTargets(request.lineup, request.only);
    m_run.promptTemplate = request.prompt;
    m_run.prompt = request.prompt.expanded();
    m_run.appVersion = QStringLiteral(LINEUP_VERSION);
    d->interactive = request.interactive;
    for (const Target &target : std::as_const(m_run.lineup.targets)) {
        AnswerSlot slot;
        slot.target = resolve(target, catalogue);
        m_run.answers.append(blankAnswer(slot.target, 1, 1));
        d->slots.push_back(std::move(slot));
    }
    const auto arrived = [this] { d->mailArrived(); };
    d->mail = std::make_shared<Mailroom>(
        [this, arrived] { QMetaObject::invokeMethod(this, arrived, Qt::QueuedConnection); });
    d->sink = d->mail;
    connect(this, &ComparisonRun::verdictChanged, this, [this](int index) {
        if (d->recorder)
            d->recorder->verdictChanged(index, m_run.answers.at(index));
    });
    d->deliveryTimer.setSingleShot(true);
    d->deliveryTimer.setTimerType(Qt::PreciseTimer);
    connect(&d->deliveryTimer, &QTimer::timeout, this, [this] { d->drain(); });
}

ComparisonRun::ComparisonRun(Engine &engine, const ModelCatalogue &catalogue, const Run &ended,
                             QObject *parent)
    : ComparisonRun(engine, catalogue, RunRequest{ ended.lineup, ended.promptTemplate, {}, true, {} }, parent)
{
    m_run = ended;
    d->resumed = true;
    d->knownMs = lastKnownMs(ended);
    d->slots.clear();
    for (const Answer &answer : ended.answers)
        d->slots.push_back(storedSlot(ended.lineup, answer, catalogue));
}

ComparisonRun::~ComparisonRun()
{
    d->mail->close();
    if (d->recorder && d->started)
        d->recorder->runEnded(std::max(m_run.wallMs, elapsedMs()));
    for (const AnswerSlot &slot : d->slots) {
        if (slot.request)
            slot.request->cancel();
    }
}

void ComparisonRun::setDeliveryIntervalMs(int ms)
{
    d->deliveryMs = ms;
}

void ComparisonRun::setRecorder(std::unique_ptr<RunRecorder> recorder)
{
    d->recorder = std::move(recorder);
    d->sink = d->recorder->recording(d->mail);
}

void ComparisonRun::start()
{
    m_run.startedAt = QDateTime::currentDateTimeUtc();
    d->clock.start();
    d->started = true;
    if (d->recorder) {
        d->recorded = false;
        d->recorder->begin(m_run, [this] { d->release(); });
    }
    for (int i = 0; i < int(d->slots.size()); ++i)
        d->begin(i, m_run.prompt, {}, {});
    if (d->active == 0)
        QMetaObject::invokeMethod(
            this, [this] { d->finishIfDone(); }, Qt::QueuedConnection);
}

void ComparisonRun::follow(const Run &stored)
{
    if (isRunning() || stored.id != m_run.id || stored.answers.size() != m_run.answers.size())
        return;
    m_run.superseded = stored.superseded;
    m_run.wallMs = stored.wallMs;
    d->knownMs = lastKnownMs(stored);
    for (int i = 0; i < int(stored.answers.size()); ++i)
        d->followAnswer(i, stored.answers.at(i));
}

void ComparisonRun::cancel()
{
    for (int i = 0; i < int(d->slots.size()); ++i)
        cancelAnswer(i);
}

void ComparisonRun::cancelAnswer(int index)
{
    AnswerSlot &slot = d->slots[size_t(index)];
    if (!slot.running)
        return;
    slot.cancelled = true;
    if (slot.request)
        slot.request->cancel();
}

void ComparisonRun::retryAnswer(int index)
{
    d->again(index, m_run.prompt, {}, {});
}

void ComparisonRun::continueAnswer(int index)
{
    const Answer answer = m_run.answers.at(index); // a copy: it is emptied before its text is put back
    RequestOptions options;
    options.continuationToken = answer.continuationToken;
    const Prompt prompt
        = options.continuationToken.isEmpty() ? continuation(m_run.prompt, answer) : m_run.prompt;
    d->again(index, prompt, options, answer.text);
}

LiveAnswer ComparisonRun::live(int index) const
{
    return d->slots[size_t(index)].live;
}

bool ComparisonRun::isRunning() const
{
    return d->active > 0;
}

double ComparisonRun::elapsedMs() const
{
    return d->clock.isValid() ? double(d->clock.nsecsElapsed()) / 1e6 : d->knownMs;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "comparisoncontroller.h"

#include "answers/answerboard.h"
#include "prompt/promptpanel.h"
#include "race/racestrip.h"
#include "run/engine.h"
#include "settings/settings.h"
#include "work/storedrun.h"

#include <algorithm>

namespace lineup {

namespace {

constexpr int deliveryMs = 8; // twice a frame: what arrives is shown in the next one
constexpr int tickMs = 40;

Run idleRun(const Lineup &lineup)
{
    Run run;
    run.lineup = lineup;
    for (const Target &target : lineup.targets) {
        Answer answer;
        answer.targetId = target.id;
        answer.label = target.displayName();
        answer.provider = target.provider;
        answer.model = target.model;
        run.answers.append(answer);
    }
    return run;
}

// Not run from here, or it would be running: another process has written more of it since.
bool isUnfinished(const Run &run)
{
    return std::any_of(run.answers.begin(), run.answers.end(),
                       [](const Answer &answer) { return answer.status == AnswerStatus::Running; });
}

} // namespace

ComparisonController::ComparisonController(Engine &engine, const ModelCatalogue &catalogue,
                                           Settings *settings, const Views &views, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_catalogue(catalogue)
    , m_settings(settings)
    , m_views(views)
{
    m_ticker.setInterval(tickMs);
    connect(&m_ticker, &QTimer::timeout, this, &ComparisonController::tick);
    m_answersChanged.setSingleShot(true);
    connect(&m_answersChanged, &QTimer::timeout, this, &ComparisonController::stateChanged);
    connectBoard();
}

ComparisonController::~ComparisonController() = default;

void ComparisonController::connectBoard()
{
    AnswerBoard *board = m_views.board;
    connect(m_views.race, &RaceStrip::answerActivated, board, &AnswerBoard::showAnswer);
    connect(board, &AnswerBoard::pickRequested, this, &ComparisonController::togglePick);
    connect(board, &AnswerBoard::retryRequested, this, [this](int index) {
        if (m_shown)
            m_shown->retryAnswer(index);
    });
    connect(board, &AnswerBoard::continueRequested, this, [this](int index) {
        if (m_shown)
            m_shown->continueAnswer(index);
    });
    connect(board, &AnswerBoard::cancelRequested, this, [this](int index) {
        if (isFollowing())
            Q_EMIT said(tr("This run goes on in another program. Stop it there."));
        else if (m_shown)
            m_shown->cancelAnswer(index);
    });
    connect(board, &AnswerBoard::ratingChosen, this, [this](int index, std::optional<int> rating) {
        if (m_shown)
            m_shown->setRating(index, rating);
    });
    connect(board, &AnswerBoard::noteEdited, this, [this](int index, const QString &note) {
        if (m_shown)
            m_shown->setNote(index, note);
    });
    connect(board, &AnswerBoard::textEdited, this, [this](int index, const std::optional<QString> &text) {
        if (m_shown)
            m_shown->setEditedText(index, text);
    });
}

void ComparisonController::setLineup(const Lineup &lineup)
{
    m_lineup = lineup;
    if (!m_shown)
        showIdle();
    Q_EMIT stateChanged();
}

void ComparisonController::showIdle()
{
    const Run run = idleRun(m_lineup);
    m_views.race->setRun(run);
    m_views.board->setRun(run);
}

void ComparisonController::send()
{
    if (isRunning() || m_lineup.targets.isEmpty())
        return;
    RunRequest request;
    request.lineup = withDefaults(m_lineup, m_settings->requestDefaults());
    request.prompt = m_views.prompt->promptTemplate();
    // The prompt of a run from the history, to another lineup: that run again. Another prompt is a new one.
    if (isReopened() && m_shown->run().promptTemplate == request.prompt)
        request.parentId = m_shown->run().id;
    start(request);
}

void ComparisonController::runAgain()
{
    if (m_shown)
        runAgain(m_shown->run());
}

void ComparisonController::runAgain(const Run &run)
{
    if (isRunning() || run.lineup.targets.isEmpty())
        return;
    RunRequest request;
    request.lineup = run.lineup;
    request.prompt = run.promptTemplate;
    request.parentId = run.id;
    start(request);
}

void ComparisonController::start(const RunRequest &request)
{
    auto owned = std::make_unique<ComparisonRun>(m_engine, m_catalogue, request);
    ComparisonRun *run = add(std::move(owned));
    m_stopping = false;
    run->start();
    m_latest = run;
    m_shown = run;
    m_viewed = nullptr;
    // The requests leave with the next turn of the event loop; only then are the views made anew, which takes
    // a while with many targets.
    QTimer::singleShot(0, run, [this, run] {
        if (m_shown == run)
            show(run);
    });
    Q_EMIT runStarted();
    Q_EMIT stateChanged();
}

// Kept and recorded from now on.
ComparisonRun *ComparisonController::add(std::unique_ptr<ComparisonRun> owned)
{
    ComparisonRun *run = owned.get();
    run->setDeliveryIntervalMs(deliveryMs);
    if (m_history)
        run->setRecorder(std::make_unique<StoredRun>(m_history, m_catalogue, run->run()));
    m_runs.push_back(std::move(owned));
    connect(run, &ComparisonRun::answerChanged, this,
            [this, run](int index) { onAnswerChanged(run, index); });
    connect(run, &ComparisonRun::textArrived, m_views.board, [this, run](int index, const QString &text) {
        if (run == m_viewed)
            m_views.board->appendText(index, text);
    });
    connect(run, &ComparisonRun::reasoningArrived, m_views.board,
            [this, run](int index, const QString &text) {
                if (run == m_viewed)
                    m_views.board->appendReasoning(index, text);
            });
    connect(run, &ComparisonRun::verdictChanged, this, [this, run](int index) {
        if (run == m_viewed)
            refresh(index);
        Q_EMIT stateChanged();
    });
    connect(run, &ComparisonRun::finished, this, [this, run] {
        if (run == m_shown)
            shownEnded();
        else
            QTimer::singleShot(0, this, &ComparisonController::forgetOthers);
        Q_EMIT stateChanged();
    });
    return run;
}

void ComparisonController::forgetOthers()
{
    std::erase_if(m_runs, [this](const std::unique_ptr<ComparisonRun> &run) {
        return run.get() != m_shown && run.get() != m_latest && !run->isRunning();
    });
}

void ComparisonController::show(ComparisonRun *run)
{
    m_shown = run;
    m_viewed = run;
    forgetOthers();
    m_views.race->setRun(run->run());
    m_views.board->setRun(run->run());
    for (int i = 0; i < run->run().answers.size(); ++i)
        refresh(i);
    if (run->isRunning()) {
        m_ticker.start();
        m_views.race->setRunning(true);
        tick();
    } else {
        m_ticker.stop();
        m_views.race->setRunning(false);
        if (isFollowing())
            tick();
    }
    Q_EMIT shownChanged();
    Q_EMIT stateChanged();
}

void ComparisonController::openStored(const Run &run)
{
    const auto here
        = std::find_if(m_runs.begin(), m_runs.end(), [&run](const std::unique_ptr<ComparisonRun> &other) {
              return other->run().id == run.id;
          });
    if (here != m_runs.end() && ((*here)->isRunning() || !isUnfinished((*here)->run())))
        show(here->get());
    else
        show(add(std::make_unique<ComparisonRun>(m_engine, m_catalogue, run)));
}

bool ComparisonController::isFollowing() const
{
    return isReopened() && !m_shown->isRunning() && isUnfinished(m_shown->run());
}

void ComparisonController::follow(const Run &stored)
{
    if (!isFollowing() || m_viewed != m_shown || stored.id != m_shown->run().id)
        return;
    m_shown->follow(stored);
    tick();
    Q_EMIT stateChanged();
}

void ComparisonController::showLatest()
{
    if (m_latest) {
        show(m_latest);
        return;
    }
    m_shown = nullptr;
    m_viewed = nullptr;
    forgetOthers();
    m_ticker.stop();
    showIdle();
    Q_EMIT shownChanged();
    Q_EMIT stateChanged();
}

void ComparisonController::shownEnded()
{
    if (m_viewed) {
        m_ticker.stop();
        tick();
        m_views.race->setRunning(false);
    }
    Q_EMIT runFinished();
}

void ComparisonController::onAnswerChanged(ComparisonRun *run, int index)
{
    if (run->live(index).phase == AnswerPhase::Waiting)
        m_stopping = false;
    if (run == m_viewed) {
        refresh(index);
        if (run->isRunning() && !m_ticker.isActive()) {
            m_ticker.start();
            m_views.race->setRunning(true);
        }
    }
    // Told once for all answers that change together: whoever hears of it looks at all of them.
    m_answersChanged.start();
}

void ComparisonController::refresh(int index)
{
    const Answer &answer = m_viewed->run().answers.at(index);
    const LiveAnswer live = m_viewed->live(index);
    m_views.race->updateAnswer(index, answer, live);
    m_views.board->updateAnswer(index, answer, live);
}

void ComparisonController::tick()
{
    const double now = m_viewed->elapsedMs();
    m_views.race->setNowMs(now);
    m_views.board->setElapsedMs(now);
}

void ComparisonController::stop()
{
    m_stopping = true;
    for (const std::unique_ptr<ComparisonRun> &run : m_runs)
        run->cancel();
    // It has ended when it is stored; that it was heard is to be seen at once.
    Q_EMIT stateChanged();
}

void ComparisonController::retryFailed()
{
    if (!m_shown)
        return;
    for (int i = 0; i < m_shown->run().answers.size(); ++i) {
        if (m_shown->run().answers.at(i).status == AnswerStatus::Failed)
            m_shown->retryAnswer(i);
    }
}

void ComparisonController::togglePick(int index)
{
    if (!m_shown || index < 0 || index >= m_shown->run().answers.size())
        return;
    const Answer &answer = m_shown->run().answers.at(index);
    if (answer.text.isEmpty() && !answer.picked)
        return;
    m_shown->setPicked(index, !answer.picked);
}

void ComparisonController::judge(const QList<ReviewVerdict> &verdicts)
{
    for (const ReviewVerdict &verdict : verdicts) {
        if (!m_shown || verdict.answer >= m_shown->run().answers.size())
            return;
        switch (verdict.field) {
        case ReviewField::Decision:
            m_shown->setPicked(verdict.answer, verdict.value.has_value());
            break;
        case ReviewField::EditedText:
            m_shown->setEditedText(verdict.answer, verdict.value);
            break;
        case ReviewField::Rating:
            m_shown->setRating(verdict.answer,
                               verdict.value ? std::optional(verdict.value->toInt()) : std::nullopt);
            break;
        case ReviewField::Note:
            m_shown->setNote(verdict.answer, verdict.value.value_or(QString()));
            break;
        }
    }
}

bool ComparisonController::isRunning() const
{
    return std::any_of(m_runs.begin(), m_runs.end(),
                       [](const std::unique_ptr<ComparisonRun> &run) { return run->isRunning(); });
}

bool ComparisonController::hasFailed() const
{
    if (!m_shown)
        return false;
    const QList<Answer> &answers = m_shown->run().answers;
    return std::any_of(answers.begin(), answers.end(),
                       [](const Answer &answer) { return answer.status == AnswerStatus::Failed; });
}

const Run *ComparisonController::run() const
{
    return m_shown ? &m_shown->run() : nullptr;
}

} // namespace lineup

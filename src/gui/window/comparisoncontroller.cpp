// SPDX-License-Identifier: Apache-2.0
#include "comparisoncontroller.h"

#include "answers/answerboard.h"
#include "prompt/promptpanel.h"
#include "race/racestrip.h"
#include "run/engine.h"
#include "settings/settings.h"

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
    connectBoard();
}

ComparisonController::~ComparisonController() = default;

void ComparisonController::connectBoard()
{
    AnswerBoard *board = m_views.board;
    connect(m_views.race, &RaceStrip::answerActivated, board, &AnswerBoard::showAnswer);
    connect(board, &AnswerBoard::pickRequested, this, &ComparisonController::togglePick);
    connect(board, &AnswerBoard::retryRequested, this, [this](int index) {
        if (m_run)
            m_run->retryAnswer(index);
    });
    connect(board, &AnswerBoard::continueRequested, this, [this](int index) {
        if (m_run)
            m_run->continueAnswer(index);
    });
    connect(board, &AnswerBoard::cancelRequested, this, [this](int index) {
        if (m_run)
            m_run->cancelAnswer(index);
    });
    connect(board, &AnswerBoard::ratingChosen, this, [this](int index, std::optional<int> rating) {
        if (m_run)
            m_run->setRating(index, rating);
    });
    connect(board, &AnswerBoard::noteEdited, this, [this](int index, const QString &note) {
        if (m_run)
            m_run->setNote(index, note);
    });
    connect(board, &AnswerBoard::textEdited, this, [this](int index, const std::optional<QString> &text) {
        if (m_run)
            m_run->setEditedText(index, text);
    });
}

void ComparisonController::setLineup(const Lineup &lineup)
{
    m_lineup = lineup;
    if (!m_run)
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
    start(std::move(request));
}

void ComparisonController::runAgain()
{
    if (isRunning() || !m_run)
        return;
    RunRequest request;
    request.lineup = m_run->run().lineup;
    request.prompt = m_run->run().promptTemplate;
    request.parentId = m_run->run().id;
    start(std::move(request));
}

void ComparisonController::start(RunRequest request)
{
    m_run = std::make_unique<ComparisonRun>(m_engine, m_catalogue, std::move(request));
    m_run->setDeliveryIntervalMs(deliveryMs);
    m_run->start();
    // The requests leave with the next turn of the event loop; only then are the views made anew, which takes
    // a while with many targets.
    QTimer::singleShot(0, m_run.get(), [this] { showRun(); });
    m_ticker.start();
    Q_EMIT runStarted();
    Q_EMIT stateChanged();
}

void ComparisonController::showRun()
{
    m_views.race->setRun(m_run->run());
    m_views.board->setRun(m_run->run());
    connectRun(m_run.get());
    for (int i = 0; i < m_run->run().answers.size(); ++i)
        refresh(i);
    m_views.race->setRunning(true);
    if (!isRunning())
        runEnded();
}

void ComparisonController::runEnded()
{
    m_ticker.stop();
    tick();
    m_views.race->setRunning(false);
    Q_EMIT stateChanged();
    Q_EMIT runFinished();
}

void ComparisonController::connectRun(ComparisonRun *run)
{
    connect(run, &ComparisonRun::answerChanged, this, [this](int index) {
        refresh(index);
        if (isRunning() && !m_ticker.isActive()) {
            m_ticker.start();
            m_views.race->setRunning(true);
        }
        Q_EMIT stateChanged();
    });
    connect(run, &ComparisonRun::textArrived, m_views.board,
            [this](int index, const QString &text) { m_views.board->appendText(index, text); });
    connect(run, &ComparisonRun::reasoningArrived, m_views.board,
            [this](int index, const QString &text) { m_views.board->appendReasoning(index, text); });
    connect(run, &ComparisonRun::verdictChanged, this, [this](int index) {
        refresh(index);
        Q_EMIT stateChanged();
    });
    connect(run, &ComparisonRun::finished, this, &ComparisonController::runEnded);
}

void ComparisonController::refresh(int index)
{
    const Answer &answer = m_run->run().answers.at(index);
    const LiveAnswer live = m_run->live(index);
    m_views.race->updateAnswer(index, answer, live);
    m_views.board->updateAnswer(index, answer, live);
}

void ComparisonController::tick()
{
    const double now = m_run->elapsedMs();
    m_views.race->setNowMs(now);
    m_views.board->setElapsedMs(now);
}

void ComparisonController::stop()
{
    if (m_run)
        m_run->cancel();
}

void ComparisonController::retryFailed()
{
    if (!m_run)
        return;
    for (int i = 0; i < m_run->run().answers.size(); ++i) {
        if (m_run->run().answers.at(i).status == AnswerStatus::Failed)
            m_run->retryAnswer(i);
    }
}

void ComparisonController::togglePick(int index)
{
    if (!m_run || index < 0 || index >= m_run->run().answers.size())
        return;
    const Answer &answer = m_run->run().answers.at(index);
    if (answer.text.isEmpty() && !answer.picked)
        return;
    m_run->setPicked(index, !answer.picked);
}

bool ComparisonController::isRunning() const
{
    return m_run && m_run->isRunning();
}

bool ComparisonController::hasFailed() const
{
    if (!m_run)
        return false;
    const QList<Answer> &answers = m_run->run().answers;
    return std::any_of(answers.begin(), answers.end(),
                       [](const Answer &answer) { return answer.status == AnswerStatus::Failed; });
}

const Run *ComparisonController::run() const
{
    return m_run ? &m_run->run() : nullptr;
}

} // namespace lineup

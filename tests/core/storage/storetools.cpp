// SPDX-License-Identifier: Apache-2.0
#include "storetools.h"

namespace lineup::test {

using namespace Qt::StringLiterals;

namespace {

Target targetOf(int index)
{
    Target target;
    target.id = u"t%1"_s.arg(index);
    target.label = u"Target %1"_s.arg(index);
    target.provider = u"openai"_s;
    target.model = u"model-%1"_s.arg(index);
    return target;
}

Answer blank(const Target &target)
{
    Answer answer;
    answer.targetId = target.id;
    answer.label = target.label;
    answer.provider = target.provider;
    answer.model = target.model;
    return answer;
}

Answer failedAnswer(const Target &target)
{
    Answer answer = blank(target);
    answer.status = AnswerStatus::Failed;
    answer.text = u"as far as it came"_s;
    answer.error = AnswerError{ ErrorKind::RateLimit, 429, u"Too many requests."_s, u"req-7"_s, u"{}"_s };
    answer.attempts = 3;
    answer.timing.queuedMs = 2.25;
    return answer;
}

} // namespace

Run freshRun(const QString &text, int targets)
{
    Run run;
    run.id = newRunId();
    run.startedAt = QDateTime::currentDateTimeUtc();
    run.lineup.name = u"Test"_s;
    for (int i = 0; i < targets; ++i) {
        run.lineup.targets.append(targetOf(i));
        run.answers.append(blank(run.lineup.targets.last()));
    }
    run.promptTemplate.user = text;
    run.prompt = run.promptTemplate.expanded();
    run.appVersion = u"0.1.0"_s;
    return run;
}

Run fullRun()
{
    Run run = freshRun(u"Say hello to {{name}}"_s);
    run.parentId = newRunId();
    run.wallMs = 1234.5678901234567;
    run.promptTemplate.system = u"You are brief. 简短"_s;
    run.promptTemplate.variables = { { u"name"_s, u"Ada \U0001F600"_s } };
    run.prompt = run.promptTemplate.expanded();
    run.prompt.messages.append({ Role::Assistant, u"Hello"_s });
    run.prompt.messages.append({ Role::User, u"Again"_s });
    Answer &answer = run.answers[0];
    answer.status = AnswerStatus::Complete;
    answer.modelReturned = u"model-0-2026"_s;
    answer.finishReason = u"stop"_s;
    answer.text = u"Hello Ada \U0001F600\nnul: "_s + QChar(0) + u" end"_s;
    answer.reasoning = u"She is called Ada."_s;
    answer.attempts = 2;
    answer.skippedLines = 1;
    answer.timing = { 0.1, 700.3, 12.5, 80.123456789, 900.0 / 7 };
    answer.usage = { 12, 9007199254740993, 3, 0 };
    answer.costUsd = 0.000123;
    answer.segments = { { Segment::Kind::Waiting, 0, 10.5 },
                        { Segment::Kind::RetryWait, 10.5, 20 },
                        { Segment::Kind::Thinking, 20, 30 },
                        { Segment::Kind::Streaming, 30, std::nullopt } };
    answer.notices = { u"sent again without temperature"_s };
    answer.requestId = u"req-1"_s;
    answer.continuationToken = u"token"_s;
    answer.picked = true;
    answer.editedText = u""_s;
    answer.rating = 4;
    answer.note = u"good"_s;
    answer.take = 2;
    run.superseded.append(failedAnswer(run.lineup.targets.at(0)));
    run.answers[1] = failedAnswer(run.lineup.targets.at(1));
    return run;
}

std::shared_ptr<Answer> endedAnswer(const Run &run, int index, const QString &text)
{
    auto answer = std::make_shared<Answer>(run.answers.at(index));
    answer->status = AnswerStatus::Complete;
    answer->text = text;
    answer->attempts = 1;
    return answer;
}

StoreHarness::StoreHarness()
{
    options.directory = folder.filePath(u"data"_s);
    options.person = u"ada"_s;
    options.retryMs = 50;
}

HistoryStore &StoreHarness::open()
{
    store.reset();
    store = std::make_unique<HistoryStore>(options);
    return *store;
}

StoreResult StoreHarness::wait(const std::function<void(HistoryStore::Stored)> &call)
{
    std::optional<StoreResult> result;
    call([&result](StoreResult given) { result = given; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20000))
        qFatal("nothing came back from the history");
    return *result;
}

StoreResult StoreHarness::begin(const Run &run)
{
    return wait([&](auto done) { store->beginRun(run, {}, &context, done); });
}

StoreResult StoreHarness::keep(const Run &run)
{
    const StoreResult begun = begin(run);
    store->journal(run.id)->end(run.wallMs);
    return begun;
}

StoreResult StoreHarness::finish(RunJournal &journal, int index, const std::shared_ptr<Answer> &answer)
{
    return wait([&](auto done) {
        journal.finish(index, answer, [this, done](StoreResult result) {
            QMetaObject::invokeMethod(
                &context, [done, result] { done(result); }, Qt::QueuedConnection);
        });
    });
}

LoadedRun StoreHarness::load(const QString &id)
{
    std::optional<LoadedRun> result;
    store->load(id, &context, [&result](const LoadedRun &run) { result = run; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20000))
        qFatal("no run came back from the history");
    return *result;
}

HistoryPage StoreHarness::page(const HistoryFilter &filter, const QString &from, int limit)
{
    std::optional<HistoryPage> result;
    store->page(filter, from, limit, &context, [&result](const HistoryPage &page) { result = page; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20000))
        qFatal("no page came back from the history");
    return *result;
}

QStringList StoreHarness::ids(const HistoryFilter &filter)
{
    QStringList result;
    const HistoryPage found = page(filter);
    for (const RunSummary &run : found.runs)
        result.append(run.id);
    return result;
}

} // namespace lineup::test

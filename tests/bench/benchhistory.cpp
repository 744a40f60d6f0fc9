// SPDX-License-Identifier: Apache-2.0
// Fills a history and measures it; prints JSON.
//   bench_history DIRECTORY fill RUNS    runs of three answers of about 1.2 KB
//   bench_history DIRECTORY measure      opening, listing, searching, journalling
//   bench_history DIRECTORY grow         opening, listing and searching, of as few runs as there may be
#include "storage/runtables.h"
#include "storage/sqlconnection.h"
#include "storetools.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int answersOfRun = 3;
constexpr int bytesOfAnswer = 1200;
constexpr int vocabulary = 30'000;
constexpr int rareEvery = 1000; // one run in so many has the rare word

// Words as languages have them: few are frequent, most are rare, and frequent ones are short.
class Words
{
public:
    Words()
    {
        std::array<double, vocabulary> weights{};
        for (int i = 0; i < vocabulary; ++i) {
            weights[size_t(i)] = 1.0 / (i + 2.7);
            m_words.push_back(made(i));
        }
        m_pick = std::discrete_distribution<int>(weights.begin(), weights.end());
    }

    QString text(int bytes)
    {
        QString result;
        while (result.size() < bytes) {
            result += m_words[size_t(m_pick(m_random))];
            result += m_random() % 12 == 0 ? u". "_s : u" "_s;
        }
        return result.trimmed();
    }
    QString word(int rank) const { return m_words[size_t(rank)]; }

private:
    QString made(int rank)
    {
        static const QStringList syllables{ u"ka"_s,  u"ren"_s, u"to"_s,  u"mil"_s, u"su"_s,
                                            u"dor"_s, u"ve"_s,  u"lin"_s, u"pa"_s,  u"shi"_s,
                                            u"gor"_s, u"ne"_s,  u"ast"_s, u"ul"_s,  u"bre"_s,
                                            u"fo"_s,  u"ty"_s,  u"wen"_s, u"ix"_s,  u"ha"_s };
        QString word;
        for (int rest = rank + 1; rest > 0; rest /= int(syllables.size()))
            word += syllables.at(rest % int(syllables.size()));
        return word;
    }

    std::mt19937 m_random{ 20261101 };
    std::discrete_distribution<int> m_pick;
    std::vector<QString> m_words;
};

Answer answerTo(const Answer &blank, const QString &text)
{
    Answer answer = blank;
    answer.status = AnswerStatus::Complete;
    answer.text = text;
    answer.modelReturned = answer.model + u"-2026-08-01"_s;
    answer.finishReason = u"stop"_s;
    answer.attempts = 1;
    answer.timing = { 0.412, 0, {}, 412.337, 2310.918 };
    answer.usage = { 31, 270, 0, 0 };
    answer.costUsd = 0.000551;
    answer.segments
        = { { Segment::Kind::Waiting, 0.412, 412.749 }, { Segment::Kind::Streaming, 412.749, 2311.33 } };
    answer.requestId = u"req_011CSHoEeqs5C35K2UUqR7Fy"_s;
    return answer;
}

void print(const QJsonObject &result)
{
    std::printf("%s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
}

int fill(StoreHarness &history, int runs)
{
    history.open();
    history.page();
    history.close();
    Words words;
    qint64 textBytes = 0;
    SqlConnection db(history.options.file(), SqlConnection::Mode::ReadWrite);
    const QString price = u"[{\"cachedInput\":0.025,\"input\":0.25,\"output\":2}]"_s;
    for (int i = 0; i < runs;) {
        SqlTransaction transaction(db, SqlConnection::Sync::Normal);
        for (int batch = 0; batch < 500 && i < runs; ++batch, ++i) {
            Run run = freshRun(words.text(120), answersOfRun);
            if (i % rareEvery == rareEvery / 2)
                run.promptTemplate.user += u" zyzzyva"_s;
            run.prompt = run.promptTemplate.expanded();
            textBytes += run.prompt.user().toUtf8().size();
            for (Answer &answer : run.answers) {
                answer = answerTo(answer, words.text(bytesOfAnswer));
                textBytes += answer.text.toUtf8().size();
            }
            if (i % rareEvery == rareEvery / 2) {
                run.answers[1].text += u" zyzzyva"_s;
                run.answers[1].status = AnswerStatus::Truncated;
            }
            run.wallMs = 2311.33;
            tables::insertRun(db, run, { price, price, price }, {});
        }
        transaction.commit();
    }
    db.value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    print({ { u"textBytes"_s, textBytes }, { u"fileBytes"_s, QFileInfo(history.options.file()).size() } });
    return 0;
}

// The middle one of several tries, in ms.
double median(int tries, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < tries; ++i) {
        QElapsedTimer clock;
        clock.start();
        work();
        times.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

// Without the harness's steps of 10 ms between looks.
HistoryPage page(StoreHarness &history, const HistoryFilter &filter, int limit)
{
    HistoryPage result;
    QEventLoop loop;
    history.store->page(filter, {}, limit, &loop, [&](const HistoryPage &page) {
        result = page;
        loop.quit();
    });
    loop.exec();
    return result;
}

double msToOpen(StoreHarness &history)
{
    return median(5, [&history] {
        history.open();
        if (page(history, {}, 1).runs.isEmpty())
            qFatal("the history does not open");
    });
}

// What looking through every text takes, with the same result: the newest fifty runs with this word.
double msToScan(const StoreHarness &history, const QString &word)
{
    SqlConnection db(history.options.file(), SqlConnection::Mode::ReadOnly);
    return median(3, [&db, &word] {
        int found = 0;
        const QString like = u'%' + word + u'%';
        db.each(u"SELECT id FROM runs WHERE deleted_at IS NULL AND (prompt LIKE ? OR EXISTS (SELECT 1 FROM"
                " answers WHERE run_seq=runs.seq AND text LIKE ?)) ORDER BY id DESC LIMIT 50"_s,
                { like, like }, [&found](QSqlQuery &) { return ++found < 50; });
        if (found < 50)
            qFatal("the scan finds too little");
    });
}

// Of noting down one delta in the thread that parses, in microseconds; and what the disk has of it in the
// end.
QJsonObject journalCost(StoreHarness &history)
{
    constexpr int deltas = 20'000;
    Run run = freshRun(u"journal"_s, 16);
    history.begin(run);
    const auto journal = history.store->journal(run.id);
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < deltas; ++i)
        journal->text(i % 16, u"token "_s, i);
    const double microseconds = double(clock.nsecsElapsed()) / 1e3 / deltas;
    const Run stored = *history.load(run.id).run;
    qsizetype characters = 0;
    for (const Answer &answer : stored.answers)
        characters += answer.text.size();
    const double ms = double(clock.nsecsElapsed()) / 1e6;
    history.wait([&](auto done) { history.store->remove({ run.id }, &history.context, done); });
    return { { u"microseconds"_s, microseconds },
             { u"storedMs"_s, ms },
             { u"lost"_s, qint64(deltas) * 6 - characters } };
}

constexpr int usualRank = 2000;

// What a history of any size has.
QJsonObject measureAny(StoreHarness &history)
{
    const QString usual = Words().word(usualRank);
    QJsonObject result{ { u"openMs"_s, msToOpen(history) } };
    result.insert(u"newest200Ms"_s, median(9, [&history] { page(history, {}, 200); }));
    result.insert(u"usualMs"_s, median(9, [&] { page(history, { usual }, 50); }));
    return result;
}

int measure(StoreHarness &history)
{
    const Words words;
    QJsonObject result = measureAny(history);
    const QString rare = u"zyzzyva"_s;
    const std::array<std::pair<QString, QString>, 2> searches{ { { u"rare"_s, rare },
                                                                 { u"frequent"_s, words.word(3) } } };
    for (const auto &[name, word] : searches)
        result.insert(name + u"Ms"_s, median(9, [&history, word = word] {
                          if (page(history, { word }, 50).runs.size() != 50)
                              qFatal("the search finds too little");
                      }));
    result.insert(u"rareScanMs"_s, msToScan(history, rare));
    HistoryFilter nothing;
    nothing.status = AnswerStatus::Refused;
    result.insert(u"noSuchStatusMs"_s, median(9, [&] { page(history, nothing, 200); }));
    HistoryFilter some;
    some.status = AnswerStatus::Truncated;
    result.insert(u"rareStatusMs"_s, median(9, [&] { page(history, some, 50); }));
    result.insert(u"journal"_s, journalCost(history));
    print(result);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    StoreHarness history;
    history.options.directory = arguments.value(1);
    if (arguments.value(2) == "fill"_L1 && arguments.value(3).toInt() > 0)
        return fill(history, arguments.value(3).toInt());
    if (arguments.value(2) == "measure"_L1)
        return measure(history);
    if (arguments.value(2) == "grow"_L1) {
        print(measureAny(history));
        return 0;
    }
    return 2;
}

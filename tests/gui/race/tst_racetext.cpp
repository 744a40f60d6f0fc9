// SPDX-License-Identifier: Apache-2.0
#include "race/racetext.h"
#include "racefixtures.h"

#include <QLocale>
#include <QTest>
#include <QTextDocument>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestRaceText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void namesForScreenReaders();
    void countdown();
    void figures();
    void notes();
    void aServerThatIsGoneHasNoAnswerTime();
    void columnsSayWhatTheyCount();
    void detailsAreExact();
    void toolTipShowsTheseCharacters();
    void toolTipHasAnEnd();
};

namespace {

RaceRow rowOf(const Reported &reported)
{
    return raceRow(reported.answer, reported.live);
}

} // namespace

void TestRaceText::namesForScreenReaders()
{
    QCOMPARE(raceRowName(rowOf(streaming(u"GPT-6 Luna"_s, 412)), {}, 900),
             u"GPT-6 Luna: streaming, first text 0.41 s"_s);
    QCOMPARE(raceRowName(rowOf(waiting(u"A"_s)), {}, 900), u"A: waiting"_s);
    QCOMPARE(raceRowName(rowOf(idle(u"A"_s)), {}, 0), u"A: idle"_s);
    QCOMPARE(raceRowName(rowOf(retrying(u"A"_s, 500, 2500)), {}, 1000), u"A: retry in 2 s, attempt 2 of 3"_s);
    QCOMPARE(raceRowName(rowOf(failed(u"A"_s, ErrorKind::Authentication)), {}, 900),
             u"A: failed (Key refused), ended after 0.80 s"_s);
    Reported complete = ended(u"A %2"_s, AnswerStatus::Complete, 412, 1900, 0.0001);
    complete.answer.usage.outputTokens = 92;
    QCOMPARE(
        raceRowName(rowOf(complete), { true, true }, 9999),
        u"A %2: complete, first text 0.41 s, answer time 1.9 s, 62 tok/s, est. $0.0001, fastest, cheapest"_s);
}

void TestRaceText::countdown()
{
    RaceRow row = rowOf(retrying(u"A"_s, 500, 2500));
    QCOMPARE(retryText(row, 500), u"retry in 2 s, attempt 2 of 3"_s);
    QCOMPARE(retryText(row, 1499), u"retry in 2 s, attempt 2 of 3"_s);
    QCOMPARE(retryText(row, 1501), u"retry in 1 s, attempt 2 of 3"_s);
    QCOMPARE(retryText(row, 3000), u"retrying now, attempt 2 of 3"_s);
    row.retryAtMs = 500 + 134000;
    QCOMPARE(retryText(row, 500), u"retry in 2 min 14 s, attempt 2 of 3"_s);
    row.maxAttempts = 0;
    QCOMPARE(retryText(row, 134000), u"retry in 1 s"_s);
    QVERIFY(retryText(rowOf(streaming(u"A"_s, 1)), 0).isEmpty());
}

void TestRaceText::figures()
{
    const RaceFigureTexts nothing{};
    QCOMPARE(raceFigureTexts(rowOf(idle(u"A"_s))), nothing);
    const RaceFigureTexts waits{ u"…"_s, u"…"_s, QString(), QString() };
    QCOMPARE(raceFigureTexts(rowOf(waiting(u"A"_s))), waits);
    const RaceFigureTexts streams{ u"0.41 s"_s, u"…"_s, QString(), QString() };
    QCOMPARE(raceFigureTexts(rowOf(streaming(u"A"_s, 412))), streams);
    const RaceFigureTexts unknown{ u"—"_s, u"—"_s, u"—"_s, u"—"_s };
    QCOMPARE(raceFigureTexts(rowOf(failed(u"A"_s, ErrorKind::Network))), unknown);
    RaceRow live = rowOf(streaming(u"A"_s, 412));
    live.tokensPerSecond = 48;
    live.rateIsEstimate = true;
    QCOMPARE(raceFigureTexts(live)[size_t(RaceFigure::Speed)], u"~48 tok/s"_s);
}

void TestRaceText::notes()
{
    QVERIFY(raceBarNote(rowOf(waiting(u"A"_s))).isEmpty());
    Reported second = waiting(u"A"_s);
    second.answer.attempts = 2;
    QCOMPARE(raceBarNote(rowOf(second)), u"attempt 2 of 3"_s);
    QCOMPARE(raceBarNote(rowOf(failed(u"A"_s, ErrorKind::RateLimit))), u"Rate limited"_s);
    QCOMPARE(raceBarNote(rowOf(ended(u"A"_s, AnswerStatus::Refused, 1, 2))), u"refused"_s);
    QVERIFY(raceBarNote(rowOf(ended(u"A"_s, AnswerStatus::Complete, 1, 2))).isEmpty());
}

void TestRaceText::aServerThatIsGoneHasNoAnswerTime()
{
    Reported refused = failed(u"A"_s, ErrorKind::Network);
    refused.answer.timing.totalMs = 0.4;
    QCOMPARE(raceFigureTexts(rowOf(refused))[size_t(RaceFigure::Total)], u"—"_s);
    QVERIFY(!raceRowName(rowOf(refused), {}, 900).contains(u"0.00"_s));
    // After two waits its bar is long, and that is what is told.
    refused.answer.timing.retryWaitMs = 1900;
    QVERIFY(raceRowName(rowOf(refused), {}, 900).contains(u"ended after 1.9 s"_s));
    QVERIFY(
        raceRowDetails(rowOf(refused), {}, 900).contains(u"Ended after, with everything before: 1,900 ms"_s));
    // What arrived before the end has a time.
    Reported cut = ended(u"A"_s, AnswerStatus::Failed, 400, 900);
    QCOMPARE(raceFigureTexts(rowOf(cut))[size_t(RaceFigure::Total)], u"0.90 s"_s);
}

void TestRaceText::columnsSayWhatTheyCount()
{
    for (const RaceFigure figure : raceFigures)
        QVERIFY(raceFigureExplanation(figure).endsWith(u'.'));
    QVERIFY(raceFigureExplanation(RaceFigure::Total).contains(u"last attempt"_s));
}

void TestRaceText::detailsAreExact()
{
    Reported reported = ended(u"A"_s, AnswerStatus::Complete, 412.3, 2310.9, 0.0000107);
    reported.answer.usage = { 7, 1234, 200, std::nullopt };
    reported.answer.timing.retryWaitMs = 1500;
    reported.answer.attempts = 2;
    reported.answer.notices = { u"sent again without temperature"_s };
    const QStringList lines = raceRowDetails(rowOf(reported), { true, false }, 0).split(u'\n');
    for (const QString &line :
         { u"A"_s, u"State: complete"_s, u"Fastest complete answer"_s, u"First text after: 412 ms"_s,
           u"Answer time: 2,311 ms"_s, u"Ended after, with everything before: 3,811 ms"_s,
           u"Earlier attempts and waits: 1,500 ms"_s, u"Tokens in: 7"_s, u"Tokens out: 1,234"_s,
           u"Reasoning tokens: 200"_s, u"Cost: est. $0.000011"_s, u"Requests sent: 2"_s,
           u"sent again without temperature"_s })
        QVERIFY2(lines.contains(line), qPrintable(line));
}

void TestRaceText::toolTipShowsTheseCharacters()
{
    const QString hostile = u"<img src='http://example.org/x.png'> & <b>bold</b>\nsecond"_s;
    const QString toolTip = escapedToolTip(hostile);
    QVERIFY(!toolTip.contains(u"<img"_s));
    QTextDocument document;
    document.setHtml(toolTip);
    QString shown = document.toPlainText();
    QCOMPARE(shown.replace(QChar(QChar::LineSeparator), u'\n'), hostile);
}

void TestRaceText::toolTipHasAnEnd()
{
    QVERIFY(escapedToolTip(QString(2500, u'a')).size() > 2500);
    QVERIFY(!escapedToolTip(QString(2500, u'a')).contains(u'…'));
    QVERIFY(escapedToolTip(QString(100'000, u'a')).contains(u"a…"_s));
    QVERIFY(escapedToolTip(QString(100'000, u'a')).size() < 3000);
    // Qt takes five times as long for them.
    QVERIFY(escapedToolTip(QString(100'000, QChar(0xe000))).size() < 600);
}

QTEST_MAIN(TestRaceText)
#include "tst_racetext.moc"

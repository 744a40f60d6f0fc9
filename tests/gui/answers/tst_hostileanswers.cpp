// SPDX-License-Identifier: Apache-2.0
#include "answers/answerboard.h"
#include "answers/answerview.h"
#include "slowness.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace lineup;
using namespace Qt::StringLiterals;

// Answers that have hung or tricked other programs. Each must be shown without a stall that a person would
// notice; the bound here is generous, for a loaded machine.
class TestHostileAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWithoutStalling_data();
    void showsWithoutStalling();
};

void TestHostileAnswers::showsWithoutStalling_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("nested tables", u"<table><tr><td>"_s.repeated(40) + u"x"_s);
    row("nested quotes", QString(5000, u'>') + u" x"_s);
    row("nested lists", [] {
        QString text;
        for (int i = 0; i < 400; ++i)
            text += QString(i * 2, u' ') + u"- a\n"_s;
        return text;
    }());
    row("one line of 200 KB", QString(200 * 1024, u'x'));
    row("one line of 60 KB", QString(60 * 1024, u'x'));
    row("words in one line", u"word "_s.repeated(40'000));
    row("table of 400 rows", u"| a | b | c |\n|---|---|---|\n"_s + u"| 1 | 2 | 3 |\n"_s.repeated(400));
    row("100,000 combining marks", u"a"_s + QString(100'000, QChar(0x0301)));
    row("60,000 combining marks", u"a"_s + QString(60'000, QChar(0x0301)));
    row("backticks", u"`a"_s.repeated(30'000));
    row("emphasis", u"*a* **b** "_s.repeated(5000));
    row("brackets", QString(60'000, u'['));
    row("entities", u"&amp;"_s.repeated(1900));
    row("overrides", QString(50'000, QChar(0x202e)));
    row("ANSI", u"\x1b[31m"_s.repeated(10'000));
    row("Arabic in one line", u"مرحبا بالعالم "_s.repeated(10'000));
    row("images",
        u"![a](file:///etc/hostname) ![b](//host/share/x.png) ![c](http://127.0.0.1:1/x)\n\n"_s.repeated(60));
    row("links", u"[a](javascript:x) [b](smb://h/x) [c](file:///etc/passwd)\n\n"_s.repeated(60));
    row("600,000 short lines", u"a\n"_s.repeated(600'000));
}

void TestHostileAnswers::showsWithoutStalling()
{
    QFETCH(QString, text);
    AnswerBoard board;
    board.resize(700, 500);
    board.show();
    QVERIFY(QTest::qWaitForWindowExposed(&board));
    QSignalSpy opened(&board, &AnswerBoard::linkActivated);

    QElapsedTimer clock;
    clock.start();
    qint64 last = 0;
    qint64 longest = 0;
    QTimer heartbeat;
    heartbeat.setTimerType(Qt::PreciseTimer);
    connect(&heartbeat, &QTimer::timeout, this, [&] {
        longest = std::max(longest, clock.elapsed() - last);
        last = clock.elapsed();
    });
    last = clock.elapsed();
    heartbeat.start(5);

    Run run;
    run.id = u"run"_s;
    run.answers.resize(2);
    run.answers[0].targetId = u"streamed"_s;
    run.answers[1].targetId = u"reopened"_s;
    run.answers[1].status = AnswerStatus::Complete;
    run.answers[1].text = text;
    board.setRun(run);
    board.updateAnswer(0, run.answers[0], { AnswerPhase::Streaming, {}, 0, {} });
    board.appendText(0, text);
    Answer done = run.answers[0];
    done.text = text;
    done.status = AnswerStatus::Complete;
    board.updateAnswer(0, done, { AnswerPhase::Ended, {}, 0, {} });
    // What is larger than this goes on filling in; that it does so without stalling is enough here.
    constexpr int patienceMs = 1500;
    QElapsedTimer patience;
    patience.start();
    QTRY_VERIFY_WITH_TIMEOUT((board.panel(0)->view()->isSettled() && board.panel(1)->view()->isSettled())
                                 || patience.elapsed() > patienceMs,
                             10 * patienceMs);
    QTest::qWait(50); // the last repaint counts, too
    heartbeat.stop();

    qInfo("longest gap %lld ms", longest);
    QCOMPARE_LT(longest, 500 * test::slowness);
    QCOMPARE(opened.size(), 0);
    QCOMPARE(board.panel(0)->view()->rawText(), text);
}

QTEST_MAIN(TestHostileAnswers)
#include "tst_hostileanswers.moc"

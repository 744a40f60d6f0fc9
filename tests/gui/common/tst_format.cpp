// SPDX-License-Identifier: Apache-2.0
#include "common/format.h"

#include <QLocale>
#include <QSet>
#include <QTest>

#include <limits>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void seconds_data();
    void seconds();
    void axisTimes();
    void milliseconds();
    void cost_data();
    void cost();
    void costInOtherLocales();
    void tokensPerSecond();
    void unknown();
    void statesHaveWordsAndIcons();
};

void TestFormat::seconds_data()
{
    QTest::addColumn<double>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << u"0.00 s"_s;
    QTest::newRow("hundredths") << 412.3 << u"0.41 s"_s;
    QTest::newRow("no 1.00 s") << 996.0 << u"1.0 s"_s;
    QTest::newRow("tenths") << 1910.0 << u"1.9 s"_s;
    QTest::newRow("tens") << 42040.0 << u"42.0 s"_s;
    QTest::newRow("no 100.0 s") << 99960.0 << u"1 min 40 s"_s;
    QTest::newRow("minutes") << 134000.0 << u"2 min 14 s"_s;
    QTest::newRow("hours") << 3900000.0 << u"1 h 5 min"_s;
    QTest::newRow("absurd") << 1e300 << u"2,777,777 h 46 min"_s;
}

void TestFormat::seconds()
{
    QFETCH(double, ms);
    QFETCH(QString, text);
    QCOMPARE(formatSeconds(ms), text);
    QCOMPARE(formatSeconds(std::optional(ms)), text);
}

void TestFormat::axisTimes()
{
    QCOMPARE(formatAxisTime(0), u"0 s"_s);
    QCOMPARE(formatAxisTime(500), u"0.5 s"_s);
    QCOMPARE(formatAxisTime(30000), u"30 s"_s);
    QCOMPARE(formatAxisTime(60000), u"1 min"_s);
    QCOMPARE(formatAxisTime(90000), u"1.5 min"_s);
    QCOMPARE(formatAxisTime(7200000), u"2 h"_s);
}

void TestFormat::milliseconds()
{
    QCOMPARE(formatMilliseconds(2310.9), u"2,311 ms"_s);
    QCOMPARE(formatMilliseconds(-1), unknownFigure());
}

void TestFormat::cost_data()
{
    QTest::addColumn<double>("usd");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << u"$0.00"_s;
    QTest::newRow("dollars") << 12.345 << u"$12.35"_s;
    QTest::newRow("cents") << 0.25 << u"$0.25"_s;
    QTest::newRow("two digits") << 0.0123 << u"$0.012"_s;
    QTest::newRow("no zero at the end") << 0.0004 << u"$0.0004"_s;
    QTest::newRow("tiny") << 0.0000107 << u"$0.000011"_s;
    QTest::newRow("below") << 0.0000001 << u"< $0.000001"_s;
}

void TestFormat::cost()
{
    QFETCH(double, usd);
    QFETCH(QString, text);
    QCOMPARE(formatCost(usd), text);
    QCOMPARE(formatEstimatedCost(usd), u"est. "_s + text);
}

void TestFormat::costInOtherLocales()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(formatCost(0.0004).simplified(), u"0,0004 $"_s);
    QCOMPARE(formatSeconds(412), u"0,41 s"_s);
    // Where "$" is another dollar.
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Australia));
    QVERIFY(formatCost(0.5).contains(u"US$"_s));
    QLocale::setDefault(QLocale::c());
    QCOMPARE(formatCost(0.5), u"$0.50"_s);
}

void TestFormat::tokensPerSecond()
{
    QCOMPARE(formatTokensPerSecond(62.4), u"62 tok/s"_s);
    QCOMPARE(formatTokensPerSecond(8.46), u"8.5 tok/s"_s);
    QCOMPARE(formatTokensPerSecond(0), u"0.0 tok/s"_s);
}

void TestFormat::unknown()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    for (const double value : { nan, infinite, -1.0 }) {
        QCOMPARE(formatSeconds(value), unknownFigure());
        QCOMPARE(formatAxisTime(value), unknownFigure());
        QCOMPARE(formatCost(value), unknownFigure());
        QCOMPARE(formatTokensPerSecond(value), unknownFigure());
    }
    QCOMPARE(formatSeconds(std::optional<double>()), u"—"_s);
    QCOMPARE(formatCost(std::nullopt), u"—"_s);
    QCOMPARE(formatEstimatedCost(std::nullopt), u"—"_s);
    QCOMPARE(formatTokensPerSecond(std::nullopt), u"—"_s);
}

void TestFormat::statesHaveWordsAndIcons()
{
    QSet<QString> words;
    QSet<QString> icons;
    for (const AnswerPhase phase : { AnswerPhase::Idle, AnswerPhase::Waiting, AnswerPhase::Thinking,
                                     AnswerPhase::Streaming, AnswerPhase::Retrying }) {
        // In English the words are those of the accessible interface.
        QCOMPARE(phaseText(phase, AnswerStatus::Running), phaseName(phase, AnswerStatus::Running));
        words.insert(phaseText(phase, AnswerStatus::Running));
        icons.insert(stateIconName(phase, AnswerStatus::Running));
    }
    for (const AnswerStatus status : { AnswerStatus::Complete, AnswerStatus::Truncated, AnswerStatus::Refused,
                                       AnswerStatus::Failed, AnswerStatus::Cancelled }) {
        QString word = statusName(status);
        if (status == AnswerStatus::Cancelled)
            word = u"stopped"_s; // as the button that did it
        else if (status == AnswerStatus::Truncated)
            word = u"cut off"_s;
        QCOMPARE(phaseText(AnswerPhase::Ended, status), word);
        words.insert(statusText(status));
        icons.insert(stateIconName(AnswerPhase::Ended, status));
    }
    QCOMPARE(words.size(), 10);
    QCOMPARE(icons.size(), 10);
}

QTEST_MAIN(TestFormat)
#include "tst_format.moc"

// SPDX-License-Identifier: Apache-2.0
#include "protocols/retrywait.h"

#include <QtTest>

#include <limits>

using namespace lineup;
using namespace Qt::StringLiterals;

using Wait = std::optional<int>;

class TestRetryWait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headers_data();
    void headers();
    void durations_data();
    void durations();
};

void TestRetryWait::headers_data()
{
    QTest::addColumn<RawHeaders>("headers");
    QTest::addColumn<Wait>("wanted");
    const auto row = [](const char *name, const RawHeaders &headers, Wait wanted) {
        QTest::newRow(name) << headers << wanted;
    };
    row("none", {}, {});
    row("seconds", { { "Retry-After", "7" } }, 7000);
    row("fraction", { { "retry-after", " 1.5 " } }, 1500);
    row("milliseconds win", { { "retry-after", "9" }, { "Retry-After-Ms", "250" } }, 250);
    row("broken milliseconds", { { "retry-after", "9" }, { "retry-after-ms", "soon" } }, 9000);
    row("zero", { { "retry-after", "0" } }, 0);
    row("zero milliseconds", { { "retry-after", "9" }, { "retry-after-ms", "0" } }, 0);
    row("negative milliseconds", { { "retry-after", "9" }, { "retry-after-ms", "-1" } }, 9000);
    row("negative", { { "retry-after", "-3" } }, {});
    row("words", { { "retry-after", "tomorrow" } }, {});
    row("not a number", { { "retry-after", "nan" } }, {});
    row("far too long", { { "retry-after", "1e30" } }, std::numeric_limits<int>::max());
    row("date", { { "retry-after", "Sun, 22 Nov 2026 10:00:30 GMT" } }, 30000);
    row("older form", { { "retry-after", "Sunday, 22-Nov-26 10:01:00 GMT" } }, 60000);
    row("oldest form", { { "retry-after", "Sun Nov 22 10:00:05 2026" } }, 5000);
    row("one digit", { { "retry-after", "Tue Dec  1 10:00:00 2026" } }, 9 * 86400 * 1000);
    row("past", { { "retry-after", "Sun, 22 Nov 2026 09:00:00 GMT" } }, 0);
    row("by the server's clock",
        { { "Date", "Sun, 22 Nov 2026 12:00:00 GMT" }, { "retry-after", "Sun, 22 Nov 2026 12:00:10 GMT" } },
        10000);
}

void TestRetryWait::headers()
{
    QFETCH(RawHeaders, headers);
    QFETCH(Wait, wanted);
    QCOMPARE(retryWaitMs(headers, QDateTime({ 2026, 11, 22 }, { 10, 0 }, Qt::UTC)), wanted);
}

void TestRetryWait::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Wait>("wanted");
    QTest::newRow("seconds") << u"23s"_s << Wait(23000);
    QTest::newRow("fraction") << u"0.5s"_s << Wait(500);
    QTest::newRow("milliseconds") << u"250ms"_s << Wait(250);
    QTest::newRow("zero") << u"0s"_s << Wait(0);
    QTest::newRow("no unit") << u"23"_s << Wait();
    QTest::newRow("negative") << u"-1s"_s << Wait();
    QTest::newRow("nothing") << QString() << Wait();
    QTest::newRow("unit only") << u"s"_s << Wait();
}

void TestRetryWait::durations()
{
    QFETCH(QString, text);
    QFETCH(Wait, wanted);
    QCOMPARE(durationMs(text), wanted);
}

QTEST_GUILESS_MAIN(TestRetryWait)
#include "tst_retrywait.moc"

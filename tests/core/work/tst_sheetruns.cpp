// SPDX-License-Identifier: Apache-2.0
#include "sheets/htmlsheet.h"
#include "sheets/runssheetsource.h"
#include "storage/historystore.h"
#include "storage/runcodec.h"
#include "work/sheetruns.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

// Where the prices of a stored run come from, from the run to the sheet.
class TestSheetRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void originAsText();
    void storedRunsNameTheirPrices();
    void olderRunsHaveNone();
    void priceOfTheDay();

private:
    static Run twoAnswers();
    static StoreOptions options(const QString &directory);
    LoadedRun load(HistoryStore &store, const QString &id);

    QObject m_context;
};

Run TestSheetRuns::twoAnswers()
{
    Run run;
    run.id = newRunId();
    run.startedAt = QDateTime(QDate(2026, 11, 22), QTime(10, 0), QTimeZone::utc());
    run.prompt.messages = { { Role::User, u"Hi"_s } };
    for (const QString &id : { u"a"_s, u"b"_s }) {
        Target target;
        target.id = id;
        target.model = id;
        run.lineup.targets.append(target);
        Answer answer;
        answer.targetId = id;
        answer.label = id;
        answer.model = id;
        answer.status = AnswerStatus::Complete;
        run.answers.append(answer);
    }
    return run;
}

StoreOptions TestSheetRuns::options(const QString &directory)
{
    StoreOptions options;
    options.directory = directory;
    return options;
}

LoadedRun TestSheetRuns::load(HistoryStore &store, const QString &id)
{
    std::optional<LoadedRun> result;
    store.load(id, &m_context, [&result](const LoadedRun &loaded) { result = loaded; });
    [&] { QTRY_VERIFY(result); }();
    return result.value_or(LoadedRun());
}

void TestSheetRuns::originAsText()
{
    const QList<Price> prices{ { 1, 2, 0.1, 0, {} }, { 2, 4, 0.2, 200'000, QDate(2026, 1, 1) } };
    const PriceOrigin origin{ QDate(2026, 11, 1), true };
    const QByteArray text = pricesToText(prices, origin).toUtf8();
    QCOMPARE(pricesFromText(text), prices);
    QCOMPARE(priceOriginFromText(text), origin);
    QCOMPARE(priceOriginFromText(pricesToText(prices).toUtf8()), PriceOrigin());
    QCOMPARE(priceOriginFromText({}), PriceOrigin());
    QCOMPARE(priceOriginFromText("[7]"), PriceOrigin());
}

void TestSheetRuns::storedRunsNameTheirPrices()
{
    const QTemporaryDir folder;
    HistoryStore store(options(folder.path()));
    const Run run = twoAnswers();
    const QList<Price> prices{ { 1.25, 10, 0.125, 0, {} } };
    store.beginRun(run,
                   { pricesToText(prices, { QDate(2026, 11, 1), false }),
                     pricesToText(prices, { QDate(2026, 11, 1), true }) },
                   &m_context, [](StoreResult) {});
    const LoadedRun loaded = load(store, run.id);
    QVERIFY(loaded.run);
    const SheetRun sheet = sheetOfStored(loaded);
    QCOMPARE(sheet.pricesAsOf, QDate(2026, 11, 1));
    QCOMPARE(sheet.usersPrices, QSet<QString>{ u"b"_s });
    const RunsSheetSource source({ sheet },
                                 { QTimeZone::utc(), QLocale(QLocale::English, QLocale::UnitedKingdom) });
    QBuffer page;
    QVERIFY(page.open(QIODevice::WriteOnly));
    SheetProgress progress;
    QVERIFY(htmlFormat().write(source, {}, &page, progress).written());
    QVERIFY(page.data().contains("prices of Sunday, 1 November 2026"));
    QVERIFY(page.data().contains("entered by people"));
    QVERIFY(page.data().contains("<summary>JSON</summary>"));
}

void TestSheetRuns::olderRunsHaveNone()
{
    LoadedRun loaded;
    loaded.run = twoAnswers();
    loaded.extras.prices = { { { 1, 2, 0.1, 0, {} } } };
    const SheetRun sheet = sheetOfStored(loaded);
    QVERIFY(sheet.prices.contains(u"a"_s));
    QVERIFY(!sheet.pricesAsOf.isValid());
    QVERIFY(sheet.usersPrices.isEmpty());
}

void TestSheetRuns::priceOfTheDay()
{
    const QList<Price> prices{ { 1, 2, 0, 0, {} },
                               { 3, 6, 0, 200'000, {} },
                               { 2, 4, 0, 0, QDate(2026, 12, 1) } };
    QCOMPARE(priceOn(prices, QDate(2026, 11, 1), 10)->input, 1.0);
    QCOMPARE(priceOn(prices, QDate(2026, 11, 1), 300'000)->input, 3.0);
    QCOMPARE(priceOn(prices, QDate(2026, 12, 1), 10)->input, 2.0);
    QVERIFY(!priceOn({}, QDate(2026, 12, 1), 10));
}

QTEST_MAIN(TestSheetRuns)
#include "tst_sheetruns.moc"

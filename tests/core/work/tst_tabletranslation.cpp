// SPDX-License-Identifier: Apache-2.0
#include "tableserver.h"

#include <QRegularExpression>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

Script translate(const ServerRequest &request)
{
    QJsonArray translations;
    for (const QJsonValue &text : QJsonDocument::fromJson(request.body).object().value("text"_L1).toArray())
        translations.append(QJsonObject{ { u"text"_s, u"Ü "_s + text.toString() } });
    const QJsonObject body{ { u"translations"_s, translations } };
    return { send(response(200, "application/json", QJsonDocument(body).toJson())) };
}

Target translator(const LoopbackServer &server)
{
    Target target = chatTarget(server, u"deepl"_s);
    target.protocol = u"deepl"_s;
    target.baseUrl = server.baseUrl();
    return target;
}

} // namespace

// A machine translation service as a target of tables and of comparisons.
class TestTableTranslation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void table()
    {
        LoopbackServer server(translate);
        TableJob job = tableJob(60, { translator(server) });
        job.stringsPerRequest = 50;
        job.strings[1].plural = true;
        job.strings[1].sourcePlural = u"Texts"_s;
        TableHarness table(job);
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.run.progress().complete, 60);
        QCOMPARE(table.text(59), u"Ü Text 59"_s);
        QCOMPARE(table.cells.value({ 1, 0, 0 }).forms, (QStringList{ u"Ü Text 1"_s, u"Ü Texts"_s }));
        QCOMPARE(server.requests().size(), 3);
        for (const ServerRequest &request : server.requests()) {
            const QJsonObject body = QJsonDocument::fromJson(request.body).object();
            QVERIFY(body.value("text"_L1).toArray().size() <= 50);
            QCOMPARE(body.value("target_lang"_L1).toString(), u"DE"_s);
            QCOMPARE(body.value("source_lang"_L1).toString(), u"EN"_s);
        }
    }

    void placeholdersStayAsTheyAre()
    {
        // Translates whatever it is not told to leave alone, as the service does.
        LoopbackServer server([](const ServerRequest &request) {
            static const QRegularExpression element(u"<x>.*?</x>"_s,
                                                    QRegularExpression::DotMatchesEverythingOption);
            QJsonArray translations;
            const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
            for (const QJsonValue &text : asked.value("text"_L1).toArray()) {
                const QString xml = text.toString();
                QString german;
                qsizetype from = 0;
                for (const QRegularExpressionMatch &match : element.globalMatch(xml)) {
                    german += xml.mid(from, match.capturedStart() - from).toUpper() + match.captured();
                    from = match.capturedEnd();
                }
                german += xml.mid(from).toUpper();
                translations.append(QJsonObject{ { u"text"_s, german } });
            }
            const QJsonObject body{ { u"translations"_s, translations } };
            return Script{ send(response(200, "application/json", QJsonDocument(body).toJson())) };
        });
        TableJob job = tableJob(2, { translator(server) });
        job.families = PlaceholderFamily::Dollar;
        job.glossary = { { u"Orc"_s, {}, true, false, true, {} } };
        job.strings[0].source = u"Hail, $lord|! The <i>Orc</i> is here.\n"_s;
        job.strings[1].source = u"%d of %s"_s;
        job.strings[1].flags = { u"c-format"_s };
        TableHarness table(job);
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.text(0), u"HAIL, $lord|! THE <i>Orc</i> IS HERE.\n"_s);
        QCOMPARE(table.text(1), u"%d OF %s"_s);
    }

    void quotaEndsIt()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(response(456, "application/json", "{\"message\":\"Quota exceeded\"}")) };
        });
        TableJob job = tableJob(60, { translator(server) });
        job.concurrency = 1;
        TableHarness table(job);
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(table.run.progress().complete, 0);
    }

    void comparison_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("requests");
        QTest::newRow("to German") << u"de"_s << 1;
        QTest::newRow("to nowhere") << QString() << 0;
    }

    void comparison()
    {
        QFETCH(const QString, to);
        QFETCH(const int, requests);
        LoopbackServer server(translate);
        RunHarness harness;
        RunRequest request;
        request.lineup = { u"Test"_s, { translator(server) } };
        request.prompt.user = u"Hello"_s;
        if (!to.isEmpty())
            request.prompt.variables.insert(u"to"_s, to);
        ComparisonRun run(harness.engine, harness.catalogue, request);
        QSignalSpy finished(&run, &ComparisonRun::finished);
        run.start();
        QTRY_COMPARE(finished.size(), 1);
        const Answer &answer = run.run().answers.first();
        QCOMPARE(server.requests().size(), requests);
        QCOMPARE(answer.status, requests > 0 ? AnswerStatus::Complete : AnswerStatus::Failed);
        if (requests > 0)
            QCOMPARE(answer.text, u"Ü Hello"_s);
        else
            QCOMPARE(answer.error.value_or(AnswerError()).kind, ErrorKind::InvalidRequest);
    }
};

QTEST_GUILESS_MAIN(TestTableTranslation)
#include "tst_tabletranslation.moc"

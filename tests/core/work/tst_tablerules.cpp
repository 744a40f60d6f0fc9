// SPDX-License-Identifier: Apache-2.0
#include "strings/pluralforms.h"
#include "work/rulesfile.h"
#include "work/tablebatches.h"
#include "work/tablefindings.h"
#include "work/tablelane.h"
#include "work/tableprompt.h"
#include "work/tableselection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

TableRules rulesOf(const QByteArray &rows)
{
    return readRules("kind,pattern,source,severity,message\n" + rows).rules;
}

TableJob jobOf(const QStringList &sources, const TableRules &rules)
{
    TableJob job;
    Target target;
    target.id = u"a"_s;
    job.lineup.targets = { target };
    job.sourceLanguage = u"en"_s;
    job.prompt = defaultTablePrompt();
    job.languages.append({ u"de"_s, pluralFormsOf(u"de"_s), {} });
    for (const QString &source : sources) {
        TableString string;
        string.id = string.source = string.fullSource = source;
        string.place = job.strings.size();
        string.languages.insert(u"de"_s, {});
        job.strings.append(string);
    }
    job.rules = rules;
    return job;
}

// What own rules find, as "check/severity: message".
QStringList found(const TableJob &job, int row, const QString &text)
{
    TableCell cell;
    cell.place = { row, 0, 0 };
    cell.answer.status = AnswerStatus::Complete;
    cell.forms = { text };
    QStringList result;
    for (const Finding &finding : TableFindings(job).ofCell(cell)) {
        if (finding.check == "regex"_L1 || finding.check == "profile"_L1)
            result.append(u"%1/%2: %3"_s.arg(finding.check, severityName(finding.severity), finding.message));
    }
    return result;
}

} // namespace

// People's own rules in a run of a string table.
class TestTableRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foundInCells()
    {
        const TableJob job = jobOf({ u"Hi ~hero~, take the sword"_s },
                                   rulesOf("placeholder,~\\w+~,,,Names\n"
                                           "required,Klinge,sword,error,Swords are Klingen\n"
                                           "required,Schild,shield,error,\n"
                                           "forbidden,\\bSie\\b,,info,No Sie\n"));
        QCOMPARE(found(job, 0, u"He ~hero~, nimm die Klinge"_s), QStringList());
        QCOMPARE(found(job, 0, u"He Held, nehmen Sie das Schwert"_s),
                 (QStringList{ u"profile/error: Missing: “~hero~”."_s, u"regex/error: Swords are Klingen"_s,
                               u"regex/info: No Sie"_s }));
    }

    void storedWithTheJob()
    {
        const TableRules rules = rulesOf("placeholder,~\\w+~,,,Names\nrequired,^[A-Z],x,error,Big\n"
                                         "forbidden,(?i)sie,,,\n");
        const TableJob job = jobOf({ u"a"_s }, rules);
        const auto again = tableJobFromJson(tableJobToJson(job), job.lineup, job.prompt);
        QVERIFY(again.has_value());
        QCOMPARE(again->rules.placeholders.size(), 1);
        QCOMPARE(again->rules, rules);
        QVERIFY(!QByteArray(tableJobToJson(job)).contains("LIMIT_MATCH"));
        // A job from before there were rules, and one with what cannot be read.
        QVERIFY(!QJsonDocument::fromJson(tableJobToJson(jobOf({}, {}))).object().contains("rules"_L1));
        QJsonObject broken = rules.toJson();
        broken.insert(u"rules"_s, QJsonArray{ QJsonObject{ { u"target"_s, u"("_s } }, 7 });
        QCOMPARE(TableRules::fromJson(broken).rules, QList<RegexRule>());
        QCOMPARE(TableRules::fromJson(broken).placeholders, rules.placeholders);
    }

    // One that searches without end is given up on this text and said to be; others still hold.
    void endlessPatterns_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QString>("name");
        QTest::newRow("required") << QByteArray("required,^(\\w+\\s?)*$,,error,Slow\n") << u"Slow"_s;
        QTest::newRow("forbidden") << QByteArray("forbidden,(a+)+$,,error,Slow\n") << u"Slow"_s;
        QTest::newRow("source") << QByteArray("forbidden,x,(a|aa)+$,error,Slow\n") << u"Slow"_s;
        QTest::newRow("placeholder") << QByteArray("placeholder,(a|a?)+$,,,Slow\n") << u"Slow"_s;
        QTest::newRow("limit of its own")
            << QByteArray("forbidden,(*LIMIT_MATCH=4000000000)(a+)+$,,error,Slow\n") << u"Slow"_s;
    }
    void endlessPatterns()
    {
        QFETCH(const QByteArray, rows);
        QFETCH(const QString, name);
        const QString text = QString(4000, u'a') + u'!';
        const TableJob job = jobOf({ text }, rulesOf(rows + "forbidden,!,,info,No shouting\n"));
        QCOMPARE(job.rules.placeholders.size() + job.rules.rules.size(), 2);
        const QStringList findings = found(job, 0, text);
        QCOMPARE(findings.size(), 2);
        QVERIFY2(findings.at(0).contains(u"/warning: The own rule “%1” takes too long"_s.arg(name)),
                 qPrintable(findings.at(0)));
        QCOMPARE(findings.at(1), u"regex/info: No shouting"_s);
    }

    void filesAreBounded()
    {
        const QByteArray head = "kind,pattern\n";
        const RulesRead many = readRules(head + QByteArray("forbidden,x\n").repeated(mostRules + 5));
        QCOMPARE(many.rules.rules.size(), mostRules);
        QCOMPARE(many.warnings.size(), 1);
        QCOMPARE(many.warnings.first().line, mostRules + 2);
        const RulesRead longOne = readRules(head + "forbidden," + QByteArray(longestPattern + 1, 'x') + '\n');
        QVERIFY(longOne.rules.isEmpty());
        QCOMPARE(longOne.warnings.size(), 1);
        QCOMPARE(longOne.warnings.first().line, 2);
    }

    void modelsAreTold()
    {
        const TableJob job = jobOf({ u"~hero~ and ~foe~ and ~hero~"_s, u"Nobody"_s },
                                   rulesOf("placeholder,~\\w+~,,,\nforbidden,Sie,,,\n"));
        const Prompt prompt = TablePromptWriter(job, 0).prompt({ 0, 1 });
        QVERIFY(prompt.system.contains(u"\"keep\""_s));
        const QString user = prompt.user();
        const QJsonArray strings
            = QJsonDocument::fromJson(user.mid(user.lastIndexOf(u"\n[\n"_s)).toUtf8()).array();
        QCOMPARE(strings.at(0)["keep"_L1].toArray(), (QJsonArray{ u"~hero~"_s, u"~foe~"_s }));
        QVERIFY(strings.at(1)["keep"_L1].isUndefined());
    }

    void translationServicesLeaveThemAlone()
    {
        const TableJob job = jobOf({ u"To ~hero~ now"_s }, rulesOf("placeholder,~\\w+~,,,\n"));
        const RequestOptions options = translationOptions(job, { 0, { 0 }, 0, 0 });
        QCOMPARE(options.kept, (QList<QList<TextRange>>{ { { 3, 6 } } }));
    }

    // A sample holds strings with placeholders and such without.
    void samplesKnowThem()
    {
        QStringList sources;
        for (int i = 0; i < 20; ++i)
            sources.append(i == 7 ? u"Word ~x~"_s : u"Word %1 x"_s.arg(i + 10));
        const TableJob job = jobOf(sources, rulesOf("placeholder,~\\w+~,,,\n"));
        QVERIFY(sampleOf(job.strings, 2, 1, {}, job.rules).contains(7));
    }

    // Strings of one text with different room do not share an answer.
    void roomTellsStringsApart()
    {
        using Unit = StringLimit::Unit;
        TableJob job = jobOf({ u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s }, {});
        const std::optional<StringLimit> limits[]
            = { StringLimit{ 20, Unit::Characters }, StringLimit{ 20, Unit::Bytes },
                StringLimit{ 20, Unit::Pixels, 1 }, StringLimit{ 20, Unit::Pixels, 2 },
                StringLimit{ 20, Unit::Bytes } };
        for (int i = 0; i < 5; ++i) {
            job.strings[i].source = u"Same"_s;
            job.strings[i].limit = limits[i];
        }
        const TableBatches batches = tableBatches(job, 0, 20, [](int) { return true; });
        QCOMPARE(batches.requests, (QList<QList<int>>{ { 0, 1, 2, 3 } }));
        QCOMPARE(batches.copies.value(1), QList<int>{ 4 });
    }
};

QTEST_GUILESS_MAIN(TestTableRules)
#include "tst_tablerules.moc"

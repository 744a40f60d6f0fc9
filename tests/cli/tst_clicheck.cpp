// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"

#include <QTest>

using namespace lineup::test;
using namespace Qt::StringLiterals;

// `check` and `metrics` as scripts meet them.
class TestCliCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsErrors();
    void endsWellWithoutErrors();
    void takesGlossaryAndLimits();
    void takesOwnRules();
    void refusesUnknownNames_data();
    void refusesUnknownNames();
    void measures();

private:
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("the test cannot write its files");
        return out.fileName();
    }
    QString po(const QString &name, const QByteArray &target) const
    {
        return file(name,
                    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                    "\"Language: de\\n\"\n\n#, c-format\nmsgid \"%d old swords\"\nmsgstr \""
                        + target + "\"\n");
    }

    QTemporaryDir m_folder;
};

void TestCliCheck::findsErrors()
{
    CliProcess cli({ u"check"_s, u"--in"_s, po(u"bad.po"_s, "Alte Schwerter"), u"--format"_s, u"json"_s });
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 1);
    QCOMPARE(cli.json().value(u"units").toInt(), 1);
    const QJsonObject finding = cli.json().value(u"findings").toArray().first().toObject();
    QCOMPARE(finding.value(u"id").toString(), u"%d old swords"_s);
    QCOMPARE(finding.value(u"line").toInt(), 7);
    QCOMPARE(finding.value(u"check").toString(), u"printf"_s);
    QCOMPARE(finding.value(u"severity").toString(), u"error"_s);
    QVERIFY(!finding.value(u"message").toString().isEmpty());
}

void TestCliCheck::endsWellWithoutErrors()
{
    const QString path = po(u"bad.po"_s, "Alte Schwerter");
    CliProcess disabled({ u"check"_s, u"--in"_s, path, u"--disable"_s, u"printf,ratio"_s });
    QTRY_VERIFY(disabled.hasEnded());
    QCOMPARE(disabled.process.exitCode(), 0);
    CliProcess good({ u"check"_s, u"--in"_s, po(u"good.po"_s, "%d alte Schwerter") });
    QTRY_VERIFY(good.hasEnded());
    QCOMPARE(good.process.exitCode(), 0);
}

void TestCliCheck::takesGlossaryAndLimits()
{
    const QString glossary = file(u"glossary.csv"_s, "source,de\nsword,Klinge\n");
    const QString limits = file(u"limits.csv"_s, "id,characters\n%d old swords,5\n");
    CliProcess cli({ u"check"_s, u"--in"_s, po(u"good.po"_s, "%d alte Schwerter"), u"--glossary"_s, glossary,
                     u"--limits"_s, limits, u"--format"_s, u"json"_s });
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 1);
    QStringList checks;
    for (const QJsonValue &finding : cli.json().value(u"findings").toArray())
        checks.append(finding.toObject().value(u"check").toString());
    QVERIFY(checks.contains(u"glossary"_s));
    QVERIFY(checks.contains(u"length-chars"_s));
}

void TestCliCheck::takesOwnRules()
{
    const QString rules = file(u"rules.csv"_s,
                               "kind,pattern,source,severity,message\n"
                               "placeholder,%d|~\\w+~,,,\n"
                               "forbidden,\\balte\\b,,info,No age\n"
                               "required,Klinge,sword,error,\n"
                               "required,Schild,shield,error,\n"
                               "forbidden,(,,,\n"
                               "maybe,x,,,\n");
    CliProcess cli({ u"check"_s, u"--in"_s, po(u"good.po"_s, "%d alte Schwerter ~x~"), u"--rules"_s, rules,
                     u"--format"_s, u"json"_s });
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 1);
    QStringList found;
    for (const QJsonValue &value : cli.json().value(u"findings").toArray()) {
        const QJsonObject finding = value.toObject();
        const QString check = finding.value(u"check").toString();
        if (check == u"regex"_s || check == u"profile"_s)
            found.append(check + u' ' + finding.value(u"severity").toString());
    }
    found.sort();
    QCOMPARE(found, (QStringList{ u"profile error"_s, u"regex error"_s, u"regex info"_s }));
    QVERIFY(cli.err.contains("rules.csv:6:"));
    QVERIFY(cli.err.contains("rules.csv:7:"));
    CliProcess none({ u"check"_s, u"--in"_s, po(u"good.po"_s, "%d alte Schwerter"), u"--rules"_s,
                      file(u"none.csv"_s, "a,b\n1,2\n") });
    QTRY_VERIFY(none.hasEnded());
    QCOMPARE(none.process.exitCode(), 5);
}

void TestCliCheck::refusesUnknownNames_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("profile") << QStringList{ u"--profile"_s, u"nonsense"_s };
    QTest::newRow("check") << QStringList{ u"--disable"_s, u"printf,nonsense"_s };
    QTest::newRow("format") << QStringList{ u"--format"_s, u"xml"_s };
    QTest::newRow("language") << QStringList{ u"--lang"_s, u"nonsense"_s };
}

void TestCliCheck::refusesUnknownNames()
{
    QFETCH(QStringList, arguments);
    CliProcess cli(QStringList{ u"check"_s, u"--in"_s, po(u"good.po"_s, "%d alte Schwerter") } + arguments);
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 2);
    QVERIFY(cli.out.isEmpty());
}

void TestCliCheck::measures()
{
    const QString path = po(u"good.po"_s, "%d alte Schwerter sind da");
    CliProcess cli({ u"metrics"_s, u"--hyp"_s, path, u"--ref"_s, path, u"--format"_s, u"json"_s });
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 0);
    QCOMPARE(cli.json().value(u"pairs").toInt(), 1);
    QVERIFY(qAbs(cli.json().value(u"chrf2pp").toDouble() - 100) < 1e-9);
    QVERIFY(cli.json().value(u"bleuSignature").toString().contains(u"tok:13a"));
    QCOMPARE(cli.json().value(u"ter").toDouble(), 0.0);
}

QTEST_GUILESS_MAIN(TestCliCheck)
#include "tst_clicheck.moc"

// SPDX-License-Identifier: Apache-2.0
#include "strings/pluralforms.h"
#include "work/tablebatches.h"
#include "work/tableprompt.h"
#include "work/tablereply.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

TableString string(const QString &source, const QString &group = {})
{
    TableString result;
    result.id = source;
    result.source = result.fullSource = source;
    result.group = group;
    result.languages.insert(u"de"_s, {});
    return result;
}

TableJob jobOf(const QList<TableString> &strings, const QString &language = u"de"_s)
{
    TableJob job;
    job.sourceLanguage = u"en"_s;
    job.prompt = defaultTablePrompt();
    job.languages.append({ language, pluralFormsOf(language), {} });
    job.strings = strings;
    for (int i = 0; i < job.strings.size(); ++i) {
        job.strings[i].place = i;
        job.strings[i].languages = { { language, {} } };
    }
    return job;
}

QJsonArray stringsIn(const Prompt &prompt)
{
    const QString user = prompt.user();
    return QJsonDocument::fromJson(user.mid(user.lastIndexOf(u"\n[\n"_s)).toUtf8()).array();
}

bool always(int)
{
    return true;
}

} // namespace

// What is asked, how strings share requests, and what replies are understood.
class TestTablePrompt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stablePartComesFirst()
    {
        const TableJob job = jobOf({ string(u"Hello"_s), string(u"World"_s) });
        const TablePromptWriter writer(job, 0);
        QCOMPARE(writer.prompt({ 0 }).system, writer.prompt({ 1 }).system);
        QVERIFY(writer.prompt({ 0 }).system.contains(u"German (de)"_s));
        QVERIFY(!writer.prompt({ 0 }).system.contains(u"Hello"_s));
        const QJsonArray strings = stringsIn(writer.prompt({ 1, 0 }));
        QCOMPARE(strings.size(), 2);
        QCOMPARE(strings.at(0)["id"_L1].toString(), u"1"_s);
        QCOMPARE(strings.at(0)["text"_L1].toString(), u"World"_s);
        QCOMPARE(strings.at(1)["id"_L1].toString(), u"2"_s);
    }

    void sourcesAreNotExpanded()
    {
        const TableJob job = jobOf({ string(u"You have {{strings}} and {{count}}"_s) });
        const QJsonArray strings = stringsIn(TablePromptWriter(job, 0).prompt({ 0 }));
        QCOMPARE(strings.at(0)["text"_L1].toString(), u"You have {{strings}} and {{count}}"_s);
    }

    void onlyTermsThatOccur()
    {
        TableJob job = jobOf({ string(u"The sword shines"_s), string(u"Swordfish for dinner"_s) });
        job.glossary = { { u"sword"_s, u"weapon"_s, false, false, false, { { u"de"_s, { u"Schwert"_s } } } },
                         { u"shield"_s, {}, false, false, false, { { u"de"_s, { u"Schild"_s } } } } };
        const TablePromptWriter writer(job, 0);
        QVERIFY(writer.prompt({ 0 }).user().contains(u"- sword: Schwert (weapon)"_s));
        QVERIFY(!writer.prompt({ 0 }).user().contains(u"Schild"_s));
        QVERIFY(!writer.prompt({ 1 }).user().contains(u"Glossary"_s));
    }

    void instructionsNotesAndNeighbours()
    {
        TableString spoken = string(u"Halt!"_s);
        spoken.speaker = u"Guard"_s;
        spoken.limit = StringLimit{ 12, StringLimit::Unit::Characters };
        spoken.before = { u"Who goes there?"_s };
        TableJob job = jobOf({ spoken, string(u"Next"_s) });
        job.characters = { { u"Guard"_s, u"gruff"_s }, { u"Elf"_s, u"gentle"_s } };
        job.languages[0].instructions = u"Use Du."_s;
        const Prompt prompt = TablePromptWriter(job, 0).prompt({ 0 });
        QVERIFY(prompt.system.contains(u"Use Du."_s));
        QVERIFY(prompt.user().contains(u"- Guard: gruff"_s));
        QVERIFY(!prompt.user().contains(u"gentle"_s));
        QVERIFY(prompt.user().contains(u"- Who goes there?"_s));
        QVERIFY(prompt.user().contains(u"- Next"_s));
        QCOMPARE(stringsIn(prompt).at(0)["maxLength"_L1].toString(), u"12 characters"_s);
    }

    void pluralCategories_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("categories");
        QTest::newRow("ar") << u"ar"_s
                            << QStringList{ u"few"_s, u"many"_s, u"one"_s, u"other"_s, u"two"_s, u"zero"_s };
        QTest::newRow("ja") << u"ja"_s << QStringList{ u"other"_s };
        QTest::newRow("pl") << u"pl"_s << QStringList{ u"few"_s, u"many"_s, u"one"_s };
    }

    void pluralCategories()
    {
        QFETCH(const QString, language);
        QFETCH(const QStringList, categories);
        TableString apples = string(u"%d apple"_s);
        apples.plural = true;
        apples.sourcePlural = u"%d apples"_s;
        const TableJob job = jobOf({ apples }, language);
        const QJsonObject forms
            = stringsIn(TablePromptWriter(job, 0).prompt({ 0 })).at(0)["forms"_L1].toObject();
        QCOMPARE(forms.keys(), categories);
        for (const QJsonValue &examples : forms)
            QVERIFY(!examples.toString().isEmpty());
    }

    // A file with fewer forms than its language gets those that it has room for.
    void formsOfTheFile()
    {
        TableLanguage language{ u"pl"_s, { { u"one"_s, { 1 } }, { u"many"_s, { 5 } } }, {} };
        QCOMPARE(askedForms(language).size(), 2);
        QCOMPARE(fileForms(language, { { u"one"_s, u"A"_s }, { u"many"_s, u"C"_s } }),
                 (QStringList{ u"A"_s, u"C"_s }));
        QCOMPARE(fileForms(language, { { u"one"_s, u"A"_s } }), (QStringList{ u"A"_s, QString() }));
    }

    void templateNeedsStrings()
    {
        QVERIFY(tablePromptProblem(defaultTablePrompt()).isEmpty());
        QVERIFY(!tablePromptProblem({ u"{{strings}}"_s, u"Translate."_s, {} }).isEmpty());
    }

    void batchesShareAGroup()
    {
        QList<TableString> strings;
        for (int i = 0; i < 25; ++i)
            strings.append(string(u"a%1"_s.arg(i), u"menu"_s));
        strings.insert(3, string(u"b"_s, u"dialog"_s));
        const TableBatches batches = tableBatches(jobOf(strings), 0, 20, always);
        QCOMPARE(batches.requests.size(), 3);
        QCOMPARE(batches.requests.at(0).size(), 20);
        QCOMPARE(batches.requests.at(1), QList<int>{ 3 });
        QCOMPARE(batches.requests.at(2).size(), 5);
    }

    void identicalStringsAreSentOnce()
    {
        QList<TableString> strings{ string(u"Open"_s), string(u"Close"_s), string(u"Open"_s),
                                    string(u"Open"_s) };
        strings[3].speaker = u"Guard"_s;
        const TableBatches batches = tableBatches(jobOf(strings), 0, 20, always);
        QCOMPARE(batches.requests, (QList<QList<int>>{ { 0, 1, 3 } }));
        QCOMPARE(batches.copies.value(0), QList<int>{ 2 });
        // One that has its answer is not asked for again, nor does it stand for others.
        const TableBatches left = tableBatches(jobOf(strings), 0, 20, [](int row) { return row != 0; });
        QCOMPARE(left.requests, (QList<QList<int>>{ { 1, 2, 3 } }));
    }

    void longTextsDoNotPileUp()
    {
        QList<TableString> strings;
        for (int i = 0; i < 4; ++i)
            strings.append(string(QString(5000, QChar('a' + i))));
        QCOMPARE(tableBatches(jobOf(strings), 0, 20, always).requests.size(), 4);
    }

    void replies_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        QTest::addColumn<QStringList>("texts"); // "-" where there is none
        const QStringList two{ u"A"_s, u"B"_s };
        QTest::newRow("as asked")
            << u"{\"translations\": [{\"id\": \"1\", \"text\": \"A\"}, {\"id\": \"2\", \"text\": \"B\"}]}"_s
            << 2 << two;
        QTest::newRow("bare array, other order")
            << u"[{\"id\": 2, \"text\": \"B\"}, {\"id\": 1, \"text\": \"A\"}]"_s << 2 << two;
        QTest::newRow("fence and words")
            << u"Here you are:\n```json\n[{\"id\":\"1\",\"translation\":\"A\"},{\"id\":\"2\",\"target\":\"B\"}]\n```\nEnjoy."_s
            << 2 << two;
        QTest::newRow("map") << u"{\"1\": \"A\", \"2\": \"B\"}"_s << 2 << two;
        QTest::newRow("lost id") << u"[{\"id\": \"2\", \"text\": \"B\"}]"_s << 2
                                 << QStringList{ u"-"_s, u"B"_s };
        QTest::newRow("doubled id")
            << u"[{\"id\": \"1\", \"text\": \"A\"}, {\"id\": \"1\", \"text\": \"C\"}, {\"id\": \"2\", \"text\": \"B\"}]"_s
            << 2 << QStringList{ u"-"_s, u"B"_s };
        QTest::newRow("foreign id")
            << u"[{\"id\": \"7\", \"text\": \"A\"}, {\"id\": \"2\", \"text\": \"B\"}]"_s << 2
            << QStringList{ u"-"_s, u"B"_s };
        QTest::newRow("cut off")
            << u"{\"translations\": [{\"id\": \"1\", \"text\": \"A\"}, {\"id\": \"2\", \"te"_s << 2
            << QStringList{ u"A"_s, u"-"_s };
        QTest::newRow("braces in texts")
            << u"[{\"id\": \"1\", \"text\": \"{A}] \\\"q\"}, {\"id\": \"2\", \"text\": \"B\"}]"_s << 2
            << QStringList{ u"{A}] \"q"_s, u"B"_s };
        QTest::newRow("one bad entry")
            << u"[{\"id\": \"1\", \"text\": \"A\"}, {\"id\": \"2\", \"text\": B}]"_s << 2
            << QStringList{ u"A"_s, u"-"_s };
        QTest::newRow("nothing") << u"I cannot do that."_s << 2 << QStringList{ u"-"_s, u"-"_s };
        QTest::newRow("single, bare") << u"Hallo"_s << 1 << QStringList{ u"Hallo"_s };
        QTest::newRow("single, wrong id")
            << u"[{\"id\": \"9\", \"text\": \"A\"}]"_s << 1 << QStringList{ u"A"_s };
        QTest::newRow("single, no id") << u"{\"text\": \"A\"}"_s << 1 << QStringList{ u"A"_s };
        QTest::newRow("single, placeholder")
            << u"Du hast {count} Punkte"_s << 1 << QStringList{ u"Du hast {count} Punkte"_s };
        QTest::newRow("many openings") << QString(100000, u'{') << 2 << QStringList{ u"-"_s, u"-"_s };
    }

    void replies()
    {
        QFETCH(const QString, text);
        QFETCH(const int, count);
        QFETCH(const QStringList, texts);
        const TableReply reply = readTableReply(text, count);
        for (int i = 0; i < count; ++i) {
            const auto entry = reply.entries.constFind(i + 1);
            QCOMPARE(entry == reply.entries.constEnd() ? u"-"_s : entry->text, texts.at(i));
        }
        QVERIFY(reply.entries.size() <= count);
    }

    void pluralReply()
    {
        const TableReply reply
            = readTableReply(u"[{\"id\": \"1\", \"forms\": {\"one\": \"A\", \"Other\": \"B\"}}]"_s, 1);
        QCOMPARE(reply.entries.value(1).forms.value(u"one"_s), u"A"_s);
        QCOMPARE(reply.entries.value(1).forms.value(u"other"_s), u"B"_s);
    }

    void orderedReply()
    {
        QCOMPARE(readOrderedReply(u"[\"A\",\"B\"]"_s, 2).entries.value(2).text, u"B"_s);
        QCOMPARE(readOrderedReply(u"[A]"_s, 1).entries.value(1).text, u"[A]"_s);
        QVERIFY(readOrderedReply(u"A"_s, 2).entries.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTablePrompt)
#include "tst_tableprompt.moc"

// SPDX-License-Identifier: Apache-2.0
#include "checktest.h"

using namespace Qt::StringLiterals;

namespace lineup {

// The faults that only language models make.
class TestModelChecks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cases_data();
    void cases() { test::runCase(); }
    void speakers();
    void faultsOfTheReply();
    void cutAnswers();
    void everyCheckHasATitle();
    void hostileTextsEndSoon_data();
    void hostileTextsEndSoon();
};

void TestModelChecks::cases_data()
{
    const QString e = u"error"_s;
    const QString w = u"warning"_s;
    test::addCases({
        { "English", "llm-preamble", u"Hello"_s, u"Here is the translation: Hallo"_s, e },
        { "sure", "llm-preamble", u"Hello"_s, u"Sure! Here's the German translation:\n\nHallo"_s, e },
        { "German", "llm-preamble", u"Hello"_s, u"Die Übersetzung lautet: Hallo"_s, e },
        { "Japanese", "llm-preamble", u"Hello"_s, u"以下は翻訳です：こんにちは"_s, e, u"ja"_s },
        { "note", "llm-preamble", u"Hello"_s, u"Hallo\n\n(Note: informal)"_s, e },
        { "refusal", "llm-preamble", u"Kill him"_s, u"I'm sorry, but I can't help with that."_s, e },
        { "quotes", "llm-preamble", u"Hello"_s, u"\"Hallo\""_s, w },
        { "quotes of the source", "llm-preamble", u"\"Hello\""_s, u"„Hallo“"_s, {} },
        { "a plain answer",
          "llm-preamble",
          u"Here is your gold: take it"_s,
          u"Hier ist dein Gold: nimm es"_s,
          {} },
        { "a source that sounds alike",
          "llm-preamble",
          u"Note: save often"_s,
          u"Hinweis: oft speichern"_s,
          {} },

        { "fence", "llm-fence", u"Hello"_s, u"```\nHallo\n```"_s, e },
        { "bold", "llm-fence", u"Hello you"_s, u"**Hallo** du"_s, w },
        { "bold in the source", "llm-fence", u"**Hello**"_s, u"**Hallo**"_s, {} },

        { "numbered", "llm-alternatives", u"Hello"_s, u"1. Hallo\n2. Guten Tag"_s, w },
        { "or", "llm-alternatives", u"Hello"_s, u"Hallo\nOr: Guten Tag"_s, w },
        { "a list in the source", "llm-alternatives", u"1. Sword\n2. Bow"_s, u"1. Schwert\n2. Bogen"_s, {} },

        { "JSON", "llm-ids", u"Hello"_s, u"{\"text\": \"Hallo\"}"_s, e },
        { "id", "llm-ids", u"Hello"_s, u"greeting.guard: Hallo"_s, e },
        { "plain", "llm-ids", u"Hello"_s, u"Hallo"_s, {} },

        { "loop", "llm-loop", u"Go away"_s, u"geh weg von hier "_s.repeated(6), e },
        { "loop in Japanese", "llm-loop", u"Go away"_s, u"あっちへ行ってくれ"_s.repeated(6), e, u"ja"_s },
        { "refrain", "llm-loop", u"row your boat "_s.repeated(6), u"rudre dein Boot "_s.repeated(6), {} },
    });
}

void TestModelChecks::speakers()
{
    CheckUnit unit = test::unitOf(u"Who goes there?"_s, u"Konrad: Wer da?"_s);
    unit.speaker = u"Konrad"_s;
    const QList<Finding> findings = test::findingsOf(u"llm-preamble"_s, unit, {});
    QCOMPARE(findings.size(), 1);
    QCOMPARE(*findings.first().fixedText, u"Wer da?"_s);
    unit.source = u"Konrad: Who goes there?"_s;
    QVERIFY(test::findingsOf(u"llm-preamble"_s, unit, {}).isEmpty());
}

void TestModelChecks::faultsOfTheReply()
{
    CheckUnit unit = test::unitOf(u"Hello"_s, {});
    unit.replyFaults = { u"The reply named this text twice."_s };
    const QList<Finding> findings = test::findingsOf(u"llm-ids"_s, unit, {});
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().message, unit.replyFaults.first());
}

void TestModelChecks::cutAnswers()
{
    CheckUnit unit = test::unitOf(u"Hello"_s, u"Hal"_s);
    QVERIFY(test::findingsOf(u"llm-loop"_s, unit, {}).isEmpty());
    unit.truncated = true;
    QCOMPARE(test::findingsOf(u"llm-loop"_s, unit, {}).first().severity, Severity::Error);
}

void TestModelChecks::everyCheckHasATitle()
{
    const QString expected
        = u"empty unchanged printf brace smart icu unreal profile tags escapes newlines control url plural"
          " length-chars length-bytes length-px font ratio spaces punctuation brackets repeat invisible bidi "
          "numbers"
          " glossary forbidden consistency language regex llm-preamble llm-fence llm-alternatives llm-ids llm-loop"_s;
    QStringList ids;
    for (const Check &check : checks()) {
        ids.append(QLatin1String(check.id));
        QVERIFY(!check.title().isEmpty());
        QCOMPARE(findCheck(ids.last()), &check);
    }
    QCOMPARE(ids.join(u' '), expected);
    QCOMPARE(findCheck(u"nonsense"), nullptr);
}

void TestModelChecks::hostileTextsEndSoon_data()
{
    QTest::addColumn<QString>("text");
    constexpr int many = 20000;
    QTest::newRow("braces") << u"{"_s.repeated(many);
    QTest::newRow("nested") << u"{a:b:"_s.repeated(many);
    QTest::newRow("tags") << u"<b a=\""_s.repeated(many);
    QTest::newRow("open tags") << u"<b>"_s.repeated(many);
    QTest::newRow("percent") << u"%"_s.repeated(many);
    QTest::newRow("marks") << u'e' + u"\u0301"_s.repeated(many);
    QTest::newRow("spaces") << u"a"_s + u" "_s.repeated(many) + u"b"_s;
    QTest::newRow("dollars") << u"$a"_s.repeated(many);
    QTest::newRow("brackets") << u"[a"_s.repeated(many);
    QTest::newRow("isolates") << u"\u2067"_s.repeated(many);
    QTest::newRow("lone surrogates") << QString(many, QChar(0xd800));
    QTest::newRow("mail") << u"a.a@"_s.repeated(many);
    QTest::newRow("stars") << u"**"_s.repeated(many) + u"x"_s;
}

// Without a limit of time here: a pattern that backtracks without end would hang until the test is stopped.
void TestModelChecks::hostileTextsEndSoon()
{
    QFETCH(QString, text);
    CheckSettings settings;
    settings.targetLanguage = u"de"_s;
    for (const PlaceholderFamilyInfo &info : placeholderFamilies())
        settings.families |= info.family;
    const Checker checker(settings);
    QVERIFY(checker.check(test::unitOf(u"Hello {name}"_s, text)).size() < 100);
    checker.check(test::unitOf(text, text));
    detectFamilies({ text }, {}, false);
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::TestModelChecks)
#include "tst_modelchecks.moc"

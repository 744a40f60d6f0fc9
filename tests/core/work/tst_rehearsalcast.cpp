// SPDX-License-Identifier: Apache-2.0
#include "work/rehearsalcast.h"

#include <QSet>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestRehearsalCast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInCastIsComplete();
    void everyCharacterAnswersEveryTopic_data();
    void everyCharacterAnswersEveryTopic();
    void theSamePromptGivesTheSameText();
    void keywordsChooseTheTopic();
    void keywordsMatchAtTheStartOfAWordOnly();
    void theNamedLanguageIsSpoken_data();
    void theNamedLanguageIsSpoken();
    void aPromptWithoutKeywordIsAnsweredToo();
    void polyglotSpeaksArabicJapaneseAndGerman();
    void aBrokenFileIsAnEmptyCast_data();
    void aBrokenFileIsAnEmptyCast();

private:
    QString text(QStringView id, const QString &prompt) const
    {
        return m_cast.answer(*m_cast.find(id), prompt).text;
    }

    const RehearsalCast m_cast = RehearsalCast::builtIn();
};

void TestRehearsalCast::theBuiltInCastIsComplete()
{
    QSet<QString> ids;
    for (const RehearsalCharacter &character : m_cast.characters()) {
        ids.insert(character.id);
        QVERIFY2(character.firstTokenMs > 0 && character.tokensPerSecond > 1, qPrintable(character.id));
    }
    QCOMPARE(ids,
             QSet<QString>({ u"quick"_s, u"bard"_s, u"limited"_s, u"cut"_s, u"lector"_s, u"polyglot"_s }));
    QCOMPARE(m_cast.find(u"limited")->behaviour, RehearsalCharacter::Behaviour::Limited);
    QCOMPARE(m_cast.find(u"cut")->behaviour, RehearsalCharacter::Behaviour::Cut);
    QCOMPARE(m_cast.find(u"lector")->protocol, u"anthropic");
    QCOMPARE(m_cast.find(u"polyglot")->protocol, u"gemini");
    QVERIFY(!m_cast.find(u"nobody"));
}

void TestRehearsalCast::everyCharacterAnswersEveryTopic_data()
{
    QTest::addColumn<QString>("prompt");
    for (const char *prompt : { "Greet the merchant", "Five barks", "Translate the quest", "Describe an item",
                                "A rumour in the tavern", "A letter", "The boss taunts", "Hello" })
        QTest::newRow(prompt) << QString::fromLatin1(prompt);
}

void TestRehearsalCast::everyCharacterAnswersEveryTopic()
{
    QFETCH(const QString, prompt);
    for (const RehearsalCharacter &character : m_cast.characters()) {
        const RehearsalText answer = m_cast.answer(character, prompt);
        QVERIFY2(!answer.text.isEmpty(), qPrintable(character.id));
        QCOMPARE(answer.reasoning.isEmpty(), !character.reasons);
    }
}

void TestRehearsalCast::theSamePromptGivesTheSameText()
{
    for (const RehearsalCharacter &character : m_cast.characters())
        QCOMPARE(m_cast.answer(character, u"Hello"_s),
                 RehearsalCast::builtIn().answer(character, u"Hello"_s));
}

void TestRehearsalCast::keywordsChooseTheTopic()
{
    QVERIFY(text(u"bard", u"Write a merchant's GREETING"_s).contains(u"Saltmarket"));
    QVERIFY(text(u"bard", u"Barks for a guard"_s).contains(u"harbour gate"));
    QVERIFY(text(u"bard", u"Describe this sword"_s).contains(u"Tidebreaker"));
    QVERIFY(text(u"quick", u"merchant"_s) != text(u"quick", u"guard"_s));
}

void TestRehearsalCast::keywordsMatchAtTheStartOfAWordOnly()
{
    QVERIFY(!text(u"bard", u"They embark and disembark."_s).contains(u"harbour gate"));
}

void TestRehearsalCast::theNamedLanguageIsSpoken_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<int>("script");
    QTest::newRow("ja") << u"Translate the quest into Japanese"_s << int(QChar::Script_Hiragana);
    QTest::newRow("日本語") << u"日本語でクエストをtranslation"_s << int(QChar::Script_Hiragana);
    QTest::newRow("ar") << u"Translate the quest into Arabic"_s << int(QChar::Script_Arabic);
}

void TestRehearsalCast::theNamedLanguageIsSpoken()
{
    QFETCH(const QString, prompt);
    QFETCH(const int, script);
    const QString answer = text(u"quick", prompt);
    QVERIFY2(
        std::any_of(answer.begin(), answer.end(), [script](QChar c) { return int(c.script()) == script; }),
        qPrintable(answer));
}

void TestRehearsalCast::aPromptWithoutKeywordIsAnsweredToo()
{
    QSet<QString> answers;
    for (int i = 0; i < 40; ++i)
        answers.insert(text(u"bard", QString::number(i)));
    QCOMPARE(answers.size(), 3);
}

void TestRehearsalCast::polyglotSpeaksArabicJapaneseAndGerman()
{
    const QString answer = text(u"polyglot", u"Translate the quest"_s);
    QVERIFY(answer.contains(u"Deutsch: "));
    QVERIFY(answer.contains(u"日本語"));
    QVERIFY(answer.contains(u"العربية"));
}

void TestRehearsalCast::aBrokenFileIsAnEmptyCast_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("other version") << QByteArray(R"({"cast":2,"characters":[{"id":"a"}]})");
}

void TestRehearsalCast::aBrokenFileIsAnEmptyCast()
{
    QFETCH(const QByteArray, json);
    const RehearsalCast cast = RehearsalCast::fromJson(json);
    QVERIFY(cast.characters().isEmpty());
    QCOMPARE(cast.answer({}, u"Hello"_s), RehearsalText());
}

QTEST_APPLESS_MAIN(TestRehearsalCast)
#include "tst_rehearsalcast.moc"

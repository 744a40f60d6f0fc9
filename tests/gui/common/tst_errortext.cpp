// SPDX-License-Identifier: Apache-2.0
#include "common/errortext.h"

#include <QSet>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestErrorText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKind_data();
    void everyKind();
    void titlesDiffer();
    void refusedKey();
    void whatIsKept();
    void otherStatuses();
    void tellsWhyAnAnswerWasCut();
    void withoutErrorOrName();
    void timeoutTellsWhen();
};

namespace {

constexpr int kinds = int(ErrorKind::NoKey) + 1;

Answer failedWith(ErrorKind kind)
{
    Answer answer;
    answer.status = AnswerStatus::Failed;
    answer.error = AnswerError{ kind, 0, {}, {}, {} };
    return answer;
}

bool isSentence(const QString &text)
{
    return !text.isEmpty() && text.front().isUpper() && text.endsWith(u'.') && !text.contains(u'!');
}

} // namespace

void TestErrorText::everyKind_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < kinds; ++kind)
        QTest::newRow(qPrintable(errorKindName(ErrorKind(kind)))) << kind;
}

void TestErrorText::everyKind()
{
    QFETCH(int, kind);
    const ErrorText text = errorText(failedWith(ErrorKind(kind)), u"Anthropic"_s);
    QVERIFY2(isSentence(text.title), qPrintable(text.title));
    QVERIFY2(isSentence(text.advice), qPrintable(text.advice));
    QCOMPARE(text.kept, u"Nothing arrived."_s);
    // A name is given once, and no status number or wire word is shown.
    QVERIFY(text.title.contains(u"Anthropic"_s) || text.advice.contains(u"Anthropic"_s));
    for (const QString &word : { u"HTTP"_s, u"%1"_s, u"token"_s, u"401"_s, u"TLS"_s })
        QVERIFY(!text.title.contains(word) && !text.advice.contains(word));
    QVERIFY(!errorKindText(ErrorKind(kind)).isEmpty());
    QVERIFY(errorKindText(ErrorKind(kind)).size() <= 24);
}

void TestErrorText::titlesDiffer()
{
    QSet<QString> titles;
    QSet<QString> words;
    for (int kind = 0; kind < kinds; ++kind) {
        titles.insert(errorText(failedWith(ErrorKind(kind)), u"X"_s).title);
        words.insert(errorKindText(ErrorKind(kind)));
    }
    QCOMPARE(titles.size(), kinds);
    QCOMPARE(words.size(), kinds);
}

void TestErrorText::refusedKey()
{
    const ErrorText text = errorText(failedWith(ErrorKind::Authentication), u"Anthropic"_s);
    QCOMPARE(text.title, u"Anthropic refused the key."_s);
    QCOMPARE(text.advice, u"Open Settings > Providers and enter it again."_s);
}

void TestErrorText::whatIsKept()
{
    Answer answer = failedWith(ErrorKind::Interrupted);
    answer.text = u"You break swords the way the tide breaks promises"_s;
    const QString kept = errorText(answer, u"X"_s).kept;
    QVERIFY2(kept.startsWith(u"The 9 "_s) && kept.endsWith(u"are kept."_s), qPrintable(kept));
    answer.text = u"..."_s;
    QCOMPARE(errorText(answer, u"X"_s).kept, u"The text that arrived is kept."_s);
    answer.text.clear();
    answer.reasoning = u"Let me think"_s;
    QVERIFY(errorText(answer, u"X"_s).kept.contains(u"reasoning"_s));
}

void TestErrorText::otherStatuses()
{
    Answer answer;
    QVERIFY(errorText(answer, u"X"_s).isEmpty());
    answer.status = AnswerStatus::Complete;
    QVERIFY(errorText(answer, u"X"_s).isEmpty());
    for (const AnswerStatus status :
         { AnswerStatus::Truncated, AnswerStatus::Refused, AnswerStatus::Cancelled }) {
        answer.status = status;
        const ErrorText text = errorText(answer, u"Gemini"_s);
        QVERIFY(isSentence(text.title));
        QVERIFY(isSentence(text.kept));
        QVERIFY(isSentence(text.advice));
    }
}

void TestErrorText::tellsWhyAnAnswerWasCut()
{
    Answer answer;
    answer.status = AnswerStatus::Truncated;
    answer.finishReason = u"length"_s;
    const ErrorText byLength = errorText(answer, u"X"_s);
    QCOMPARE(byLength.title, u"The answer hit its length limit."_s);
    QVERIFY(byLength.advice.contains("Continue"_L1) && byLength.advice.contains("lineup"_L1));
    QSet<QString> titles{ byLength.title };
    for (const QString &reason : { u"model_context_window_exceeded"_s, u"pause_turn"_s }) {
        answer.finishReason = reason;
        titles.insert(errorText(answer, u"X"_s).title);
    }
    QCOMPARE(titles.size(), 3);
    answer.finishReason = u"MAX_TOKENS"_s;
    QCOMPARE(errorText(answer, u"X"_s), byLength);
}

void TestErrorText::withoutErrorOrName()
{
    Answer answer;
    answer.status = AnswerStatus::Failed;
    QVERIFY(isSentence(errorText(answer, u"X"_s).title));
    QCOMPARE(errorText(failedWith(ErrorKind::Network), {}).title, u"The provider could not be reached."_s);
    // A provider's name is inserted as it is.
    QCOMPARE(errorText(failedWith(ErrorKind::Network), u"%1 <b>"_s).title, u"%1 <b> could not be reached."_s);
}

void TestErrorText::timeoutTellsWhen()
{
    Answer answer = failedWith(ErrorKind::Timeout);
    const QString before = errorText(answer, u"X"_s).title;
    answer.text = u"Some words"_s;
    QVERIFY(errorText(answer, u"X"_s).title != before);
    QCOMPARE(errorTitle(ErrorKind::Timeout, u"X"_s), before);
    QCOMPARE(errorTitle(ErrorKind::Timeout, {}), u"The provider did not answer in time."_s);
}

QTEST_MAIN(TestErrorText)
#include "tst_errortext.moc"

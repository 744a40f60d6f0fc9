// SPDX-License-Identifier: Apache-2.0
#include "parserharness.h"
#include "protocols/deepl.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

Prompt promptOf(const QString &text)
{
    return { {}, { { Role::User, text } } };
}

QString textOf(const AnswerEvents &events)
{
    QString text;
    for (const AnswerEvent &event : events) {
        if (const auto *delta = std::get_if<TextDelta>(&event))
            text += delta->text;
    }
    return text;
}

bool hasEnded(const AnswerEvents &events)
{
    return std::any_of(events.begin(), events.end(), [](const AnswerEvent &event) {
        const auto *finished = std::get_if<Finished>(&event);
        return finished && finished->status == AnswerStatus::Complete;
    });
}

} // namespace

// A machine translation service behind the same interface as models, as its reference describes it.
class TestDeepL : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void request()
    {
        RequestOptions options;
        options.targetLanguage = u"pt-BR"_s;
        options.sourceLanguage = u"en-GB"_s;
        options.texts = { u"One"_s, u"Two"_s };
        options.context = u"A menu"_s;
        const HttpRequest request = DeepL().request(targetFor(u"deepl"_s), promptOf(u"unused"_s), options);
        QCOMPARE(request.url.toString(), u"http://127.0.0.1:1/base/v2/translate"_s);
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body.value("text"_L1).toArray(), (QJsonArray{ u"One"_s, u"Two"_s }));
        QCOMPARE(body.value("target_lang"_L1).toString(), u"PT-BR"_s);
        QCOMPARE(body.value("source_lang"_L1).toString(), u"EN"_s);
        QCOMPARE(body.value("context"_L1).toString(), u"A menu"_s);
        QVERIFY(!request.url.hasQuery());
    }

    void whatIsKeptIsWrapped()
    {
        RequestOptions options;
        options.targetLanguage = u"de"_s;
        options.texts = { u"%s & <b>co</b>"_s, u"1 < 2"_s };
        options.kept = { { { 0, 2 }, { 5, 3 }, { 10, 4 } }, {} };
        const HttpRequest request = DeepL().request(targetFor(u"deepl"_s), promptOf({}), options);
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body.value("text"_L1).toArray(),
                 (QJsonArray{ u"<x>%s</x> &amp; <x>&lt;b&gt;</x>co<x>&lt;/b&gt;</x>"_s, u"1 &lt; 2"_s }));
        QCOMPARE(body.value("tag_handling"_L1).toString(), u"xml"_s);
        QCOMPARE(body.value("ignore_tags"_L1).toArray(), QJsonArray{ u"x"_s });
        const AnswerEvents events = parse(u"deepl"_s,
                                          { "{\"translations\":[{\"text\":\"<x>&lt;b&gt;</x>Und "
                                            "<x>%s</x><x>&lt;/b&gt;</x> &amp; Co\"}]}" });
        QCOMPARE(textOf(events), u"<b>Und %s</b> & Co"_s);
    }

    void comparisonKeepsPlaceholders()
    {
        RequestOptions options;
        options.targetLanguage = u"de"_s;
        const Prompt prompt = promptOf(u"Hail {name}, <i>lord</i>"_s);
        const HttpRequest request = DeepL().request(targetFor(u"deepl"_s), prompt, options);
        QCOMPARE(QJsonDocument::fromJson(request.body).object().value("text"_L1).toArray(),
                 QJsonArray{ u"Hail <x>{name}</x>, <x>&lt;i&gt;</x>lord<x>&lt;/i&gt;</x>"_s });
        QCOMPARE(DeepL().lost(prompt, options, u"Heil {name}, <i>Herr"_s), QStringList{ u"</i>"_s });
        QVERIFY(DeepL().lost(prompt, options, u"Heil {name}, <i>Herr</i>"_s).isEmpty());
    }

    void comparisonTranslatesTheUserText()
    {
        RequestOptions options;
        options.targetLanguage = u"de"_s;
        QVERIFY(DeepL().refusal(promptOf(u"Hello"_s), options).isEmpty());
        const HttpRequest request = DeepL().request(targetFor(u"deepl"_s), promptOf(u"Hello"_s), options);
        QCOMPARE(QJsonDocument::fromJson(request.body).object().value("text"_L1).toArray(),
                 QJsonArray{ u"Hello"_s });
        QVERIFY(!DeepL().refusal(promptOf(u"Hello"_s), {}).isEmpty());
        QVERIFY(!DeepL().refusal(promptOf({}), options).isEmpty());
    }

    void languages_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("de") << u"DE"_s;
        QTest::newRow("de-AT") << u"DE"_s;
        QTest::newRow("en") << u"EN-US"_s;
        QTest::newRow("en-GB") << u"EN-GB"_s;
        QTest::newRow("pt") << u"PT-PT"_s;
        QTest::newRow("zh-CN") << u"ZH-HANS"_s;
        QTest::newRow("zh-Hant-TW") << u"ZH-HANT"_s;
        QTest::newRow("es-419") << u"ES-419"_s;
        QTest::newRow("nn") << u"NB"_s;
    }

    void languages()
    {
        QFETCH(const QString, target);
        QCOMPARE(deepLTarget(QString::fromLatin1(QTest::currentDataTag())), target);
    }

    void sourceLanguages()
    {
        QCOMPARE(deepLSource(u"en-GB"_s), u"EN"_s);
        QCOMPARE(deepLSource(u"zh-Hant-TW"_s), u"ZH"_s);
        QCOMPARE(deepLSource(u"no"_s), u"NB"_s);
    }

    void reply()
    {
        const AnswerEvents one = parse(u"deepl"_s, { "{\"translations\":[{\"text\":\"Ha", "llo\"}]}" });
        QCOMPARE(textOf(one), u"Hallo"_s);
        QVERIFY(hasEnded(one));
        const AnswerEvents two
            = parse(u"deepl"_s, { "{\"translations\":[{\"text\":\"A\"},{\"text\":\"B \\\"q\\\"\"}]}" });
        QCOMPARE(QJsonDocument::fromJson(textOf(two).toUtf8()).array(), (QJsonArray{ u"A"_s, u"B \"q\""_s }));
        const AnswerEvents cut = parse(u"deepl"_s, { "{\"translations\":[{\"text\":\"A" });
        QVERIFY(!hasEnded(cut));
    }

    void errors()
    {
        const auto kind
            = [](int status) { return DeepL().error(status, {}, "{\"message\":\"Quota exceeded\"}", {}); };
        QCOMPARE(kind(456).error.kind, ErrorKind::Billing);
        QVERIFY(!kind(456).retryable);
        QCOMPARE(kind(403).error.kind, ErrorKind::Permission);
        QVERIFY(kind(429).retryable);
        QCOMPARE(kind(456).error.message, u"Quota exceeded"_s);
    }

    void parametersOfModelsAreSaidToBeWithheld()
    {
        ResolvedTarget target = targetFor(u"deepl"_s);
        target.target.parameters.temperature = 0.5;
        RequestOptions options;
        options.targetLanguage = u"de"_s;
        QCOMPARE(DeepL().request(target, promptOf(u"a"_s), options).withheldParameters,
                 QStringList{ u"temperature"_s });
    }
};

QTEST_GUILESS_MAIN(TestDeepL)
#include "tst_deepl.moc"

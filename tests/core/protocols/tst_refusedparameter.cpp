// SPDX-License-Identifier: Apache-2.0
#include "protocols/refusedparameter.h"

#include <QtTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestRefusedParameter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void named_data();
    void named();
};

void TestRefusedParameter::named_data()
{
    QTest::addColumn<QString>("param");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const QString &param, const QString &message,
                        const QString &wanted) { QTest::newRow(name) << param << message << wanted; };
    row("param", u"temperature"_s, {}, u"temperature"_s);
    row("nested param", u"reasoning.effort"_s, {}, u"reasoningEffort"_s);
    row("param with path", u"generation_config.thinking_config.thinking_level"_s, {}, u"reasoningEffort"_s);
    row("param counts alone", u"messages"_s, u"temperature is fine"_s, {});
    row("developer role", u"messages[0].role"_s, {}, u"developerRole"_s);
    row("quoted", {}, u"Unsupported parameter: 'max_tokens' is not supported with this model."_s,
        u"maxOutputTokens"_s);
    row("first one named", {}, u"'top_p' cannot be used with 'temperature'"_s, u"topP"_s);
    row("bare field", {}, u"temperature must be 1 for this model"_s, u"temperature"_s);
    row("plain word in a sentence", {}, u"Please stop sending so much, you seed chaos and store nothing"_s,
        {});
    row("plain word quoted", {}, u"Unknown name \"stop\": cannot find field"_s, u"stop"_s);
    row("plain word as a name", {}, u"The parameter seed is not supported"_s, u"seed"_s);
    row("plain word as a path", {}, u"body.seed: Extra inputs are not permitted"_s, u"seed"_s);
    row("does not support", {}, u"\"llama\" does not support thinking"_s, u"reasoningEffort"_s);
    row("part of a word", {}, u"Your temperatures are unreadable, max_tokens_total too"_s, {});
    row("stream options", {}, u"stream_options is not allowed"_s, u"streamOptions"_s);
    row("nothing", {}, u"Bad request"_s, {});
}

void TestRefusedParameter::named()
{
    QFETCH(QString, param);
    QFETCH(QString, message);
    QFETCH(QString, wanted);
    const QStringList sent{
        u"temperature"_s,     u"topP"_s,          u"stop"_s,  u"seed"_s,         u"maxOutputTokens"_s,
        u"reasoningEffort"_s, u"streamOptions"_s, u"store"_s, u"developerRole"_s
    };
    QCOMPARE(refusedParameter(param, message, sent), wanted);
    QCOMPARE(refusedParameter(param, message, {}), QString());
}

QTEST_GUILESS_MAIN(TestRefusedParameter)
#include "tst_refusedparameter.moc"

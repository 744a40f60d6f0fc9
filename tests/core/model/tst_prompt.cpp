// SPDX-License-Identifier: Apache-2.0
#include "model/prompt.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

using Variables = QMap<QString, QString>;

class PromptTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void expands_data();
    void expands();
    void namesInOrderOfAppearance();
    void systemAndUser();
    void emptiness();
    void bytes_data();
    void bytes();
    void hostileLength();
};

void PromptTest::expands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QStringList>("unbound");
    const auto row
        = [](const char *name, const QString &text, const QString &expected,
             const QStringList &unbound = {}) { QTest::newRow(name) << text << expected << unbound; };
    // bound: a = "1", b = "{{a}}", empty = "", größe = "XL", a.b-c_2 = "dotted"
    row("nothing", {}, {});
    row("plain", u"no braces"_s, u"no braces"_s);
    row("bound", u"x {{a}} y"_s, u"x 1 y"_s);
    row("twice", u"{{a}}{{a}}"_s, u"11"_s);
    row("a value is never expanded again", u"{{b}} {{a}}"_s, u"{{a}} 1"_s);
    row("empty value", u"[{{empty}}]"_s, u"[]"_s);
    row("unbound stays", u"{{count}} of {{a}}"_s, u"{{count}} of 1"_s, { u"count"_s });
    row("unbound once in the list", u"{{count}} {{count}}"_s, u"{{count}} {{count}}"_s, { u"count"_s });
    row("space inside", u"{{ a }}{{\ta\n}}"_s, u"11"_s);
    row("unbound keeps its space", u"{{ count }}"_s, u"{{ count }}"_s, { u"count"_s });
    row("other scripts", u"{{größe}}"_s, u"XL"_s);
    row("other signs", u"{{a.b-c_2}}"_s, u"dotted"_s);
    row("case matters", u"{{A}}"_s, u"{{A}}"_s, { u"A"_s });
    row("single braces", u"{a} {{a} {a}}"_s, u"{a} {{a} {a}}"_s);
    row("three braces", u"{{{a}}}"_s, u"{1}"_s);
    row("no name", u"{{}} {{ }}"_s, u"{{}} {{ }}"_s);
    row("plural of ICU", u"{{n, plural, one {x}}}"_s, u"{{n, plural, one {x}}}"_s);
    row("other templates", u"{{#if a}} {{> p}}"_s, u"{{#if a}} {{> p}}"_s);
    row("open at the end", u"{{a"_s, u"{{a"_s);
    row("open, then bound", u"{{x {{a}}"_s, u"{{x 1"_s);
    row("half a character", QString(QChar(0xd83d)) + u"{{a}}"_s, QString(QChar(0xd83d)) + u"1"_s);
    row("beyond the basic plane", u"{{𝒳}}"_s, u"{{𝒳}}"_s, { u"𝒳"_s });
}

void PromptTest::expands()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(QStringList, unbound);
    const Variables variables{ { u"a"_s, u"1"_s },
                               { u"b"_s, u"{{a}}"_s },
                               { u"empty"_s, QString() },
                               { u"größe"_s, u"XL"_s },
                               { u"a.b-c_2"_s, u"dotted"_s } };
    const PromptTemplate prompt{ text, text, variables };
    QCOMPARE(prompt.expanded().system, expected);
    QCOMPARE(prompt.expanded().user(), expected);
    QCOMPARE(prompt.unboundNames(), unbound);
}

void PromptTest::namesInOrderOfAppearance()
{
    const PromptTemplate prompt{ u"{{b}} {{ a }}"_s,
                                 u"{{c}} {{b}} {{a}}"_s,
                                 { { u"a"_s, u"1"_s }, { u"z"_s, u"1"_s } } };
    QCOMPARE(prompt.variableNames(), QStringList({ u"b"_s, u"a"_s, u"c"_s }));
    QCOMPARE(prompt.unboundNames(), QStringList({ u"b"_s, u"c"_s }));
}

void PromptTest::systemAndUser()
{
    const Prompt prompt = PromptTemplate{ u"S"_s, u"U"_s, {} }.expanded();
    QCOMPARE(prompt.system, u"S"_s);
    QCOMPARE(prompt.messages, QList<Message>({ { Role::User, u"U"_s } }));
    Prompt follow = prompt;
    follow.messages << Message{ Role::Assistant, u"A"_s } << Message{ Role::User, u"V"_s };
    QCOMPARE(follow.user(), u"U"_s);
}

void PromptTest::emptiness()
{
    QVERIFY(Prompt().isEmpty());
    QVERIFY((PromptTemplate{ u"system"_s, u" \n\t"_s, {} }.expanded().isEmpty()));
    QVERIFY(!(PromptTemplate{ {}, u"x"_s, {} }.expanded().isEmpty()));
}

void PromptTest::bytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<std::optional<QString>>("text");
    const auto row = [](const char *name, const QByteArray &bytes, const std::optional<QString> &text) {
        QTest::newRow(name) << bytes << text;
    };
    row("empty", "", QString());
    row("as it is", " a\r\nb\n\n", u" a\r\nb\n\n"_s);
    row("mark", "\xEF\xBB\xBFä", u"ä"_s);
    row("one mark only", "\xEF\xBB\xBF\xEF\xBB\xBFx", u"\uFEFFx"_s);
    row("UTF-16", QByteArray("\xFF\xFEx\0", 4), u"x"_s);
    row("Latin-1", "\xe4", std::nullopt);
    row("cut off", "a\xC3", std::nullopt);
}

void PromptTest::bytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(std::optional<QString>, text);
    QCOMPARE(promptFromBytes(bytes), text);
}

// Quadratic scanning would not end within the test's time limit.
void PromptTest::hostileLength()
{
    for (const QString &piece : { u"{{"_s, u"{{a"_s, u"{{ "_s, u"{{a}}"_s }) {
        const PromptTemplate prompt{ {}, piece.repeated(300000), { { u"a"_s, u"1"_s } } };
        QVERIFY(!prompt.expanded().user().isEmpty());
    }
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::PromptTest)
#include "tst_prompt.moc"

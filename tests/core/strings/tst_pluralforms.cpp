// SPDX-License-Identifier: Apache-2.0
#include "strings/pluralexpression.h"
#include "strings/pluralforms.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

class PluralFormsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void categories_data();
    void categories();
    void header_data();
    void header();
    void expressions_data();
    void expressions();
};

static QStringList names(const QList<PluralForm> &forms)
{
    QStringList list;
    for (const PluralForm &form : forms)
        list.append(form.category);
    return list;
}

void PluralFormsTest::categories_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("expected");
    QTest::newRow("ar") << u"ar"_s << u"zero one two few many other"_s;
    QTest::newRow("ja") << u"ja"_s << u"other"_s;
    QTest::newRow("de") << u"de-AT"_s << u"one other"_s;
    QTest::newRow("pl") << u"pl"_s << u"one few many"_s;
    QTest::newRow("sl") << u"sl"_s << u"one two few other"_s;
    QTest::newRow("unknown") << u"xx"_s << u"other"_s;
}

void PluralFormsTest::categories()
{
    QFETCH(QString, language);
    QFETCH(QString, expected);
    const QList<PluralForm> forms = pluralFormsOf(language);
    QCOMPARE(names(forms).join(u' '), expected);
    for (const PluralForm &form : forms)
        QVERIFY(!form.examples.isEmpty());
}

void PluralFormsTest::header_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("expected"); // empty: cannot be used
    QTest::newRow("de") << QByteArray("nplurals=2; plural=(n != 1);") << u"de"_s << u"one other"_s;
    QTest::newRow("spaces, no end") << QByteArray("nplurals = 1 ; plural = 0") << u"ja"_s << u"other"_s;
    QTest::newRow("ru") << QByteArray("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
                                      "(n%100<10 || n%100>=20) ? 1 : 2);")
                        << u"ru"_s << u"one few many"_s;
    QTest::newRow("sl, other order") << QByteArray(
        "nplurals=4; plural=n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 || "
        "n%100==4 ? 3 : 0;") << u"sl"_s
                                     << u"other one two few"_s;
    QTest::newRow("forms never used") << QByteArray("nplurals=3; plural=(n != 1)") << u"ar"_s << QString();
    QTest::newRow("too many") << QByteArray("nplurals=2; plural=n") << u"de"_s << QString();
    QTest::newRow("division") << QByteArray("nplurals=2; plural=1/n") << u"de"_s << QString();
    QTest::newRow("words") << QByteArray("nplurals=INTEGER; plural=EXPRESSION;") << u"de"_s << QString();
    QTest::newRow("nothing") << QByteArray() << u"de"_s << QString();
}

void PluralFormsTest::header()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, language);
    QFETCH(QString, expected);
    const PluralHeader read = readPluralHeader(header, language);
    QCOMPARE(names(read.forms).join(u' '), expected);
    QCOMPARE(read.problem.isEmpty(), !expected.isEmpty());
}

void PluralFormsTest::expressions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("expected"); // -1: none
    QTest::newRow("precedence") << QByteArray("1+2*3==7&&n<5||0") << 4 << 1;
    QTest::newRow("choices") << QByteArray("n==0?10:n==1?20:30") << 1 << 20;
    QTest::newRow("not") << QByteArray("!(n!=3)") << 3 << 1;
    QTest::newRow("short circuit") << QByteArray("n==0||6/n>2") << 0 << 1;
    QTest::newRow("branch not taken") << QByteArray("n==0?5:6/n") << 0 << 5;
    QTest::newRow("zero") << QByteArray("5%n") << 0 << -1;
    QTest::newRow("overflow") << QByteArray("n*n*n*n*n*n*n*n*n*n*n*n*n*n*n*n") << 1000 << -1;
    QTest::newRow("open") << QByteArray("(n") << 0 << -1;
    QTest::newRow("rest") << QByteArray("n n") << 0 << -1;
    QTest::newRow("call") << QByteArray("system(1)") << 0 << -1;
    QTest::newRow("deep") << QByteArray("(").repeated(400) + "n" + QByteArray(")").repeated(400) << 0 << -1;
    QTest::newRow("long") << "n" + QByteArray("+1").repeated(600) << 0 << -1;
}

void PluralFormsTest::expressions()
{
    QFETCH(QByteArray, text);
    QFETCH(int, n);
    QFETCH(int, expected);
    const auto expression = PluralExpression::parse(text);
    const auto value = expression ? expression->value(n) : std::nullopt;
    QCOMPARE(int(value.value_or(-1)), expected);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::PluralFormsTest)
#include "tst_pluralforms.moc"

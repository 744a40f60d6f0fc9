// SPDX-License-Identifier: Apache-2.0
#include "settings/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void pluralsHaveTheirForms_data();
    void pluralsHaveTheirForms();
    void theChosenLanguageSetsTheNumbers();
};

void TestLanguage::pluralsHaveTheirForms_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("as the system") << QString();
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("British") << u"en_GB"_s;
    QTest::newRow("none of its own") << u"fi"_s;
    QTest::newRow("nonsense") << u"../x"_s;
}

void TestLanguage::pluralsHaveTheirForms()
{
    QFETCH(QString, language);
    const auto answers
        = [](int n) { return QCoreApplication::translate("PromptEstimate", "%n answer(s)", nullptr, n); };
    {
        QTranslator translator;
        installLanguage(language, translator);
        QCOMPARE(answers(1), u"1 answer"_s);
        QCOMPARE(answers(3), u"3 answers"_s);
    }
    QCOMPARE(answers(3), u"3 answer(s)"_s);
}

void TestLanguage::theChosenLanguageSetsTheNumbers()
{
    QTranslator translator;
    installLanguage(u"de_DE"_s, translator);
    QCOMPARE(QLocale().toString(0.5, 'f', 1), u"0,5"_s);
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"

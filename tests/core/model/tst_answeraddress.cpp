// SPDX-License-Identifier: Apache-2.0
#include "model/answeraddress.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

class AnswerAddressTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plain();
    void everyCharacterComesBack();
    void refused_data();
    void refused();
};

void AnswerAddressTest::plain()
{
    const AnswerAddress address{ u"0193-a"_s, 12, u"pt-BR"_s, u"gpt.6_x"_s, 2, 3 };
    QCOMPARE(address.toString(), u"0193-a|12|pt-BR|gpt.6_x|2|3"_s);
    QVERIFY(AnswerAddress::fromString(address.toString()) == address);
}

void AnswerAddressTest::everyCharacterComesBack()
{
    const AnswerAddress address{ u"a|b"_s, 0, {}, u"100 % größer|=1\n"_s, 1, 1 };
    QCOMPARE(address.toString().count(u'|'), 5);
    QVERIFY(AnswerAddress::fromString(address.toString()) == address);
}

void AnswerAddressTest::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("too few parts") << u"run|0||t|1"_s;
    QTest::newRow("too many parts") << u"run|0||t|1|1|1"_s;
    QTest::newRow("no run") << u"|0||t|1|1"_s;
    QTest::newRow("no target") << u"run|0|||1|1"_s;
    QTest::newRow("row is no number") << u"run|x||t|1|1"_s;
    QTest::newRow("negative row") << u"run|-1||t|1|1"_s;
    QTest::newRow("sample 0") << u"run|0||t|0|1"_s;
    QTest::newRow("take is empty") << u"run|0||t|1|"_s;
}

void AnswerAddressTest::refused()
{
    QFETCH(QString, text);
    QVERIFY(!AnswerAddress::fromString(text));
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::AnswerAddressTest)
#include "tst_answeraddress.moc"

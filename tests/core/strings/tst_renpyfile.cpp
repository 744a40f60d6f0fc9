// SPDX-License-Identifier: Apache-2.0
#include "stringfixtures.h"

namespace lineup {

using namespace Qt::StringLiterals;
using namespace lineup::test;

class RenpyFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void units();
    void written();
};

void RenpyFileTest::units()
{
    const StringFile file = readFixture(u"script.rpy"_s);
    QCOMPARE(file.targetLanguage, u"de"_s);
    QCOMPARE(file.units.size(), 4);
    QCOMPARE(file.units.at(0).id, u"start_915cb944"_s);
    QCOMPARE(file.units.at(0).line, 2);
    QCOMPARE(file.units.at(0).source, u"It's \"me\"."_s);
    QCOMPARE(file.units.at(0).speaker, u"e happy"_s);
    QCOMPARE(file.units.at(0).references, QStringList{ u"game/script.rpy:19"_s });
    QCOMPARE(file.units.at(1).source, u"One.\nTwo."_s);
    QCOMPARE(file.units.at(1).target(), u"Eins.\nZwei."_s);
    QCOMPARE(file.units.at(2).state, StringState::Untranslated);
    QCOMPARE(file.units.at(3).id, u"Menu"_s);
    QVERIFY(file.warnings.isEmpty());
}

void RenpyFileTest::written()
{
    const StringFile file = readFixture(u"script.rpy"_s);
    const QByteArray before = bytesOf(fixture(u"script.rpy"_s));
    QByteArray expected = before;
    expected.replace("Ich bin \\\"es\\\".", "Zeile\\n\\\"zwei\\\"");
    QCOMPARE(file.write({ { 0, { u"Zeile\n\"zwei\""_s } } }).bytes, expected);
    expected = before;
    expected.replace("\"Zwei.\"\n", "\"2\"\n    e \"3\"\n");
    QCOMPARE(file.write({ { 1, { u"Eins.\n2\n3"_s } } }).bytes, expected);
    expected = before;
    expected.replace("    e \"Zwei.\"\n", "");
    QCOMPARE(file.write({ { 1, { u"Eins."_s } } }).bytes, expected);
    expected = before;
    expected.replace("    pass\n", "    \"Noch nichts.\"\n");
    const StringWriteResult result = file.write({ { 2, { u"Noch nichts."_s }, StringMark::Fuzzy } });
    QCOMPARE(result.bytes, expected);
    QVERIFY(result.marksLost);
    expected = before;
    expected.replace("new \"\"", "new \"Menü\"");
    QCOMPARE(file.write({ { 3, { u"Menü"_s } } }).bytes, expected);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::RenpyFileTest)
#include "tst_renpyfile.moc"

// SPDX-License-Identifier: Apache-2.0
#include "stringfixtures.h"

#include <QRandomGenerator>
#include <QStringEncoder>

namespace lineup {

using namespace Qt::StringLiterals;
using namespace lineup::test;

class StringRoundTripTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unchanged_data();
    void unchanged();
    void oneChange_data();
    void oneChange();
    void damaged_data();
    void damaged();
    void hostile_data();
    void hostile();
    void wideEncodings();
};

namespace {

void addFiles()
{
    QTest::addColumn<QString>("path");
    const QStringList files = allFiles();
    for (const QString &path : files)
        QTest::newRow(qPrintable(path.section(u'/', -1))) << path;
}

// Reads and writes without a change; whatever the bytes are, they come back.
void checkBytes(const QByteArray &bytes, const QString &name)
{
    const StringReadResult result = readStrings(bytes, name);
    QVERIFY(result.file.has_value() != !result.error.isEmpty());
    if (result.file)
        QCOMPARE(result.file->write({}).bytes, bytes);
}

} // namespace

void StringRoundTripTest::unchanged_data()
{
    addFiles();
}

void StringRoundTripTest::unchanged()
{
    QFETCH(QString, path);
    const QByteArray bytes = bytesOf(path);
    const StringReadResult result = readStrings(bytes, path);
    QVERIFY2(result.file, qPrintable(result.error));
    QVERIFY(!result.file->units.isEmpty());
    QList<StringChange> same;
    for (qsizetype i = 0; i < result.file->units.size(); ++i)
        same.append({ i, result.file->units.at(i).targets, StringMark::Keep });
    QCOMPARE(result.file->write({}).bytes, bytes);
    QCOMPARE(result.file->write(same).bytes, bytes);
}

void StringRoundTripTest::oneChange_data()
{
    addFiles();
}

// What is written can be read again, with this one unit changed and nothing else.
void StringRoundTripTest::oneChange()
{
    QFETCH(QString, path);
    const QByteArray bytes = bytesOf(path);
    const StringFile file = *readStrings(bytes, path).file;
    const qsizetype step = std::max<qsizetype>(1, file.units.size() / 12);
    for (qsizetype i = 0; i < file.units.size(); i += step) {
        StringChange change{ i, file.units.at(i).targets, StringMark::Translated };
        for (QString &target : change.targets)
            target += u" <b>Ä\"ö'\\ & %1"_s;
        const StringWriteResult written = file.write({ change });
        if (file.text.encoding() != "UTF-8" && !written.leftAlone.isEmpty())
            continue;
        QVERIFY2(written.leftAlone.isEmpty(), qPrintable(written.leftAlone.value(0).reason));
        const StringFile again = *readStrings(written.bytes, path).file;
        QCOMPARE(again.units.size(), file.units.size());
        for (qsizetype k = 0; k < file.units.size(); ++k) {
            QCOMPARE(again.units.at(k).id, file.units.at(k).id);
            QCOMPARE(again.units.at(k).targets, k == i ? change.targets : file.units.at(k).targets);
            if (k == i)
                QCOMPARE(again.units.at(k).state, StringState::Translated);
            else
                QCOMPARE(again.units.at(k).state, file.units.at(k).state);
        }
        // Only lines from a little before this unit up to the next one differ.
        const auto [first, last] = differingLines(bytes, written.bytes);
        qsizetype next = i + 1;
        while (next < file.units.size() && file.units.at(next).line == file.units.at(i).line)
            ++next;
        const qsizetype end = next < file.units.size() ? file.units.at(next).line : bytes.count('\n') + 2;
        QVERIFY2(first >= file.units.at(i).line - 12 && last < end + 1, qPrintable(QString::number(first)));
    }
}

void StringRoundTripTest::damaged_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : { "traps.po", "unreal.po", "latin1.po", "first.xlf", "second.xlf", "app.ts",
                              "nested.json", "third.json", "script.rpy", "unity.csv", "godot.csv" })
        QTest::newRow(name) << QString::fromLatin1(name);
}

void StringRoundTripTest::damaged()
{
    QFETCH(QString, name);
    const QByteArray bytes = bytesOf(fixture(name));
    QVERIFY(!bytes.isEmpty());
    QRandomGenerator random(20240501);
    const QByteArray pieces = "\"\\<>&'{}[],:#\n\r\t /!-=~|msgidtr0\xc3\xff";
    for (int round = 0; round < 400 && !QTest::currentTestFailed(); ++round) {
        QByteArray changed = bytes;
        const int edits = 1 + random.bounded(4);
        for (int i = 0; i < edits && !changed.isEmpty(); ++i) {
            const qsizetype at = random.bounded(int(changed.size()));
            const int kind = random.bounded(4);
            if (kind == 0)
                changed.remove(at, 1 + random.bounded(20));
            else if (kind == 1)
                changed.insert(at, pieces.at(random.bounded(int(pieces.size()))));
            else if (kind == 2)
                changed[at] = pieces.at(random.bounded(int(pieces.size())));
            else
                changed.insert(at, changed.mid(random.bounded(int(changed.size())), random.bounded(60)));
        }
        checkBytes(changed, name);
        const StringReadResult result = readStrings(changed, name);
        QList<StringChange> all;
        for (qsizetype i = 0; result.file && i < result.file->units.size(); ++i) {
            QStringList targets = result.file->units.at(i).targets;
            targets.last() += u"x\n"_s;
            all.append({ i, targets, round % 2 == 0 ? StringMark::Fuzzy : StringMark::Translated });
        }
        if (result.file)
            QVERIFY(!result.file->write(all).bytes.isEmpty());
    }
    for (qsizetype length = 0; length < bytes.size() && !QTest::currentTestFailed(); length += 7)
        checkBytes(bytes.left(length), name);
}

void StringRoundTripTest::hostile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray big(3 * 1024 * 1024, 'a');
    const QByteArray deep = QByteArray("<g>").repeated(5000);
    QTest::newRow("NUL") << u"a.po"_s << QByteArray("msgid \"a\"\nmsgstr \"b\0c\"\n", 24);
    QTest::newRow("long text, PO") << u"a.po"_s << "msgid \"a\"\nmsgstr \"" + big + "\"\n";
    QTest::newRow("long text, JSON") << u"a.json"_s << "{\"a\":\"" + big + "\"}";
    QTest::newRow("long text, XLIFF")
        << u"a.xlf"_s << "<xliff version=\"1.2\"><file><body><trans-unit id=\"1\"><source>" + big;
    QTest::newRow("long text, XLIFF, closed")
        << u"a.xlf"_s
        << "<xliff version=\"1.2\"><trans-unit id=\"1\"><source>" + big + "</source></trans-unit></xliff>";
    QTest::newRow("long text, ts") << u"a.ts"_s
                                   << "<TS version=\"2.1\"><context><message><source>" + big
            + "</source></message></context></TS>";
    QTest::newRow("long text, Ren'Py") << u"a.rpy"_s << "translate de strings:\n    old \"" + big + "\"\n";
    QTest::newRow("deep JSON") << u"a.json"_s << QByteArray("{\"a\":").repeated(100000);
    QTest::newRow("deep JSON arrays") << u"a.json"_s << "{\"a\":" + QByteArray("[").repeated(100000);
    QTest::newRow("deep XML") << u"a.xlf"_s << "<xliff version=\"1.2\">" + deep;
    QTest::newRow("deep inline") << u"a.xlf"_s
                                 << "<xliff version=\"1.2\"><trans-unit id=\"1\"><source>" + deep
            + "</source>";
    QTest::newRow("entities")
        << u"a.xlf"_s
        << QByteArray(
               "<?xml version=\"1.0\"?><!DOCTYPE xliff [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
               "<xliff version=\"1.2\"><trans-unit id=\"1\"><source>&b;</source></trans-unit></xliff>");
    QTest::newRow("external document type")
        << u"a.ts"_s << QByteArray("<!DOCTYPE TS SYSTEM \"file:x\"><TS version=\"2.1\"></TS>");
    QTest::newRow("nothing known") << u"a.bin"_s << QByteArray("\x89PNG");
    QTest::newRow("broken workbook") << u"a.xlsx"_s << QByteArray("PK\3\4 nothing behind it");
}

void StringRoundTripTest::hostile()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const StringReadResult result = readStrings(bytes, name);
    QVERIFY(!result.file);
    QVERIFY(!result.error.isEmpty());
    QVERIFY(result.error.size() < 400);
}

void StringRoundTripTest::wideEncodings()
{
    const QByteArray utf8 = bytesOf(fixture(u"app.ts"_s));
    for (const auto encoding : { QStringConverter::Utf16LE, QStringConverter::Utf16BE }) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray wide = encoder(QString::fromUtf8(utf8));
        const StringFile file = readText(wide, u"app.ts"_s);
        QCOMPARE(file.units.size(), readText(utf8, u"app.ts"_s).units.size());
        QCOMPARE(file.write({}).bytes, wide);
        const StringWriteResult written = file.write({ { 1, { u"Otwórz"_s } } });
        QCOMPARE(readText(written.bytes, u"app.ts"_s).units.at(1).target(), u"Otwórz"_s);
        QCOMPARE(written.bytes.left(2), wide.left(2));
    }
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::StringRoundTripTest)
#include "tst_stringroundtrip.moc"

// SPDX-License-Identifier: Apache-2.0
#include "window/lineupchooser.h"
#include "windowharness.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestLineupChooser : public QObject
{
    Q_OBJECT

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    static QByteArray lineupFile(const QString &name)
    {
        Target target;
        target.id = u"a"_s;
        target.protocol = u"openai-chat"_s;
        target.baseUrl = u"http://127.0.0.1:9/v1"_s;
        target.model = u"m"_s;
        return lineupToJson({ name, { target }, {} });
    }

private Q_SLOTS:
    void firstStartIsTheRehearsal()
    {
        WindowHarness harness;
        LineupChooser chooser(harness.parts());
        QSignalSpy changed(&chooser, &LineupChooser::lineupChanged);
        chooser.startWith({}, false);
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(chooser.isRehearsal());
        QCOMPARE(chooser.currentIndex(), 0);
        QVERIFY(chooser.current().targets.size() >= 5);
    }

    void aFileIsOpenedAndRemembered()
    {
        WindowHarness harness;
        const QString path = harness.path(u"trio.lineup.json"_s);
        write(path, lineupFile(u"Trio"_s));
        {
            LineupChooser chooser(harness.parts());
            QSignalSpy changed(&chooser, &LineupChooser::lineupChanged);
            chooser.startWith(path, false);
            QTRY_COMPARE(changed.size(), 1);
            QCOMPARE(chooser.current().name, u"Trio"_s);
            QCOMPARE(chooser.names().at(chooser.currentIndex()), u"Trio"_s);
        }
        LineupChooser again(harness.parts());
        QSignalSpy changed(&again, &LineupChooser::lineupChanged);
        again.startWith({}, false);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(again.currentPath(), path);
    }

    void aBrokenFileIsToldAndTheRehearsalTakesOver()
    {
        WindowHarness harness;
        const QString path = harness.path(u"broken.lineup.json"_s);
        write(path, "{\"lineup\": 1, \"targets\": [}");
        LineupChooser chooser(harness.parts());
        QSignalSpy problem(&chooser, &LineupChooser::problem);
        chooser.startWith(path, false);
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(problem.first().first().toString().contains(u"broken"_s));
        QTRY_VERIFY(chooser.isRehearsal());
    }

    void anEditedFileIsWritten()
    {
        WindowHarness harness;
        const QString path = harness.path(u"trio.lineup.json"_s);
        write(path, lineupFile(u"Trio"_s));
        LineupChooser chooser(harness.parts());
        chooser.openFile(path);
        QTRY_COMPARE(chooser.current().name, u"Trio"_s);
        Lineup edited = chooser.current();
        edited.name = u"Quartet"_s;
        QSignalSpy saved(&chooser, &LineupChooser::saved);
        chooser.use(edited);
        QTRY_COMPARE(saved.size(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("Quartet"));
        QCOMPARE(chooser.current().name, u"Quartet"_s);
    }

    void aCopyOfTheRehearsalStaysUntilSaved()
    {
        WindowHarness harness;
        LineupChooser chooser(harness.parts());
        chooser.chooseRehearsal();
        QTRY_VERIFY(chooser.isRehearsal());
        Lineup copy = chooser.current();
        copy.name = u"Mine"_s;
        chooser.use(copy);
        QVERIFY(!chooser.isRehearsal());
        QCOMPARE(chooser.currentIndex(), 1);
        QVERIFY(chooser.names().at(1).contains(u"Mine"_s));
        chooser.choose(0);
        QVERIFY(chooser.isRehearsal());
        chooser.choose(1);
        QCOMPARE(chooser.current().name, u"Mine"_s);
    }
};

QTEST_MAIN(TestLineupChooser)
#include "tst_lineupchooser.moc"

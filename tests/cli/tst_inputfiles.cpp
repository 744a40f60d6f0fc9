// SPDX-License-Identifier: Apache-2.0
#include "cli/inputfiles.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestInputFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promptsAreTakenAsTheyAre_data();
    void promptsAreTakenAsTheyAre();
    void nonsenseIsNoPrompt();
    void missingAndLargeFilesAreFileErrors();
    void everyIssueOfALineupHasItsPlace();
    void aLineupWithWarningsIsUsed();
    void aLineupWithoutTargetsIsRefused();
    void writesAndReplaces();
    void aPipeIsWrittenToAndNotReplaced();
    void saysWhyAFileCannotBeWritten();

private:
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("the test cannot write its files");
        return out.fileName();
    }

    QTemporaryDir m_folder;
};

void TestInputFiles::promptsAreTakenAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("utf-8") << QByteArray("  Grüße\r\n\n") << u"  Grüße\r\n\n"_s;
    QTest::newRow("utf-8 with mark") << QByteArray("\xef\xbb\xbfhi") << u"hi"_s;
    QTest::newRow("utf-16 with mark") << QByteArray("\xff\xfeh\0i\0", 6) << u"hi"_s;
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestInputFiles::promptsAreTakenAsTheyAre()
{
    QFETCH(const QByteArray, bytes);
    const auto result = InputFiles::decodePrompt(bytes, u"p"_s);
    QVERIFY(result.value);
    QTEST(*result.value, "text");
}

void TestInputFiles::nonsenseIsNoPrompt()
{
    const auto latin1 = InputFiles::decodePrompt("Gr\xfc\xdf"
                                                 "e",
                                                 u"p.txt"_s);
    QVERIFY(!latin1.value);
    QCOMPARE(latin1.status, ExitStatus::FileError);
    QVERIFY(latin1.messages.first().contains(u"p.txt"));
    for (const QByteArray &cut : { QByteArray("Gr\xc3"), QByteArray("a\xe4\xb8") }) {
        const auto result = InputFiles::decodePrompt(cut, u"p.txt"_s);
        QVERIFY(!result.value);
        QCOMPARE(result.status, ExitStatus::FileError);
    }
}

void TestInputFiles::missingAndLargeFilesAreFileErrors()
{
    const QStringList paths{ m_folder.filePath(u"missing"_s), m_folder.path(), file(u"large"_s, "12345") };
    for (const QString &path : paths) {
        const auto result = InputFiles::read(path, 4);
        QVERIFY(!result.value);
        QCOMPARE(result.status, ExitStatus::FileError);
        QVERIFY(result.messages.first().contains(path));
    }
    QCOMPARE(*InputFiles::read(file(u"small"_s, "1234"), 4).value, QByteArray("1234"));
}

void TestInputFiles::everyIssueOfALineupHasItsPlace()
{
    const QString path = file(u"bad.lineup.json"_s,
                              "{\"lineup\": 1, \"name\": \"x\",\n \"targets\": [\n"
                              "  {\"id\": \"a\", \"provider\": \"openai\"},\n"
                              "  {\"id\": \"a\", \"provider\": \"nobody\", \"model\": 7}\n]}\n");
    const auto result = InputFiles::readLineup(path);
    QVERIFY(!result.value);
    QCOMPARE(result.status, ExitStatus::Usage);
    QVERIFY(result.messages.size() >= 3);
    QVERIFY2(result.messages.first().startsWith(path + u":3:"_s), qPrintable(result.messages.first()));
    QVERIFY(result.messages.join(u'\n').contains(u": error: targets[1]"));
}

void TestInputFiles::aLineupWithWarningsIsUsed()
{
    const QString path = file(u"odd.lineup.json"_s,
                              R"({"lineup": 1, "name": "x", "colour": 1,
                                  "targets": [{"id": "a", "provider": "openai", "model": "m"}]})");
    const auto result = InputFiles::readLineup(path);
    QVERIFY(result.value);
    QCOMPARE(result.value->targets.size(), 1);
    QCOMPARE(result.messages.size(), 1);
    QVERIFY(result.messages.first().contains(u": warning: colour"));
}

void TestInputFiles::aLineupWithoutTargetsIsRefused()
{
    const auto result
        = InputFiles::readLineup(file(u"none.lineup.json"_s, R"({"lineup": 1, "name": "x", "targets": []})"));
    QVERIFY(!result.value);
    QCOMPARE(result.status, ExitStatus::Usage);
    QVERIFY(!result.messages.isEmpty());
}

void TestInputFiles::writesAndReplaces()
{
    const QString path = m_folder.filePath(u"out.txt"_s);
    QCOMPARE(InputFiles::checkWritable(path), QString());
    QCOMPARE(InputFiles::write(path, "one"), QString());
    QCOMPARE(InputFiles::write(path, "two"), QString());
    QCOMPARE(*InputFiles::read(path, 100).value, QByteArray("two"));
}

void TestInputFiles::aPipeIsWrittenToAndNotReplaced()
{
    const QString path = m_folder.filePath(u"pipe"_s);
    const QByteArray name = QFile::encodeName(path);
    QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    const int reader = ::open(name.constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    QCOMPARE(InputFiles::checkWritable(path), QString());
    QCOMPARE(InputFiles::write(path, "through"), QString());
    QByteArray received(100, '\0');
    received.resize(::read(reader, received.data(), size_t(received.size())));
    ::close(reader);
    QCOMPARE(received, QByteArray("through"));
    QVERIFY(!QFileInfo(path).isFile());
}

void TestInputFiles::saysWhyAFileCannotBeWritten()
{
    QVERIFY(InputFiles::checkWritable(m_folder.path()).contains(u"folder"));
    const QString lost = m_folder.filePath(u"no/such/out.txt"_s);
    QVERIFY(InputFiles::checkWritable(lost).contains(u"does not exist"));
    QVERIFY(InputFiles::write(lost, "x").contains(lost));
}

QTEST_GUILESS_MAIN(TestInputFiles)
#include "tst_inputfiles.moc"

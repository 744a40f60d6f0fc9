// SPDX-License-Identifier: Apache-2.0
#include "prompt/textfile.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestTextFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void refusesWhatIsNoFile();
    void keepsToTheLimit();

private:
    QString write(const QByteArray &bytes);
    QTemporaryDir m_dir;
};

QString TestTextFile::write(const QByteArray &bytes)
{
    const QString path = m_dir.filePath(u"prompt.txt"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        return {};
    return path;
}

void TestTextFile::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("utf-8") << QByteArray("Gr\xc3\xbc\xc3\x9f dich") << u"Grüß dich"_s;
    QTest::newRow("utf-8 with mark") << QByteArray("\xef\xbb\xbfHi") << u"Hi"_s;
    QTest::newRow("utf-16 le") << QByteArray("\xff\xfeH\0i\0", 6) << u"Hi"_s;
    QTest::newRow("utf-16 be") << QByteArray("\xfe\xff\0H\0i", 6) << u"Hi"_s;
    QTest::newRow("line ends") << QByteArray("a\r\nb\rc\n") << u"a\nb\nc\n"_s;
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("no-break space") << QByteArray("a\xc2\xa0!") << u"a\u00a0!"_s;
    QTest::newRow("emoji") << QByteArray("\xf0\x9f\x98\x80") << u"😀"_s;
}

void TestTextFile::reads()
{
    QFETCH(QByteArray, bytes);
    const TextFile file = readTextFile(write(bytes), 1000);
    QCOMPARE(file.error, QString());
    QTEST(file.text, "text");
}

void TestTextFile::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("latin-1") << QByteArray("Gr\xfc\xdf dich");
    QTest::newRow("half a character at the end") << QByteArray("a\xe2\x82");
    QTest::newRow("binary") << QByteArray("PNG\0\0\1", 6);
    QTest::newRow("odd utf-16") << QByteArray("\xff\xfeH\0i", 5);
    QTest::newRow("half a surrogate pair") << QByteArray("\xff\xfe\x3d\xd8", 4);
    QTest::newRow("utf-32") << QByteArray("\xff\xfe\0\0H\0\0\0", 8);
}

void TestTextFile::refuses()
{
    QFETCH(QByteArray, bytes);
    const TextFile file = readTextFile(write(bytes), 1000);
    QVERIFY(file.error.contains(u"prompt.txt"_s));
    QVERIFY(file.error.contains(u"UTF-8"_s));
    QCOMPARE(file.text, QString());
}

void TestTextFile::refusesWhatIsNoFile()
{
    QVERIFY(!readTextFile(m_dir.filePath(u"absent"_s), 1000).error.isEmpty());
    QVERIFY(!readTextFile(m_dir.path(), 1000).error.isEmpty());
    const QString pipe = m_dir.filePath(u"pipe"_s);
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    QVERIFY(readTextFile(pipe, 1000).error.contains(u"not a file"_s)); // and does not wait for a writer
}

void TestTextFile::keepsToTheLimit()
{
    QCOMPARE(readTextFile(write(QByteArray(1000, 'x')), 1000).error, QString());
    const TextFile file = readTextFile(write(QByteArray(1001, 'x')), 1000);
    QVERIFY(file.error.contains(u"larger than"_s));
    QCOMPARE(file.text, QString());
}

QTEST_GUILESS_MAIN(TestTextFile)
#include "tst_textfile.moc"

// SPDX-License-Identifier: Apache-2.0
#include "storage/writerlock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestWriterLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void livesAsLongAsItsOwner();
    void forgottenFilesAreRemoved();
    void folderThatCannotBeMade();
};

void TestWriterLock::livesAsLongAsItsOwner()
{
    const QTemporaryDir folder;
    QString name;
    {
        const WriterLock lock(folder.path());
        const WriterLock other(folder.path());
        name = lock.name();
        QVERIFY(!name.isEmpty());
        QVERIFY(name != other.name());
        QVERIFY(WriterLock::isAlive(folder.path(), name));
        QCOMPARE(WriterLock::living(folder.path()).size(), 2);
    }
    QVERIFY(!WriterLock::isAlive(folder.path(), name));
    QVERIFY(WriterLock::living(folder.path()).isEmpty());
}

void TestWriterLock::forgottenFilesAreRemoved()
{
    const QTemporaryDir folder;
    const WriterLock lock(folder.path());
    const QString dead = folder.filePath(u"locks/dead.lock"_s);
    QFile file(dead);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(WriterLock::living(folder.path()), QStringList{ lock.name() });
    QVERIFY(!QFile::exists(dead));
    QVERIFY(!WriterLock::isAlive(folder.path(), {}));
}

void TestWriterLock::folderThatCannotBeMade()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    const WriterLock lock(folder.filePath(u"file"_s));
    QVERIFY(lock.name().isEmpty());
}

QTEST_GUILESS_MAIN(TestWriterLock)
#include "tst_writerlock.moc"

// SPDX-License-Identifier: Apache-2.0
#include "settings/paths.h"
#include "settings/settingsfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineup;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("no such file");
}

} // namespace

class SettingsFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"config/settings.json"_s);
        QDir().mkpath(m_dir->filePath(u"config"_s));
    }

    void missingFileGivesDefaults()
    {
        const LoadedSettings loaded = readSettingsFile(m_path);
        QVERIFY(loaded.values.isEmpty());
        QCOMPARE(loaded.damagedCopy, QString());
    }

    void damagedFileIsKept_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("NULs") << QByteArray(4096, '\0');
        QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\xff\xfe\x00\x01", 12);
        QTest::newRow("torn") << QByteArray("{\"language\": \"de\", \"appe");
        QTest::newRow("array") << QByteArray("[1, 2]");
        QTest::newRow("word") << QByteArray("null");
        QTest::newRow("deep") << QByteArray(100000, '[');
    }
    void damagedFileIsKept()
    {
        QFETCH(QByteArray, bytes);
        put(m_path, bytes);
        const LoadedSettings loaded = readSettingsFile(m_path);
        QVERIFY(loaded.values.isEmpty());
        QCOMPARE(loaded.damagedCopy, m_path + u".damaged-1"_s);
        QCOMPARE(contents(loaded.damagedCopy), bytes);
        QVERIFY(!QFile::exists(m_path));
    }

    void everyDamagedFileIsKept()
    {
        put(m_path, "first");
        QCOMPARE(readSettingsFile(m_path).damagedCopy, m_path + u".damaged-1"_s);
        put(m_path, "second");
        QCOMPARE(readSettingsFile(m_path).damagedCopy, m_path + u".damaged-2"_s);
        QCOMPARE(contents(m_path + u".damaged-1"_s), "first");
        QCOMPARE(contents(m_path + u".damaged-2"_s), "second");
    }

    void mergingLeavesOtherMembersAlone()
    {
        put(m_path, R"({"language": "de", "fromALaterVersion": [1], "gone": 1})");
        const QJsonObject changes{ { u"language"_s, u"fr"_s }, { u"gone"_s, QJsonValue::Null } };
        QCOMPARE(mergeIntoSettingsFile(m_path, changes), QString());
        const QJsonObject expected{ { u"language"_s, u"fr"_s }, { u"fromALaterVersion"_s, QJsonArray{ 1 } } };
        QCOMPARE(readSettingsFile(m_path).values, expected);
    }

    void fileAndNewFolderArePrivate()
    {
        const QString path = m_dir->filePath(u"new/folder/settings.json"_s);
        QCOMPARE(mergeIntoSettingsFile(path, { { u"a"_s, 1 } }), QString());
        const QFile::Permissions others
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(path) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(m_dir->filePath(u"new/folder"_s)) & others, QFile::Permissions());
    }

    void failuresAreSaid()
    {
        put(m_dir->filePath(u"file"_s), "not a folder");
        const QString message
            = mergeIntoSettingsFile(m_dir->filePath(u"file/settings.json"_s), { { u"a"_s, 1 } });
        QVERIFY2(message.contains(m_dir->filePath(u"file"_s)), qPrintable(message));
        QDir().mkpath(m_dir->filePath(u"taken/settings.json"_s));
        QVERIFY(
            !mergeIntoSettingsFile(m_dir->filePath(u"taken/settings.json"_s), { { u"a"_s, 1 } }).isEmpty());
    }

    void foldersFollowTheEnvironment()
    {
        qputenv("LINEUP_CONFIG_DIR", m_dir->path().toLocal8Bit());
        qputenv("LINEUP_DATA_DIR", "relative");
        QCOMPARE(configDir(), m_dir->path());
        QCOMPARE(dataDir(), QDir::current().absoluteFilePath(u"relative"_s));
        qunsetenv("LINEUP_CONFIG_DIR");
        qunsetenv("LINEUP_DATA_DIR");
        QVERIFY(configDir().endsWith(u"/lineup"_s));
        QVERIFY(dataDir().endsWith(u"/lineup"_s));
        QVERIFY(configDir() != dataDir());
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(SettingsFileTest)
#include "tst_settingsfile.moc"

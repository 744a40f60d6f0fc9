// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheetplaces.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDesktopServices>
#include <QTest>
#include <QUrl>

using namespace lineup;
using namespace Qt::StringLiterals;

// Stands for the desktop: what is opened, and a file manager on the session bus where there is one.
class TestSheetPlaces : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.FileManager1")

public Q_SLOTS:
    void open(const QUrl &url) { m_opened.append(url); }
    Q_SCRIPTABLE void ShowItems(const QStringList &items, const QString &startupId)
    {
        Q_UNUSED(startupId)
        m_shown.append(items);
    }

private Q_SLOTS:
    void initTestCase() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(u"file"_s); }
    void init()
    {
        m_opened.clear();
        m_shown.clear();
    }
    void opensTheFile();
    void opensTheFolderWithoutAFileManager();
    void asksTheFileManager();

private:
    QList<QUrl> m_opened;
    QStringList m_shown;
};

void TestSheetPlaces::opensTheFile()
{
    QVERIFY(openFile(u"/tmp/a b#c.pdf"_s));
    QCOMPARE(m_opened, QList<QUrl>{ QUrl::fromLocalFile(u"/tmp/a b#c.pdf"_s) });
}

void TestSheetPlaces::opensTheFolderWithoutAFileManager()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected() && bus.interface()->isServiceRegistered(u"org.freedesktop.FileManager1"_s))
        QSKIP("A file manager runs here.");
    showInFolder(u"/tmp/folder/a.pdf"_s);
    QTRY_COMPARE(m_opened, QList<QUrl>{ QUrl::fromLocalFile(u"/tmp/folder"_s) });
}

void TestSheetPlaces::asksTheFileManager()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        QSKIP("There is no session bus.");
    if (!bus.registerService(u"org.freedesktop.FileManager1"_s))
        QSKIP("A file manager runs here.");
    QVERIFY(
        bus.registerObject(u"/org/freedesktop/FileManager1"_s, this, QDBusConnection::ExportScriptableSlots));
    showInFolder(u"/tmp/folder/a b.pdf"_s);
    QTRY_COMPARE(m_shown, QStringList{ u"file:///tmp/folder/a%20b.pdf"_s });
    QVERIFY(m_opened.isEmpty());
    bus.unregisterService(u"org.freedesktop.FileManager1"_s);
}

QTEST_MAIN(TestSheetPlaces)
#include "tst_sheetplaces.moc"

// SPDX-License-Identifier: Apache-2.0
#include "settings/settings.h"
#include "window/dialogfolders.h"

#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestDialogFolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAmongTheDocumentsThenWhereItWas()
    {
        QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkdir(u"mine"_s));
        Settings settings(home.path());
        const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        QVERIFY(QDir().mkpath(documents));
        QCOMPARE(folderFor(settings, u"lineup"_s), QDir(documents).absolutePath());
        QFileDialog dialog;
        useRememberedFolder(&dialog, &settings, u"lineup"_s);
        Q_EMIT dialog.fileSelected(home.filePath(u"mine/a.lineup.json"_s));
        QCOMPARE(folderFor(settings, u"lineup"_s), home.filePath(u"mine"_s));
        // Another purpose has a place of its own, and a folder that is gone is none.
        QCOMPARE(folderFor(settings, u"answer"_s), QDir(documents).absolutePath());
        QVERIFY(QDir(home.path()).rmdir(u"mine"_s));
        QCOMPARE(folderFor(settings, u"lineup"_s), QDir(documents).absolutePath());
    }

private:
    static QString folderFor(Settings &settings, const QString &purpose)
    {
        QFileDialog dialog;
        useRememberedFolder(&dialog, &settings, purpose);
        return dialog.directory().absolutePath();
    }
};

QTEST_MAIN(TestDialogFolders)
#include "tst_dialogfolders.moc"

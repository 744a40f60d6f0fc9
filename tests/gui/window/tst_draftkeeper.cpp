// SPDX-License-Identifier: Apache-2.0
#include "settings/settings.h"
#include "window/draftkeeper.h"

#include <QMainWindow>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestDraftKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoTypesOnIsKeptToo()
    {
        QTemporaryDir home;
        Settings settings(home.path());
        QMainWindow window;
        int words = 0;
        DraftKeeper keeper(&settings, &window, [&words] {
            return UnsentPrompt{ u"system"_s, u"word "_s.repeated(words), {} };
        });
        QTimer typing;
        connect(&typing, &QTimer::timeout, &keeper, [&words, &keeper] {
            ++words;
            keeper.promptChanged();
        });
        typing.start(DraftKeeper::gatherMs / 10);
        // Another process reads what a killed one would leave behind.
        const auto onDisk = [&home] { return Settings(home.path()).unsentPrompt(); };
        QTRY_VERIFY(onDisk().user.startsWith(u"word"_s));
        QVERIFY(typing.isActive());
        QCOMPARE(onDisk().system, u"system"_s);
    }

    void theLayoutIsKeptWhileItChanges()
    {
        QTemporaryDir home;
        Settings settings(home.path());
        QMainWindow window;
        DraftKeeper keeper(&settings, &window, [] { return UnsentPrompt(); });
        window.resize(500, 400);
        window.show();
        window.resize(640, 480);
        QTRY_VERIFY(!Settings(home.path()).windowGeometry().isEmpty());
        QTRY_COMPARE(Settings(home.path()).windowGeometry(), window.saveGeometry());
        QVERIFY(settings.unsentPrompt() == UnsentPrompt());
    }

    void everythingIsKeptWhenTheWindowCloses()
    {
        QTemporaryDir home;
        Settings settings(home.path());
        QMainWindow window;
        DraftKeeper keeper(&settings, &window, [] { return UnsentPrompt{ {}, u"last words"_s, {} }; });
        keeper.keepNow();
        QCOMPARE(settings.unsentPrompt().user, u"last words"_s);
        QVERIFY(!settings.windowState().isEmpty());
    }
};

QTEST_MAIN(TestDraftKeeper)
#include "tst_draftkeeper.moc"

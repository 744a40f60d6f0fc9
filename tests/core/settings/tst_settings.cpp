// SPDX-License-Identifier: Apache-2.0
#include "settings/settings.h"
#include "settings/settingsfile.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineup;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void firstStartHasDefaults()
    {
        const Settings settings(m_dir->path());
        QCOMPARE(settings.answersLayout(), AnswersLayout::Columns);
        QCOMPARE(settings.appearance(), AppearanceMode::System);
        QCOMPARE(settings.language(), QString());
        QCOMPARE(settings.proxy(), ProxySettings());
        QCOMPARE(settings.requestDefaults(), RequestDefaults());
        QCOMPARE(settings.readingFont(), ReadingFont());
        QCOMPARE(settings.unsentPrompt(), UnsentPrompt());
        QVERIFY(!settings.firstStartSeen());
        QVERIFY(!settings.synchronizedScrolling());
        QVERIFY(!QFile::exists(settings.filePath()));
    }

    void everythingComesBack()
    {
        const RequestDefaults defaults{ { 1, 2, 3, 0 }, 5 };
        const UnsentPrompt prompt{ u"system"_s, u"Grüße 🙂"_s, { { u"player"_s, u"Aldric"_s } } };
        const QByteArray bytes("\x00\x01\xff geometry", 12);
        {
            Settings settings(m_dir->path());
            settings.setKeyReferences({ QJsonObject{ { u"name"_s, u"openai"_s } } });
            settings.setApprovedOrigins({ u"https://proxy.example:443"_s });
            settings.addRecentLineup(u"/a.lineup.json"_s);
            settings.setCurrentLineup(u"Dialogue trio"_s);
            settings.setAnswersLayout(AnswersLayout::Tabs);
            settings.setSynchronizedScrolling(true);
            settings.setAppearance(AppearanceMode::Dark);
            settings.setLanguage(u"de"_s);
            settings.setReadingFont({ u"Serif"_s, 14 });
            settings.setRequestDefaults(defaults);
            settings.setProxy({ ProxyMode::Manual, u"http://127.0.0.1:3128"_s });
            settings.setPriceOverrides({ { u"openai/x"_s, QJsonObject{ { u"input"_s, 1.5 } } } });
            settings.setWindowGeometry(bytes);
            settings.setWindowState(bytes + "state");
            settings.setShortcuts({ { u"sendAction"_s, u"Ctrl+Return"_s }, { u"stopAction"_s, QString() } });
            settings.setFirstStartSeen(true);
            settings.setUnsentPrompt(prompt);
        }
        const Settings settings(m_dir->path());
        QCOMPARE(settings.keyReferences().size(), 1);
        QCOMPARE(settings.approvedOrigins(), QStringList{ u"https://proxy.example:443"_s });
        QCOMPARE(settings.recentLineups(), QStringList{ u"/a.lineup.json"_s });
        QCOMPARE(settings.currentLineup(), u"Dialogue trio"_s);
        QCOMPARE(settings.answersLayout(), AnswersLayout::Tabs);
        QVERIFY(settings.synchronizedScrolling());
        QCOMPARE(settings.appearance(), AppearanceMode::Dark);
        QCOMPARE(settings.language(), u"de"_s);
        QCOMPARE(settings.readingFont(), (ReadingFont{ u"Serif"_s, 14 }));
        QCOMPARE(settings.requestDefaults(), defaults);
        QCOMPARE(settings.proxy(), (ProxySettings{ ProxyMode::Manual, u"http://127.0.0.1:3128"_s }));
        QCOMPARE(settings.priceOverrides().size(), 1);
        QCOMPARE(settings.windowGeometry(), bytes);
        QCOMPARE(settings.windowState(), bytes + "state");
        QCOMPARE(settings.shortcuts().size(), 2);
        QVERIFY(settings.firstStartSeen());
        QCOMPARE(settings.unsentPrompt(), prompt);
    }

    void changesAreSavedTogetherAndLater()
    {
        Settings settings(m_dir->path());
        QSignalSpy saved(&settings, &Settings::saved);
        QSignalSpy changed(&settings, &Settings::changed);
        for (int i = 0; i < 50; ++i)
            settings.setCurrentLineup(QString::number(i));
        settings.setCurrentLineup(u"49"_s);
        QCOMPARE(changed.count(), 50);
        QVERIFY(!QFile::exists(settings.filePath()));
        QVERIFY(!settings.isSaved());
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(settings.isSaved());
        QCOMPARE(readSettingsFile(settings.filePath()).values.value(u"currentLineup").toString(), u"49"_s);
    }

    void wrongTypesAndWordsGiveDefaults()
    {
        QFile file(m_dir->filePath(u"settings.json"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(
            R"({"language": 5, "appearance": "pink", "answersLayout": "grid", "approvedOrigins": [1, "x"],
                       "requestDefaults": {"connectMs": -4, "retries": "many", "idleMs": 7},
                       "firstStartSeen": "yes"})");
        file.close();
        const Settings settings(m_dir->path());
        QCOMPARE(settings.language(), QString());
        QCOMPARE(settings.appearance(), AppearanceMode::System);
        QCOMPARE(settings.answersLayout(), AnswersLayout::Grid);
        QCOMPARE(settings.approvedOrigins(), QStringList{ u"x"_s });
        QVERIFY(!settings.requestDefaults().timeouts.connectMs);
        QVERIFY(!settings.requestDefaults().retries);
        QCOMPARE(settings.requestDefaults().timeouts.idleMs, 7);
        QVERIFY(!settings.firstStartSeen());
        QCOMPARE(settings.damagedCopy(), QString());
    }

    void setValueRefusesAnotherType()
    {
        Settings settings(m_dir->path());
        settings.setValue(Setting::Language, 5);
        QCOMPARE(settings.language(), QString());
        settings.setLanguage(u"de"_s);
        settings.reset(Setting::Language);
        QCOMPARE(settings.language(), QString());
    }

    void damagedFileIsReportedAndWorkGoesOn()
    {
        QFile file(m_dir->filePath(u"settings.json"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(QByteArray(100, '\0'));
        file.close();
        {
            Settings settings(m_dir->path());
            QCOMPARE(settings.damagedCopy(), settings.filePath() + u".damaged-1"_s);
            settings.setLanguage(u"de"_s);
        }
        QCOMPARE(Settings(m_dir->path()).language(), u"de"_s);
        QVERIFY(QFile::exists(m_dir->filePath(u"settings.json.damaged-1"_s)));
    }

    // The window is open while the command line stores a key: neither undoes the other.
    void twoProcessesDoNotUndoOneAnother()
    {
        {
            Settings window(m_dir->path());
            {
                Settings commandLine(m_dir->path());
                commandLine.setKeyReferences({ QJsonObject{ { u"name"_s, u"openai"_s } } });
            }
            window.setLanguage(u"de"_s);
        }
        const Settings settings(m_dir->path());
        QCOMPARE(settings.keyReferences().size(), 1);
        QCOMPARE(settings.language(), u"de"_s);
    }

    void failureIsReportedAndTriedAgain()
    {
        const QString folder = m_dir->filePath(u"config"_s);
        QFile blocker(folder);
        QVERIFY(blocker.open(QFile::WriteOnly));
        blocker.close();
        {
            Settings settings(folder);
            QSignalSpy failed(&settings, &Settings::saveFailed);
            settings.setLanguage(u"de"_s);
            QTRY_COMPARE(failed.count(), 1);
            QVERIFY(failed.first().first().toString().contains(folder));
            QVERIFY(blocker.remove());
            settings.setFirstStartSeen(true);
        }
        const Settings settings(folder);
        QCOMPARE(settings.language(), u"de"_s);
        QVERIFY(settings.firstStartSeen());
    }

    void recentLineupsAreNewestFirstAndFew()
    {
        Settings settings(m_dir->path());
        for (int i = 0; i < 15; ++i)
            settings.addRecentLineup(u"/%1"_s.arg(i));
        settings.addRecentLineup(u"/9"_s);
        QCOMPARE(settings.recentLineups().size(), Settings::recentLineupsKept);
        QCOMPARE(settings.recentLineups().first(), u"/9"_s);
        QCOMPARE(settings.recentLineups().at(1), u"/14"_s);
        QCOMPARE(settings.recentLineups().count(u"/9"_s), 1);
    }

    void defaultsFillOnlyWhatTheLineupLeavesOpen()
    {
        Lineup lineup;
        lineup.targets = { Target(), Target() };
        lineup.targets[0].timeouts.idleMs = 5;
        lineup.targets[0].retries = 0;
        const Lineup filled = withDefaults(lineup, { { 1, {}, 3, {} }, 7 });
        QCOMPARE(filled.targets[0].timeouts.connectMs, 1);
        QVERIFY(!filled.targets[0].timeouts.firstTokenMs);
        QCOMPARE(filled.targets[0].timeouts.idleMs, 5);
        QCOMPARE(filled.targets[0].retries, 0);
        QCOMPARE(filled.targets[1].timeouts.idleMs, 3);
        QCOMPARE(filled.targets[1].retries, 7);
    }

    void keysOfAnotherProcessAreFound()
    {
        Settings window(m_dir->path());
        window.setCurrentLineup(u"mine"_s);
        {
            Settings other(m_dir->path());
            other.setKeyReferences({ QJsonObject{ { u"name"_s, u"openai"_s } } });
            other.setCurrentLineup(u"other"_s);
        }
        QVERIFY(window.keyReferences().isEmpty());
        QSignalSpy changed(&window, &Settings::changed);
        window.lookForKeys();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<Setting>(), Setting::KeyReferences);
        QCOMPARE(window.keyReferences().size(), 1);
        QCOMPARE(window.currentLineup(), u"mine"_s);
    }

    void usersPricesReplaceTheCatalogues()
    {
        const QJsonObject overrides{
            { u"openai/some/model"_s, QJsonObject{ { u"input"_s, 1.5 }, { u"output"_s, 6 } } },
            { u"openai/broken"_s, QJsonObject{ { u"input"_s, u"dear"_s } } },
        };
        const ModelCatalogue catalogue = withPrices(ModelCatalogue(), overrides);
        const ModelFacts facts = catalogue.facts(u"openai", u"some/model");
        QCOMPARE(facts.prices.size(), 1);
        QCOMPARE(facts.prices.first().input, 1.5);
        QCOMPARE(facts.prices.first().output, 6.0);
        QVERIFY(facts.priceIsUsers);
        QVERIFY(catalogue.facts(u"openai", u"broken").prices.isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"

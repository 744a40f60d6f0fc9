// SPDX-License-Identifier: Apache-2.0
#include "cli/keyscommand.h"
#include "credentialtools.h"
#include "fakecredentials.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace lineup;
using namespace lineup::test;

namespace {

// A keychain that keeps its references in the settings, as the real one does.
class StoringCredentials : public FakeCredentials
{
public:
    explicit StoringCredentials(Settings &settings)
        : m_settings(settings)
    { }
    void store(const QString &name, const QString &origin, const Secret &secret, QObject *context,
               std::function<void(KeyResult)> done) override
    {
        m_settings.setKeyReferences(
            m_settings.keyReferences()
            + QJsonValue(QJsonObject{ { u"name"_s, name }, { u"origin"_s, origin } }));
        FakeCredentials::store(name, origin, secret, context, std::move(done));
    }

private:
    Settings &m_settings;
};

} // namespace

class KeysCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = std::make_unique<CredentialWorld>(); }

    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("unknown verb") << QStringList{ u"show"_s, u"openai"_s };
        QTest::newRow("no name") << QStringList{ u"set"_s };
        QTest::newRow("key as argument") << QStringList{ u"set"_s, u"openai"_s, u"sk-in-argv-123456"_s };
        QTest::newRow("unknown option") << QStringList{ u"list"_s, u"--show"_s };
        QTest::newRow("name without origin") << QStringList{ u"set"_s, u"mine"_s };
        QTest::newRow("azure without origin") << QStringList{ u"set"_s, u"azure"_s };
        QTest::newRow("unknown key") << QStringList{ u"remove"_s, u"mine"_s };
    }
    void wrongUse()
    {
        QFETCH(QStringList, arguments);
        const auto store = m_world->makeStore();
        QCOMPARE(run(store.get(), arguments, "some-key-123"), 2);
        QCOMPARE(m_out, QString());
        QVERIFY(!m_err.isEmpty());
        QVERIFY(!m_err.contains(u"sk-in-argv"_s));
    }

    void badKeys()
    {
        const auto store = m_world->makeStore();
        QCOMPARE(run(store.get(), { u"set"_s, u"openai"_s }, ""), 2);
        QCOMPARE(run(store.get(), { u"set"_s, u"openai"_s }, "two words-123"), 2);
        QVERIFY(!m_err.contains(u"words"_s));
        QCOMPARE(run(store.get(), { u"set"_s, u"mine"_s, u"--origin"_s, u"ftp://x"_s }, "some-key-123"), 2);
    }

    void withoutKeychainNothingIsStored()
    {
        const auto store = m_world->makeStore();
        QCOMPARE(run(store.get(), { u"set"_s, u"openai"_s }, "some-key-123"), 5);
        QVERIFY(m_err.contains(u"no keychain"_s));
        QVERIFY(!m_err.contains(u"some-key"_s));
        QVERIFY(m_world->settings.keyReferences().isEmpty());
    }

    void storedKeyIsNamedInTheSettingsFileWhenDone()
    {
        StoringCredentials store(m_world->settings);
        QCOMPARE(run(&store, { u"set"_s, u"mine"_s, u"--origin=https://mine.example/v1"_s }, "some-key-123"),
                 0);
        QCOMPARE(store.keys.value(u"mine"_s), "some-key-123");
        QFile file(m_world->settings.filePath());
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray saved = file.readAll();
        QVERIFY(saved.contains("\"mine\""));
        QVERIFY(!saved.contains("some-key-123"));
        QCOMPARE(run(&store, { u"remove"_s, u"mine"_s }, {}), 0);
        QVERIFY(store.references().isEmpty());
    }

    void unwritableSettingsAreAnError()
    {
        QFile::remove(m_world->settings.filePath());
        QVERIFY(QDir(m_world->dir.path()).mkpath(u"settings.json"_s));
        StoringCredentials store(m_world->settings);
        QCOMPARE(run(&store, { u"set"_s, u"openai"_s }, "some-key-123"), 5);
        QVERIFY(m_err.contains(m_world->settings.filePath()));
    }

    void listShowsNamesAndStatesOnly()
    {
        m_world->environment.insert(u"OPENAI_API_KEY"_s, "env-key-12345");
        m_world->settings.setKeyReferences(
            { QJsonObject{ { u"name"_s, u"mine"_s }, { u"origin"_s, u"https://mine.example:443"_s } } });
        const auto store = m_world->makeStore();
        QCOMPARE(run(store.get(), { u"list"_s }, {}), 0);
        QVERIFY(!m_out.contains(u"env-key"_s));
        QCOMPARE(fields(u"openai"_s),
                 (QStringList{ u"openai"_s, u"https://api.openai.com:443"_s,
                               u"environment (OPENAI_API_KEY)"_s, u"set"_s }));
        QCOMPARE(fields(u"anthropic"_s),
                 (QStringList{ u"anthropic"_s, u"https://api.anthropic.com:443"_s, u"-"_s, u"not set"_s }));
        QCOMPARE(fields(u"mine"_s),
                 (QStringList{ u"mine"_s, u"https://mine.example:443"_s, u"keychain"_s, u"no keychain"_s }));
        QCOMPARE(fields(u"azure"_s).value(1), u"-"_s);
        QVERIFY(fields(u"ollama"_s).isEmpty());
    }

private:
    int run(CredentialStore *store, const QStringList &arguments, const QByteArray &key)
    {
        m_out.clear();
        m_err.clear();
        QTextStream out(&m_out);
        QTextStream err(&m_err);
        KeysCommand command(store, &m_world->settings, &out, &err, [key] { return key; });
        int status = -1;
        int times = 0;
        command.run(arguments, [&](int result) {
            status = result;
            ++times;
        });
        const bool ended = QTest::qWaitFor([&times] { return times > 0; });
        return ended && times == 1 ? status : -1;
    }
    QStringList fields(const QString &name) const
    {
        const QStringList lines = m_out.split(u'\n');
        for (const QString &line : lines) {
            static const QRegularExpression gap(u"  +"_s);
            const QStringList parts = line.split(gap);
            if (parts.first() == name)
                return parts;
        }
        return {};
    }

    std::unique_ptr<CredentialWorld> m_world;
    QString m_out;
    QString m_err;
};

QTEST_GUILESS_MAIN(KeysCommandTest)
#include "tst_keyscommand.moc"

// SPDX-License-Identifier: Apache-2.0
#include "fakecredentials.h"
#include "settings/providerkeymodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineup;
using namespace lineup::test;

class ProviderKeyModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void providersThatTakeKeysAreListed()
    {
        FakeCredentials credentials;
        ProviderKeyModel model(&credentials);
        const QAbstractItemModelTester tester(&model);
        QVERIFY(model.indexOf(u"openai"_s) >= 0);
        QVERIFY(model.indexOf(u"litellm"_s) >= 0);
        QCOMPARE(model.indexOf(u"ollama"_s), -1);
        QCOMPARE(text(model, u"openai"_s, ProviderKeyModel::Key), u"not set"_s);
        QCOMPARE(text(model, u"openai"_s, ProviderKeyModel::Origin), u"https://api.openai.com:443"_s);
        QCOMPARE(text(model, u"azure"_s, ProviderKeyModel::Origin), u"the address of its lineup file"_s);
    }

    void statesFollowTheStore()
    {
        FakeCredentials credentials;
        ProviderKeyModel model(&credentials);
        const QAbstractItemModelTester tester(&model);
        const int before = model.rowCount();
        credentials.store(u"openai"_s, u"https://proxy.example:443"_s, Secret("a-secret-key"), this,
                          [](const KeyResult &) {});
        credentials.store(u"mine"_s, u"https://mine.example:443"_s, Secret("a-secret-key"), this,
                          [](const KeyResult &) {});
        QCOMPARE(model.rowCount(), before + 1);
        QTRY_COMPARE(text(model, u"openai"_s, ProviderKeyModel::Key), u"set"_s);
        QCOMPARE(text(model, u"openai"_s, ProviderKeyModel::Origin), u"https://proxy.example:443"_s);
        QCOMPARE(text(model, u"openai"_s, ProviderKeyModel::Where), u"keychain"_s);
        QCOMPARE(text(model, u"mine"_s, ProviderKeyModel::Provider), u"mine"_s);
        QVERIFY(!model.index(model.indexOf(u"openai"_s), ProviderKeyModel::Key)
                     .data(Qt::DecorationRole)
                     .value<QIcon>()
                     .isNull());
        credentials.keys.remove(u"openai"_s);
        model.refresh();
        QTRY_COMPARE(text(model, u"openai"_s, ProviderKeyModel::Key), u"gone from the keychain"_s);
        credentials.remove(u"mine"_s, this, [](const KeyResult &) {});
        QCOMPARE(model.rowCount(), before);
    }

    void noCellHoldsAKey()
    {
        FakeCredentials credentials;
        ProviderKeyModel model(&credentials);
        credentials.store(u"openai"_s, u"https://api.openai.com:443"_s, Secret("a-secret-key"), this,
                          [](const KeyResult &) {});
        QTRY_COMPARE(text(model, u"openai"_s, ProviderKeyModel::Key), u"set"_s);
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                for (int role = 0; role < 32; ++role)
                    QVERIFY(!model.index(row, column).data(role).toString().contains(u"a-secret-key"_s));
            }
        }
    }

private:
    static QString text(const ProviderKeyModel &model, const QString &name, ProviderKeyModel::Column column)
    {
        return model.index(model.indexOf(name), column).data().toString();
    }
};

QTEST_MAIN(ProviderKeyModelTest)
#include "tst_providerkeymodel.moc"

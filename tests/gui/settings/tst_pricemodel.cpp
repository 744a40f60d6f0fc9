// SPDX-License-Identifier: Apache-2.0
#include "settings/pricemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineup;

class PriceModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pricesComeBack()
    {
        const QJsonObject prices{
            { u"openai/gpt"_s, QJsonObject{ { u"input"_s, 1.25 }, { u"output"_s, 10.0 } } },
            { u"openrouter/some/model"_s, QJsonObject{ { u"input"_s, 0.0 }, { u"output"_s, 0.5 } } },
        };
        PriceModel model(prices);
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, PriceModel::Model).data().toString(), u"some/model"_s);
        QCOMPARE(model.prices(), prices);
    }

    void editing()
    {
        PriceModel model({});
        const QAbstractItemModelTester tester(&model);
        QSignalSpy changed(&model, &PriceModel::changed);
        QVERIFY(model.insertRow(0));
        QVERIFY(model.prices().isEmpty());
        QVERIFY(model.setData(model.index(0, PriceModel::Model), u" gpt-x "_s, Qt::EditRole));
        QVERIFY(model.setData(model.index(0, PriceModel::Input), u"1.5"_s, Qt::EditRole));
        QVERIFY(!model.setData(model.index(0, PriceModel::Output), u"-1"_s, Qt::EditRole));
        QVERIFY(!model.setData(model.index(0, PriceModel::Output), u"dear"_s, Qt::EditRole));
        QVERIFY(!model.setData(model.index(0, PriceModel::Output), u"inf"_s, Qt::EditRole));
        QVERIFY(!model.setData(model.index(0, PriceModel::Catalogue), u"a/b"_s, Qt::EditRole));
        QCOMPARE(changed.count(), 2);
        const QJsonObject expected{ { u"openai/gpt-x"_s,
                                      QJsonObject{ { u"input"_s, 1.5 }, { u"output"_s, 0.0 } } } };
        QCOMPARE(model.prices(), expected);
        QVERIFY(model.removeRow(0));
        QCOMPARE(changed.count(), 3);
        QVERIFY(model.prices().isEmpty());
    }
};

QTEST_MAIN(PriceModelTest)
#include "tst_pricemodel.moc"

// SPDX-License-Identifier: Apache-2.0
#include "history/historystatus.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestHistoryStatus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words()
    {
        HistoryStatus status;
        QCOMPARE(status.text(), u"History: opening"_s);
        status.setStatus({ StoreState::Ready, {}, 0 });
        QCOMPARE(status.text(), u"History: saved"_s);
        status.setSaving(true);
        QCOMPARE(status.text(), u"History: saving"_s);
        status.setSaving(false);
        QCOMPARE(status.accessibleName(), u"History: saved"_s);
    }

    void troubleIsToldInFull()
    {
        HistoryStatus status;
        status.setStatus({ StoreState::Full, u"The disk <b>is full</b>."_s, 3 });
        QVERIFY(status.text().contains(u"not saved"_s));
        QVERIFY(status.accessibleDescription().contains(u"The disk <b>is full</b>."_s));
        QVERIFY(!status.toolTip().contains(u"<b>"_s));
        status.setStatus({ StoreState::Ready, {}, 0 });
        QVERIFY(status.accessibleDescription().isEmpty());
    }

    void whatWasLostIsNotCalledSaved()
    {
        HistoryStatus status;
        status.setStatus({ StoreState::Ready, u"2 changes could not be kept."_s, 0, 2 });
        QCOMPARE(status.text(), u"History: not everything saved"_s);
        QVERIFY(status.toolTip().contains(u"2 changes"_s));
        status.setSaving(true);
        QCOMPARE(status.text(), u"History: not everything saved"_s);
    }
};

QTEST_MAIN(TestHistoryStatus)
#include "tst_historystatus.moc"

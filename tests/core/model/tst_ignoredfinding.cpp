// SPDX-License-Identifier: Apache-2.0
#include "model/ignoredfinding.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

// Findings that people found all right: which ones they are, and how they are kept.
class TestIgnoredFinding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isOfOneFinding()
    {
        Finding finding;
        finding.check = u"brace"_s;
        finding.message = u"Missing: {0}."_s;
        finding.form = 1;
        const IgnoredFinding ignored{ u"brace"_s, 1, u"Missing: {0}."_s, u"no name"_s };
        QVERIFY(ignored.isOf(finding));
        finding.targetRanges = { { 3, 1 } }; // where it lies does not matter
        QVERIFY(ignored.isOf(finding));
        for (const IgnoredFinding &other : { IgnoredFinding{ u"printf"_s, 1, u"Missing: {0}."_s, {} },
                                             IgnoredFinding{ u"brace"_s, 0, u"Missing: {0}."_s, {} },
                                             IgnoredFinding{ u"brace"_s, 1, u"Missing: {1}."_s, {} } })
            QVERIFY(!other.isOf(finding));
        Finding another = finding;
        another.form = 0;
        QCOMPARE(withoutIgnored({ finding, another }, { ignored }), QList<Finding>{ another });
        QVERIFY(isIgnored(finding, { ignored }));
        QVERIFY(!isIgnored(another, { ignored }));
    }

    void comesBack()
    {
        const QList<IgnoredFinding> ignored{ { u"brace"_s, 2, u"Missing: “{0}”."_s, u"two\nlines"_s },
                                             { u"numbers"_s, 0, u"x"_s, {} } };
        QCOMPARE(ignoredFromText(ignoredToText(ignored)), ignored);
        QVERIFY(ignoredFromText(ignoredToText({})).isEmpty());
    }

    void whatCannotBeReadIsNothing()
    {
        for (const QString &text :
             { u""_s, u"{}"_s, u"[1, null, {}]"_s, u"[{\"check\": 3}]"_s, u"broken["_s })
            QVERIFY2(ignoredFromText(text).isEmpty(), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestIgnoredFinding)
#include "tst_ignoredfinding.moc"

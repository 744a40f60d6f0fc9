// SPDX-License-Identifier: Apache-2.0
#include "run/mailroom.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace lineup;

class TestMailroom : public QObject
{
    Q_OBJECT

    static AnswerUpdate text(const QString &text)
    {
        return { AnswerUpdate::Kind::Text, 0, 1, text, 0, {}, {} };
    }

private Q_SLOTS:
    void wakesOncePerTake()
    {
        int woken = 0;
        Mailroom room([&] { ++woken; });
        room.post(0, text(QStringLiteral("a")));
        room.post(1, text(QStringLiteral("b")));
        QCOMPARE(woken, 1);
        const Mailroom::Mail mail = room.take();
        QCOMPARE(mail.size(), 2);
        QCOMPARE(mail[1].first, 1);
        QCOMPARE(mail[1].second.text, QStringLiteral("b"));
        room.post(0, text(QStringLiteral("c")));
        QCOMPARE(woken, 2);
    }

    void nothingAfterClose()
    {
        int woken = 0;
        Mailroom room([&] { ++woken; });
        room.close();
        room.post(0, text(QStringLiteral("a")));
        QCOMPARE(woken, 0);
        QVERIFY(room.take().isEmpty());
    }

    void keepsOrderBetweenThreads()
    {
        constexpr int count = 20000;
        std::atomic<int> woken = 0;
        Mailroom room([&] { ++woken; });
        std::thread poster([&] {
            for (int i = 0; i < count; ++i)
                room.post(0, text(QString::number(i)));
        });
        int next = 0;
        while (next < count) {
            for (const auto &[index, update] : room.take())
                QCOMPARE(update.text, QString::number(next++));
        }
        poster.join();
        QVERIFY(woken >= 1);
    }
};

QTEST_GUILESS_MAIN(TestMailroom)
#include "tst_mailroom.moc"

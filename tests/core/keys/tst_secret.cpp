// SPDX-License-Identifier: Apache-2.0
#include "model/secret.h"

#include <QDebug>
#include <QString>
#include <QTest>

#include <concepts>
#include <utility>

using namespace lineup;

namespace {

template <typename T>
concept Printable = requires(QDebug debug, const T &value)
{
    debug << value;
};

} // namespace

class SecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cannotSlipOut()
    {
        static_assert(!Printable<Secret>);
        static_assert(!std::convertible_to<Secret, QString>);
        static_assert(!std::convertible_to<Secret, QByteArray>);
        static_assert(!std::convertible_to<QByteArray, Secret>);
        static_assert(!std::equality_comparable<Secret>);
        QVERIFY(Secret().isEmpty());
    }

    void copiesAndMoves()
    {
        Secret first(QByteArray("0123456789"));
        const Secret copy = first;
        Secret moved = std::move(first);
        QCOMPARE(copy.reveal(), "0123456789");
        QCOMPARE(moved.reveal(), "0123456789");
        moved = Secret(QByteArray("other"));
        QCOMPARE(moved.reveal(), "other");
        QCOMPARE(copy.reveal(), "0123456789");
        const Secret &self = moved;
        moved = self;
        QCOMPARE(moved.reveal(), "other");
    }

    // The last copy overwrites the bytes in place, and only the last one.
    void lastCopyIsOverwritten()
    {
        QByteArray bytes("0123456789-secret");
        const char *memory = nullptr;
        bytes.reserve(64);
        memory = bytes.constData();
        auto secret = std::make_unique<Secret>(std::move(bytes));
        QCOMPARE(secret->reveal().constData(), memory);
        {
            const Secret copy = *secret;
        }
        QCOMPARE(secret->reveal(), "0123456789-secret");
        // Assigning to it wipes the buffer before it is released.
        static QByteArray watched;
        watched = QByteArray(secret->reveal());
        watched.detach();
        *secret = Secret();
        QVERIFY(secret->isEmpty());
        QCOMPARE(watched, "0123456789-secret");
    }
};

QTEST_GUILESS_MAIN(SecretTest)
#include "tst_secret.moc"

// SPDX-License-Identifier: Apache-2.0
#include "model/secret.h"

#include <QDebug>
#include <QString>
#include <QTest>

#include <concepts>
#include <memory>
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

    // Only the last copy wipes: an earlier one that goes leaves the others whole.
    void sharedBytesSurviveACopy()
    {
        const Secret secret(QByteArray("0123456789-secret"));
        {
            const auto copy = std::make_unique<Secret>(secret);
            QCOMPARE(copy->reveal().constData(), secret.reveal().constData());
        }
        QCOMPARE(secret.reveal(), "0123456789-secret");
        // Bytes that somebody else still holds are not touched either.
        const QByteArray outside("0123456789-outside");
        {
            const Secret inside(outside);
        }
        QCOMPARE(outside, "0123456789-outside");
    }
};

QTEST_GUILESS_MAIN(SecretTest)
#include "tst_secret.moc"

// SPDX-License-Identifier: Apache-2.0
#include "storage/journal.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestRunJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void piecesAreJoined();
    void wakesOnceUntilTaken();
    void finishIsUrgent();
    void halfACharacterWaits();
    void closed();
};

void TestRunJournal::piecesAreJoined()
{
    const auto box = std::make_shared<JournalBox>([](bool) {});
    RunJournal journal(u"r"_s, box);
    journal.sent(0, 1);
    journal.text(0, u"a"_s, 2);
    journal.text(1, u"x"_s, 3);
    journal.text(0, u"b"_s, 4);
    journal.reasoning(1, u"y"_s, 5);
    journal.text(1, u"z"_s, 6);
    const std::vector<JournalEntry> entries = box->take();
    QCOMPARE(entries.size(), size_t(5));
    QCOMPARE(entries[1].text, u"ab"_s);
    QCOMPARE(entries[1].atMs, 2.0);
    QCOMPARE(entries[2].text, u"x"_s);
    QCOMPARE(entries[3].kind, JournalEntry::Kind::Reasoning);
    QCOMPARE(entries[4].text, u"z"_s);
    QVERIFY(box->take().empty());
}

void TestRunJournal::wakesOnceUntilTaken()
{
    int woken = 0;
    const auto box = std::make_shared<JournalBox>([&woken](bool) { ++woken; });
    RunJournal journal(u"r"_s, box);
    journal.text(0, u"a"_s, 1);
    journal.text(1, u"b"_s, 1);
    QCOMPARE(woken, 1);
    box->take();
    journal.text(0, u"c"_s, 1);
    QCOMPARE(woken, 2);
    journal.text(0, {}, 1);
    QCOMPARE(box->take().size(), size_t(1));
}

void TestRunJournal::finishIsUrgent()
{
    QList<bool> wakes;
    const auto box = std::make_shared<JournalBox>([&wakes](bool urgent) { wakes.append(urgent); });
    RunJournal journal(u"r"_s, box);
    journal.text(0, u"a"_s, 1);
    journal.finish(0, std::make_shared<Answer>(), [](StoreResult) {});
    QCOMPARE(wakes, (QList<bool>{ false, true }));
}

void TestRunJournal::halfACharacterWaits()
{
    const auto box = std::make_shared<JournalBox>([](bool) {});
    RunJournal journal(u"r"_s, box);
    const QString smile = u"\U0001F600"_s;
    journal.text(0, u"a"_s + smile.left(1), 1);
    journal.text(1, u"b"_s, 1);
    std::vector<JournalEntry> entries = box->take();
    QCOMPARE(entries.size(), size_t(2));
    QCOMPARE(entries[0].text, u"a"_s);
    journal.text(0, smile.right(1), 2);
    entries = box->take();
    QCOMPARE(entries.size(), size_t(1));
    QCOMPARE(entries[0].text, smile);
}

void TestRunJournal::closed()
{
    int woken = 0;
    const auto box = std::make_shared<JournalBox>([&woken](bool) { ++woken; });
    RunJournal journal(u"r"_s, box);
    box->close();
    journal.text(0, u"a"_s, 1);
    std::optional<StoreResult> result;
    journal.finish(0, std::make_shared<Answer>(), [&result](StoreResult given) { result = given; });
    QCOMPARE(result, std::optional(StoreResult::NotStored));
    QCOMPARE(woken, 0);
    QVERIFY(box->take().empty());
}

QTEST_GUILESS_MAIN(TestRunJournal)
#include "tst_runjournal.moc"

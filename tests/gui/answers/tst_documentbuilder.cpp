// SPDX-License-Identifier: Apache-2.0
#include "answers/documentbuilder.h"

#include <QAbstractTextDocumentLayout>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QThread>
#include <QThreadPool>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

DocumentOrder orderFor(const QString &text)
{
    DocumentOrder order;
    order.text = text;
    order.deadlineMs = 60'000;
    return order;
}

} // namespace

class TestDocumentBuilder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handsOverToTheCaller();
    void dropsTheResultOfTheDead();
    void keepsTheDeadline();
    void marksDifferencesByMoreThanColour();
    void comparesWhatIsSeen();
    void showsUnlikeTextsAsTheyAre();
    void splitsEndlessParagraphs();
    void outlivesItsWorker();

private:
    QThreadPool m_workers;
};

void TestDocumentBuilder::handsOverToTheCaller()
{
    QObject owner;
    std::unique_ptr<QTextDocument> result;
    int calls = 0;
    orderDocument(&m_workers, orderFor(u"# Title\n\ntext"_s), &owner, [&](BuiltDocument built) {
        result = std::move(built.document);
        ++calls;
    });
    QCOMPARE(calls, 0);
    QTRY_COMPARE(calls, 1);
    QVERIFY(result);
    QCOMPARE(result->thread(), thread());
    QCOMPARE(result->toPlainText(), u"Title\ntext"_s);
}

// An idle worker ends and takes its font cache with it; a layout made there would hold dangling engines.
void TestDocumentBuilder::outlivesItsWorker()
{
    QThreadPool shortLived;
    shortLived.setExpiryTimeout(1);
    DocumentOrder difference = orderFor(u"an *old* word"_s);
    difference.kind = DocumentOrder::Kind::Difference;
    difference.reference = u"a new word"_s;
    for (const DocumentOrder &order :
         { orderFor(u"# Title\n\n**bold** `code`\n\n|a|b|\n|---|---|\n|1|2|"_s), difference }) {
        std::unique_ptr<QTextDocument> result;
        QPointer<QThread> worker;
        shortLived.start([&worker] { worker = QThread::currentThread(); });
        orderDocument(&shortLived, order, this,
                      [&](BuiltDocument built) { result = std::move(built.document); });
        QTRY_VERIFY(result);
        QVERIFY(result->findChildren<QAbstractTextDocumentLayout *>().isEmpty());
        QTRY_VERIFY(!worker || worker->isFinished());
        QVERIFY(result->documentLayout()->documentSize().height() > 0);
    }
}

void TestDocumentBuilder::dropsTheResultOfTheDead()
{
    int calls = 0;
    {
        QObject owner;
        orderDocument(&m_workers, orderFor(u"text"_s), &owner, [&](const BuiltDocument &) { ++calls; });
    }
    QObject other;
    bool done = false;
    orderDocument(&m_workers, orderFor(u"text"_s), &other, [&](const BuiltDocument &) { done = true; });
    QTRY_VERIFY(done);
    QTest::qWait(50); // nothing tells that something does not come
    QCOMPARE(calls, 0);
}

void TestDocumentBuilder::keepsTheDeadline()
{
    DocumentOrder order = orderFor(u"*word* **word**\n\n"_s.repeated(200));
    order.deadlineMs = -1;
    QVERIFY(!buildDocument(order).document);
    order.deadlineMs = 60'000;
    QVERIFY(buildDocument(order).document);
}

void TestDocumentBuilder::marksDifferencesByMoreThanColour()
{
    DocumentOrder order = orderFor(u"a new word"_s);
    order.kind = DocumentOrder::Kind::Difference;
    order.reference = u"an old word"_s;
    const std::unique_ptr<QTextDocument> document = buildDocument(order).document;
    QString added;
    QString removed;
    for (auto it = document->begin().begin(); !it.atEnd(); ++it) {
        const QTextCharFormat format = it.fragment().charFormat();
        if (format.fontUnderline())
            added += it.fragment().text() + u'|';
        if (format.fontStrikeOut())
            removed += it.fragment().text() + u'|';
    }
    QCOMPARE(added, u"a new|"_s);
    QCOMPARE(removed, u"an old|"_s);
}

void TestDocumentBuilder::comparesWhatIsSeen()
{
    DocumentOrder order = orderFor(u"# Title\n\n- **one**\n- two\n\n1. x\n\n|a|b|\n|---|---|\n|c|d|"_s);
    order.kind = DocumentOrder::Kind::Difference;
    order.reference = u"Title\n=====\n\n* one\n* *three*\n\n1. x\n\n|a|b|\n|---|---|\n|c|d|"_s;
    BuiltDocument built = buildDocument(order);
    QCOMPARE(built.likeness.changes, 1);
    QVERIFY(!built.likeness.unlike);
    const QString shown = built.document->toPlainText();
    QVERIFY2(shown.startsWith(u"Title\n\n\u2022 one\n\u2022 three two\n"_s), qPrintable(shown));
    QVERIFY2(!shown.contains(u'*') && !shown.contains(u'#') && !shown.contains(u'|'), qPrintable(shown));
    QVERIFY2(shown.contains("a\tb\nc\td"_L1), qPrintable(shown));
    order.markdown = false;
    QVERIFY(buildDocument(order).document->toPlainText().contains("**one**"_L1));
}

void TestDocumentBuilder::showsUnlikeTextsAsTheyAre()
{
    DocumentOrder order = orderFor(u"The **ferry** leaves when both moons stand over the old harbour."_s);
    order.kind = DocumentOrder::Kind::Difference;
    order.reference = u"Welcome in. Touch it, you have bought it, stranger, and I do not haggle."_s;
    BuiltDocument built = buildDocument(order);
    QVERIFY(built.likeness.unlike);
    QCOMPARE(built.document->toPlainText(),
             u"The ferry leaves when both moons stand over the old harbour."_s);
    order.evenIfUnlike = true;
    built = buildDocument(order);
    QVERIFY(built.likeness.unlike);
    QVERIFY(built.document->toPlainText().contains("Welcome"_L1));
    order.text = order.reference;
    QCOMPARE(buildDocument(order).likeness.changes, 0);
}

void TestDocumentBuilder::splitsEndlessParagraphs()
{
    const std::unique_ptr<QTextDocument> document
        = buildDocument(orderFor(u"word "_s.repeated(10000))).document;
    QVERIFY(document);
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next())
        QCOMPARE_LE(block.length(), 4100);
}

QTEST_MAIN(TestDocumentBuilder)
#include "tst_documentbuilder.moc"

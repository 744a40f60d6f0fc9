// SPDX-License-Identifier: Apache-2.0
#include "answers/answerpanel.h"
#include "answers/answerview.h"
#include "answers/streampump.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace lineup;
using namespace Qt::StringLiterals;

// Answers of which Qt could not show all, or only with the memory of the whole machine.
class TestLongAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheBeginning_data();
    void showsTheBeginning();
    void whatGrowsIsCutToo();
    void whatFitsIsWhole();
    void saysSoAndCopiesAll();

private:
    static void fill(AnswerView &view)
    {
        while (view.flush(64 * 1024)) { }
    }
    StreamPump m_pump;
};

void TestLongAnswers::showsTheBeginning_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("characters") << QString(AnswerView::mostUnits + 500'000, u'a');
    QTest::newRow("lines") << QString(AnswerView::mostLines + 200'000, u'\n');
    QTest::newRow("pairs") << u"\U0001F600"_s.repeated(AnswerView::mostUnits / 2 + 5);
}

void TestLongAnswers::showsTheBeginning()
{
    QFETCH(const QString, text);
    AnswerView view;
    view.setPump(&m_pump);
    view.setText(text);
    view.finish();
    fill(view);
    QVERIFY(view.isSettled());
    QVERIFY(view.isCut());
    QVERIFY(view.document()->blockCount() < AnswerView::mostLines + 64 * 1024 + 1);
    QVERIFY(view.document()->characterCount() <= AnswerView::mostUnits + view.document()->blockCount());
    QVERIFY(!view.document()->lastBlock().text().endsWith(QChar(0xD83D)));
    QCOMPARE(view.rawText(), text);
    QCOMPARE(view.shownText(), text);
    // Another answer begins anew.
    view.setText(u"short"_s);
    fill(view);
    QVERIFY(!view.isCut());
    QCOMPARE(view.toPlainText(), u"short"_s);
}

void TestLongAnswers::whatGrowsIsCutToo()
{
    AnswerView view;
    view.setPump(&m_pump);
    const QString piece(AnswerView::mostUnits / 4, u'b');
    for (int i = 0; i < 4; ++i) {
        view.append(piece);
        fill(view);
        QVERIFY(!view.isCut());
    }
    view.append(u"c"_s);
    fill(view);
    QVERIFY(!view.isCut()); // there is nothing that is not shown
    view.append(piece);
    fill(view);
    QVERIFY(view.isCut());
    const int shown = view.document()->characterCount();
    view.append(piece);
    view.finish();
    fill(view);
    QVERIFY(view.isSettled());
    QCOMPARE(view.document()->characterCount(), shown);
    QCOMPARE(view.rawText().size(), 6 * piece.size() + 1);
}

void TestLongAnswers::whatFitsIsWhole()
{
    AnswerView view;
    view.setPump(&m_pump);
    const QString text(AnswerView::mostUnits, u'a');
    view.setText(text);
    view.finish();
    fill(view);
    QVERIFY(!view.isCut());
    QCOMPARE(view.toPlainText().remove(u'\n'), text);
}

void TestLongAnswers::saysSoAndCopiesAll()
{
    AnswerPanel panel(&m_pump);
    panel.show();
    Answer answer;
    answer.targetId = u"t"_s;
    answer.status = AnswerStatus::Complete;
    answer.text = QString(AnswerView::mostUnits + 100, u'a');
    panel.setAnswer(answer, { AnswerPhase::Ended, {}, 3, {} });
    const auto *notice = panel.findChild<QLabel *>(u"noticeLabel"_s);
    QVERIFY(!notice->text().contains(u"beginning"_s));
    fill(*panel.view());
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"Only the beginning of the answer is shown"_s));
    panel.copyPlainText();
    QCOMPARE(QGuiApplication::clipboard()->text().size(), answer.text.size());
    answer.text = u"short"_s;
    ++answer.take;
    panel.setAnswer(answer, { AnswerPhase::Ended, {}, 3, {} });
    QVERIFY(!notice->text().contains(u"beginning"_s));
}

QTEST_MAIN(TestLongAnswers)
#include "tst_longanswers.moc"

// SPDX-License-Identifier: Apache-2.0
#include "answers/answerview.h"
#include "answers/streampump.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QWheelEvent>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestAnswerView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatArrives();
    void followsAReaderAtTheEnd();
    void leavesAReaderWhoScrolled();
    void rendersOnceAtTheEnd();
    void keepsTheTopLineWhenRendered();
    void staysWhenFinished();
    void copiesWhatWasSent();
    void copiesWhatWasSelected();
    void growsUnseen();
    void outlivesNothing();
    void loadsAndOpensNothing();
    void showsDifferencesAndGoesBack();
    void saysWhatIsTooLongToCompare();
    void isOneFocusForOthers();
    void goesToItsNeighbours();
    void showsALargeFinalTextInSlices();
    void asksForAnotherFontSize();
    void growsAgainAfterTheEnd();
    void growsWithoutLayingOutAPage();
    void takesCostlyCharactersInSmallerSlices();

private:
    void settle() { QTRY_VERIFY(m_view->isSettled()); }
    QScrollBar *bar() const { return m_view->verticalScrollBar(); }
    QString topLine() const
    {
        return m_view->cursorForPosition(QPoint(m_view->viewport()->width() / 2, 2)).block().text();
    }

    std::unique_ptr<StreamPump> m_pump;
    std::unique_ptr<AnswerView> m_view;
};

namespace {

QString numberedLines(int from, int count)
{
    QString text;
    for (int i = from; i < from + count; ++i)
        text += u"This is line number %1 of it.\n\n"_s.arg(i);
    return text;
}

} // namespace

void TestAnswerView::init()
{
    m_pump = std::make_unique<StreamPump>();
    m_view = std::make_unique<AnswerView>();
    m_view->setPump(m_pump.get());
    m_view->resize(400, 300);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestAnswerView::cleanup()
{
    m_view.reset();
    m_pump.reset();
}

void TestAnswerView::showsWhatArrives()
{
    m_view->append(u"Hello "_s);
    m_view->append(QString(QChar(0xd83d)));
    m_view->append(QString(QChar(0xde00)));
    m_view->append(u"\r"_s);
    m_view->append(u"\nbye"_s);
    settle();
    QCOMPARE(m_view->toPlainText(), u"Hello 😀\nbye"_s);
    QCOMPARE(m_view->rawText(), u"Hello 😀\r\nbye"_s);
    QVERIFY(!m_view->isRendered());
}

void TestAnswerView::followsAReaderAtTheEnd()
{
    m_view->append(numberedLines(0, 100));
    settle();
    QTRY_VERIFY(bar()->maximum() > 0);
    QTRY_COMPARE(bar()->value(), bar()->maximum());
    const int before = bar()->maximum();
    m_view->append(numberedLines(100, 50));
    QTRY_VERIFY(bar()->maximum() > before);
    QTRY_COMPARE(bar()->value(), bar()->maximum());
}

void TestAnswerView::leavesAReaderWhoScrolled()
{
    m_view->append(numberedLines(0, 100));
    settle();
    QTRY_VERIFY(bar()->maximum() > 200);
    bar()->setValue(137);
    m_view->append(numberedLines(100, 200));
    settle();
    QCOMPARE(bar()->value(), 137);
    bar()->setValue(bar()->maximum());
    m_view->append(numberedLines(300, 50));
    settle();
    QTRY_COMPARE(bar()->value(), bar()->maximum());
}

void TestAnswerView::rendersOnceAtTheEnd()
{
    m_view->append(u"# Title\n\nSome **bold** text"_s);
    settle();
    QCOMPARE(m_view->toPlainText(), u"# Title\n\nSome **bold** text"_s);
    m_view->finish();
    QTRY_VERIFY(m_view->isRendered());
    QCOMPARE(m_view->toPlainText(), u"Title\nSome bold text"_s);
    QCOMPARE(m_view->shownText(), u"Title\nSome bold text"_s);
}

void TestAnswerView::keepsTheTopLineWhenRendered()
{
    m_view->append(u"# Title\n\n**x** and [y](https://example.org)\n\n"_s.repeated(20)
                   + numberedLines(0, 200));
    settle();
    QTRY_VERIFY(bar()->maximum() > 2000);
    bar()->setValue(bar()->maximum() / 2);
    const QString before = topLine();
    QVERIFY(!before.isEmpty() || bar()->value() > 0);
    const auto number = [](const QString &line) { return line.section(u' ', 4, 4); };
    bar()->setValue(bar()->value() + (before.isEmpty() ? 10 : 0));
    const QString top = number(topLine());
    m_view->finish();
    QTRY_VERIFY(m_view->isRendered());
    QCOMPARE(number(topLine()), top);
}

void TestAnswerView::staysWhenFinished()
{
    m_view->append(numberedLines(0, 100));
    settle();
    bar()->setValue(99);
    m_view->finish();
    QTRY_VERIFY(m_view->isRendered());
    const int place = bar()->value();
    QSignalSpy moved(bar(), &QScrollBar::valueChanged);
    m_view->repaint();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(moved.size(), 0);
    QCOMPARE(bar()->value(), place);
}

void TestAnswerView::copiesWhatWasSent()
{
    QString raw
        = u"a\r\nb\u202ec"_s + QChar(0) + u"d\x1b[1m\u00a0e"_s + QString(5000, u'x') + u"\u2028end 😀"_s;
    m_view->append(raw);
    settle();
    m_view->selectAll();
    m_view->copy();
    QCOMPARE(QApplication::clipboard()->text(), raw);
}

void TestAnswerView::copiesWhatWasSelected()
{
    const QString raw = u"first\r\nse\u202econd\n"_s + QString(4500, u'y') + u"tail"_s;
    m_view->append(raw);
    settle();
    QTextCursor cursor = m_view->textCursor();
    const qsizetype from = m_view->toPlainText().indexOf("cond"_L1);
    cursor.setPosition(int(from));
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    m_view->setTextCursor(cursor);
    m_view->copy();
    QCOMPARE(QApplication::clipboard()->text(), raw.mid(raw.indexOf("cond"_L1)));
}

void TestAnswerView::growsUnseen()
{
    m_view->hide();
    m_view->append(u"hidden text"_s);
    QCOMPARE(m_view->shownText(), u"hidden text"_s);
    QTRY_COMPARE(m_view->toPlainText(), u"hidden text"_s);
}

void TestAnswerView::outlivesNothing()
{
    for (int i = 0; i < 20; ++i) {
        auto *view = new AnswerView;
        view->setPump(m_pump.get());
        view->show();
        view->append(u"# Title\n\ntext\n\n"_s.repeated(200));
        view->finish();
        delete view;
    }
    m_view->append(u"# still here"_s);
    m_view->finish();
    QTRY_COMPARE(m_view->toPlainText(), u"still here"_s);
    m_pump.reset();
    m_view->append(u"x"_s);
    QCOMPARE(m_view->rawText(), u"# still herex"_s);
}

void TestAnswerView::loadsAndOpensNothing()
{
    for (const QString &address : { u"file:///etc/hostname"_s, u"http://127.0.0.1:1/x"_s, u"secret.png"_s,
                                    u"data:image/png;base64,AAAA"_s })
        QVERIFY(!m_view->loadResource(QTextDocument::ImageResource, QUrl(address)).isValid());
    QVERIFY(!m_view->openLinks());
    QVERIFY(!m_view->openExternalLinks());
    m_view->append(u"text"_s);
    settle();
    m_view->setSource(QUrl(u"file:///etc/hostname"_s));
    QCOMPARE(m_view->toPlainText(), u"text"_s);
    QVERIFY(!m_view->isUndoRedoEnabled());
    QVERIFY(m_view->isReadOnly());
}

void TestAnswerView::showsDifferencesAndGoesBack()
{
    m_view->append(u"the **slow** fox"_s);
    m_view->finish();
    QTRY_VERIFY(m_view->isRendered());
    m_view->setReference(u"the **quick** fox"_s);
    QTRY_COMPARE(m_view->toPlainText(), u"the quick slow fox"_s);
    QCOMPARE(m_view->comparison().kind, AnswerView::Comparison::Kind::Different);
    QCOMPARE(m_view->comparison().changes, 1);
    m_view->selectAll();
    m_view->copy();
    QCOMPARE(QApplication::clipboard()->text().simplified(), u"the slow fox"_s);
    m_view->setReference(u"the *slow* fox"_s);
    QTRY_COMPARE(m_view->comparison().kind, AnswerView::Comparison::Kind::Same);
    m_view->setReference({});
    QTRY_COMPARE(m_view->toPlainText(), u"the slow fox"_s);
    QCOMPARE(m_view->comparison().kind, AnswerView::Comparison::Kind::None);
}

void TestAnswerView::saysWhatIsTooLongToCompare()
{
    m_view->append(numberedLines(0, 3000));
    m_view->finish();
    settle();
    QVERIFY(m_view->rawText().size() > 64 * 1024);
    const int place = 200;
    bar()->setValue(place);
    m_view->setReference(u"short"_s);
    QCOMPARE(m_view->comparison().kind, AnswerView::Comparison::Kind::TooLong);
    QVERIFY(m_view->isSettled());
    QCOMPARE(bar()->value(), place);
}

void TestAnswerView::isOneFocusForOthers()
{
    m_view->activateWindow();
    m_view->setFocus();
    QTRY_VERIFY(m_view->hasFocus());
    QAccessibleInterface *text = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(text && text->state().focused);
    QAccessibleInterface *page = QAccessible::queryAccessibleInterface(m_view->viewport());
    QVERIFY(page);
    QVERIFY(!page->state().focused && !page->state().focusable);
    QVERIFY(!page->text(QAccessible::Name).isEmpty());
}

void TestAnswerView::goesToItsNeighbours()
{
    QSignalSpy wishes(m_view.get(), &AnswerView::neighbourRequested);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
    m_view->setLayoutDirection(Qt::RightToLeft);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(wishes.size(), 3);
    QCOMPARE(wishes[0][0].toInt(), 1);
    QCOMPARE(wishes[1][0].toInt(), -1);
    QCOMPARE(wishes[2][0].toInt(), 1);
}

void TestAnswerView::showsALargeFinalTextInSlices()
{
    const QString raw = numberedLines(0, 35000);
    QVERIFY(raw.size() > 1024 * 1024);
    m_view->setText(raw);
    m_view->finish();
    m_pump->tick();
    QVERIFY(m_view->document()->characterCount() > 1000);
    QVERIFY(m_view->document()->characterCount() < 16 * 1024);
    QVERIFY(m_view->toPlainText().startsWith("This is line number 0 "_L1));
    QCOMPARE(bar()->value(), 0);
    m_pump->tick();
    QCOMPARE(bar()->value(), 0);
}

void TestAnswerView::asksForAnotherFontSize()
{
    QSignalSpy steps(m_view.get(), &AnswerView::fontStepRequested);
    QWheelEvent wheel(QPointF(10, 10), m_view->mapToGlobal(QPointF(10, 10)), {}, QPoint(0, 120), Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_view->viewport(), &wheel);
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps[0][0].toInt(), 1);
}

void TestAnswerView::growsAgainAfterTheEnd()
{
    m_view->append(u"**one**"_s);
    m_view->finish();
    QTRY_VERIFY(m_view->isRendered());
    m_view->append(u" two"_s);
    QTRY_COMPARE(m_view->toPlainText(), u"**one** two"_s);
}

// A line without an end grows in short blocks, which nobody sees, hears of or copies.
void TestAnswerView::growsWithoutLayingOutAPage()
{
    const auto lines = [this] {
        int count = 0;
        for (QTextBlock block = m_view->document()->begin(); block.isValid(); block = block.next())
            count += block.layout()->lineCount();
        return count;
    };
    QString text;
    for (int i = 0; i < 200; ++i) {
        const QString word = u"word%1 "_s.arg(i);
        text += word;
        m_view->append(word);
        m_view->flush(StreamPump::unitsPerClient);
        QVERIFY(m_view->document()->lastBlock().length() < 600);
    }
    QVERIFY(m_view->document()->blockCount() > 2);
    QCOMPARE(m_view->shownText(), text);
    m_view->selectAll();
    m_view->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
    // As high as if it had come at once, in one block.
    AnswerView other;
    other.setPump(m_pump.get());
    other.resize(m_view->size());
    other.show();
    other.setText(text);
    QTRY_VERIFY(other.isSettled());
    QTRY_COMPARE(m_view->document()->size().height(), other.document()->size().height());
    const int before = lines();
    const int wide = m_view->width() * 3 / 2;
    m_view->resize(wide, m_view->height());
    other.resize(wide, m_view->height());
    QTRY_COMPARE(m_view->viewport()->width(), other.viewport()->width());
    QTRY_COMPARE(m_view->document()->size().height(), other.document()->size().height());
    QVERIFY(lines() < before);
    QCOMPARE(m_view->document()->blockCount(), other.document()->blockCount());
    QCOMPARE(m_view->shownText(), text);
    m_view->append(u"more"_s);
    QTRY_COMPARE(m_view->shownText(), text + u"more"_s);
}

void TestAnswerView::takesCostlyCharactersInSmallerSlices()
{
    const auto slice = [this] {
        const int before = m_view->document()->characterCount();
        m_view->flush(StreamPump::unitsPerClient);
        return m_view->document()->characterCount() - before;
    };
    m_view->setText(QString(10'000, u'a'));
    QVERIFY(slice() >= int(StreamPump::unitsPerClient));
    QVERIFY(slice() >= int(StreamPump::unitsPerClient));
    m_view->setText(QString(10'000, QChar(0xe000)));
    QVERIFY(slice() <= int(StreamPump::unitsPerClient) / 4);
    QVERIFY(slice() <= int(StreamPump::unitsPerClient) / 4);
    m_view->finish();
    QTRY_VERIFY(m_view->isSettled());
    QCOMPARE(m_view->shownText(), QString(10'000, QChar(0xe000)));
}

QTEST_MAIN(TestAnswerView)
#include "tst_answerview.moc"

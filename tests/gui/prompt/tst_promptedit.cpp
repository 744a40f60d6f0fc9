// SPDX-License-Identifier: Apache-2.0
#include "prompt/promptedit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QUrl>

#include <memory>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestPromptEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void typesAndKeepsNoBreakSpaces();
    void growsWithItsText();
    void stretchableGivesWayAndScrolls();
    void wrapsCount();
    void pastesPlainText();
    void pastesManyLinesAndUndoesThem();
    void insertsALargeTextInPieces();
    void newTextEndsAnInsertion();
    void refusesTooManyLines();
    void keepsAHugeLineAside();
    void hugeLineGoesIntoTheTextAtTheCursor();
    void hugeTextCanBeRemovedOrBroken();
    void copiesAHugeTextAsItIs();
    void longLineFromAnInputMethodIsPutAside();
    void refusesMoreThanTheMaximum();
    void reportsDroppedFiles();
    void tabLeavesTheField();
    void escapeIsNotSwallowed();

private:
    void paste(QMimeData *data);
    std::unique_ptr<QWidget> m_window;
    PromptEdit *m_edit = nullptr;
};

void TestPromptEdit::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!.*propagateSizeHints).*"_s));
    m_window = std::make_unique<QWidget>();
    m_edit = new PromptEdit(m_window.get());
    m_edit->setLineRange(3, 10);
    m_edit->resize(400, m_edit->sizeHint().height());
    m_window->resize(500, 400);
    m_window->show();
    m_edit->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestPromptEdit::cleanup()
{
    m_window.reset();
}

void TestPromptEdit::paste(QMimeData *data)
{
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keyClick(m_edit, Qt::Key_V, Qt::ControlModifier);
}

void TestPromptEdit::typesAndKeepsNoBreakSpaces()
{
    QSignalSpy edited(m_edit, &PromptEdit::edited);
    QTest::keyClicks(m_edit, u"Hi"_s);
    QInputMethodEvent event;
    event.setCommitString(u"\u00a0ist schön 日本"_s);
    QCoreApplication::sendEvent(m_edit, &event);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QTest::keyClick(m_edit, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_edit->text(), u"Hi\u00a0ist schön 日本\n\n"_s);
    QCOMPARE(edited.size(), 5);
    QVERIFY(!m_edit->isBlank());
    m_edit->setText(u" \n\t\n"_s);
    QVERIFY(m_edit->isBlank());
}

void TestPromptEdit::growsWithItsText()
{
    const int three = m_edit->sizeHint().height();
    m_edit->setText(u"1\n2\n3"_s);
    QCOMPARE(m_edit->sizeHint().height(), three);
    m_edit->setText(u"1\n2\n3\n4"_s);
    const int four = m_edit->sizeHint().height();
    const int line = four - three;
    QVERIFY(line >= m_edit->fontMetrics().height());
    m_edit->setText(u"x\n"_s.repeated(9));
    const int ten = m_edit->sizeHint().height();
    QVERIFY(qAbs(ten - three - 7 * line) <= 2);
    m_edit->setText(u"x\n"_s.repeated(50));
    QCOMPARE(m_edit->sizeHint().height(), ten);
    m_edit->setText({});
    QCOMPARE(m_edit->sizeHint().height(), three);
}

void TestPromptEdit::stretchableGivesWayAndScrolls()
{
    m_edit->setText(u"x\n"_s.repeated(9));
    QCOMPARE(m_edit->minimumSizeHint().height(), m_edit->sizeHint().height());
    m_edit->setStretchable(true);
    QVERIFY(m_edit->minimumSizeHint().height() < m_edit->sizeHint().height() / 4);
    m_edit->resize(400, m_edit->minimumSizeHint().height());
    QTRY_VERIFY(m_edit->verticalScrollBar()->maximum() > 0);
    m_edit->resize(400, m_edit->sizeHint().height() * 2);
    QTRY_COMPARE(m_edit->verticalScrollBar()->maximum(), 0);
}

void TestPromptEdit::wrapsCount()
{
    const int three = m_edit->sizeHint().height();
    m_edit->setText(u"many words "_s.repeated(60));
    QVERIFY(m_edit->sizeHint().height() > three);
    m_edit->setLineRange(1, 1);
    QVERIFY(m_edit->sizeHint().height() < three);
}

void TestPromptEdit::pastesPlainText()
{
    auto *data = new QMimeData;
    data->setHtml(u"<b>bold</b>"_s);
    data->setText(u"bold\r\nnext"_s);
    paste(data);
    QCOMPARE(m_edit->text(), u"bold\nnext"_s);
}

void TestPromptEdit::pastesManyLinesAndUndoesThem()
{
    const QString lines = u"A line of a string table, and another word.\n"_s.repeated(50000);
    auto *data = new QMimeData;
    data->setText(lines);
    paste(data);
    QCOMPARE(m_edit->text().size(), lines.size());
    QVERIFY(!m_edit->isHuge());
    QTRY_VERIFY(!m_edit->isInserting());
    QCOMPARE(m_edit->text().size(), lines.size());
    QTest::keyClick(m_edit, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_edit->text(), QString());
}

void TestPromptEdit::insertsALargeTextInPieces()
{
    const QString large = u"\U0001f600 a line of a log\n"_s.repeated(20'000);
    QTest::keyClicks(m_edit, u"before after"_s);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_edit, Qt::Key_Left);
    QVERIFY(m_edit->insertText(m_edit->textCursor(), large));
    QVERIFY(m_edit->isInserting());
    QVERIFY(m_edit->isReadOnly());
    QCOMPARE(m_edit->text(), u"before "_s + large + u"after"_s);
    QVERIFY(m_edit->document()->characterCount() < large.size());
    QSignalSpy refused(m_edit, &PromptEdit::refused);
    QVERIFY(!m_edit->insertText(m_edit->textCursor(), u"meanwhile"_s));
    QCOMPARE(refused.size(), 1);
    QTRY_VERIFY(!m_edit->isInserting());
    QVERIFY(!m_edit->isReadOnly());
    QCOMPARE(m_edit->text(), u"before "_s + large + u"after"_s);
    QTest::keyClicks(m_edit, u"X"_s);
    QCOMPARE(m_edit->text().last(6), u"Xafter"_s);
    m_edit->undo();
    QCOMPARE(m_edit->text(), u"before "_s + large + u"after"_s);
    m_edit->undo();
    QCOMPARE(m_edit->text(), u"before after"_s);
    m_edit->redo();
    QCOMPARE(m_edit->text(), u"before "_s + large + u"after"_s);
}

void TestPromptEdit::newTextEndsAnInsertion()
{
    QVERIFY(m_edit->insertText(m_edit->textCursor(), u"line\n"_s.repeated(100'000)));
    QVERIFY(m_edit->isInserting());
    m_edit->setText(u"other"_s);
    QVERIFY(!m_edit->isInserting());
    QVERIFY(!m_edit->isReadOnly());
    QTest::keyClicks(m_edit, u"An"_s);
    QCOMPARE(m_edit->text(), u"Another"_s);
}

void TestPromptEdit::refusesTooManyLines()
{
    QSignalSpy refused(m_edit, &PromptEdit::refused);
    QVERIFY(!m_edit->insertText(m_edit->textCursor(), QString(PromptEdit::mostLines, u'\n')));
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused.constFirst().constFirst().toString().contains(u"lines"_s));
    QVERIFY(m_edit->isBlank());
}

void TestPromptEdit::keepsAHugeLineAside()
{
    QSignalSpy huge(m_edit, &PromptEdit::hugeChanged);
    const QString line(2 * 1024 * 1024, u'x');
    auto *data = new QMimeData;
    data->setText(line);
    paste(data);
    QVERIFY(m_edit->isHuge());
    QCOMPARE(huge.size(), 1);
    QCOMPARE(m_edit->text(), line);
    QVERIFY(m_edit->isReadOnly());
    for (QTextBlock block = m_edit->document()->begin(); block.isValid(); block = block.next())
        QVERIFY(block.length() <= 4096);
    m_edit->setText(u"short"_s);
    QVERIFY(!m_edit->isReadOnly());
    QCOMPARE(huge.size(), 2);
}

void TestPromptEdit::hugeLineGoesIntoTheTextAtTheCursor()
{
    m_edit->setText(u"Shorten this: [here], please"_s);
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(14);
    cursor.setPosition(20, QTextCursor::KeepAnchor);
    m_edit->setTextCursor(cursor);
    // Surrogate pairs from an odd start: no piece may cut one.
    const QString line = u"x"_s + u"😀"_s.repeated(50000);
    auto *data = new QMimeData;
    data->setText(line);
    paste(data);
    QCOMPARE(m_edit->text(), u"Shorten this: "_s + line + u", please"_s);
    for (QTextBlock block = m_edit->document()->begin(); block.isValid(); block = block.next()) {
        const QString piece = block.text();
        QVERIFY(piece.isEmpty() || (!piece.front().isLowSurrogate() && !piece.back().isHighSurrogate()));
    }
}

void TestPromptEdit::hugeTextCanBeRemovedOrBroken()
{
    m_edit->setText(u"before"_s);
    QVERIFY(m_edit->insertText(m_edit->textCursor(), QString(PromptEdit::hugeLine + 1, u'y')));
    QVERIFY(m_edit->isHuge());
    m_edit->dropHugeText();
    QCOMPARE(m_edit->text(), u"before"_s);
    QVERIFY(!m_edit->isHuge());

    const QString line(PromptEdit::hugeLine + 1, u'y');
    m_edit->setText(line);
    m_edit->keepShownBreaks();
    QVERIFY(!m_edit->isHuge());
    QVERIFY(m_edit->text().contains(u'\n'));
    QCOMPARE(m_edit->text().remove(u'\n'), line);
}

void TestPromptEdit::copiesAHugeTextAsItIs()
{
    const QString line(PromptEdit::hugeLine + 1, u'z');
    m_edit->setText(line);
    m_edit->selectAll();
    m_edit->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), line);
    m_edit->setText(u"a\u00a0b\nc"_s);
    m_edit->selectAll();
    m_edit->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"a\u00a0b\nc"_s);
}

void TestPromptEdit::longLineFromAnInputMethodIsPutAside()
{
    const QString line(PromptEdit::hugeLine + 10, u'k');
    m_edit->textCursor().insertText(line); // as assistive technology does, past paste
    QTRY_VERIFY(m_edit->isHuge());
    QCOMPARE(m_edit->text(), line);
}

void TestPromptEdit::refusesMoreThanTheMaximum()
{
    m_edit->setText(u"kept"_s);
    QSignalSpy refused(m_edit, &PromptEdit::refused);
    QVERIFY(!m_edit->insertText(m_edit->textCursor(), QString(PromptEdit::maxText, u'x')));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(m_edit->text(), u"kept"_s);
}

void TestPromptEdit::reportsDroppedFiles()
{
    QSignalSpy dropped(m_edit, &PromptEdit::fileDropped);
    QSignalSpy refused(m_edit, &PromptEdit::refused);
    auto *one = new QMimeData;
    one->setUrls({ QUrl::fromLocalFile(u"/nowhere/prompt.txt"_s) });
    one->setText(u"/nowhere/prompt.txt"_s);
    paste(one);
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().first().toString(), u"/nowhere/prompt.txt"_s);
    QCOMPARE(m_edit->text(), QString());
    auto *two = new QMimeData;
    two->setUrls({ QUrl::fromLocalFile(u"/a"_s), QUrl::fromLocalFile(u"/b"_s) });
    paste(two);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(dropped.size(), 1);
    auto *link = new QMimeData;
    link->setUrls({ QUrl(u"https://example.com/x"_s) });
    link->setText(u"https://example.com/x"_s);
    paste(link);
    QCOMPARE(m_edit->text(), u"https://example.com/x"_s);
}

void TestPromptEdit::tabLeavesTheField()
{
    auto *next = new PromptEdit(m_window.get());
    next->show();
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QVERIFY(next->hasFocus());
    QCOMPARE(m_edit->text(), QString());
}

void TestPromptEdit::escapeIsNotSwallowed()
{
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    escape.setAccepted(true);
    QCoreApplication::sendEvent(m_edit, &escape);
    QVERIFY(!escape.isAccepted());
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
    override.setAccepted(false);
    QCoreApplication::sendEvent(m_edit, &override);
    QVERIFY(!override.isAccepted()); // so that a shortcut of the window gets it
}

QTEST_MAIN(TestPromptEdit)
#include "tst_promptedit.moc"

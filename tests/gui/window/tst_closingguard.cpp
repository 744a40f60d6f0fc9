// SPDX-License-Identifier: Apache-2.0
#include "window/closingguard.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestClosingGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->show();
        m_guard = new ClosingGuard(m_window.get());
    }

    void nothingRunsNobodyIsAsked()
    {
        QVERIFY(m_guard->mayClose(false));
        QVERIFY(!question());
    }

    void asksOnceAndKeepsRunning()
    {
        QSignalSpy agreed(m_guard, &ClosingGuard::agreed);
        QVERIFY(!m_guard->mayClose(true));
        QVERIFY(!m_guard->mayClose(true));
        QCOMPARE(m_window->findChildren<QMessageBox *>().size(), 1);
        QVERIFY(question()->isVisible());
        // Return and Esc do the harmless thing.
        QTest::keyClick(question(), Qt::Key_Escape);
        QTRY_VERIFY(!question());
        QVERIFY(agreed.isEmpty());
        QVERIFY(!m_guard->mayClose(true));
        QTest::keyClick(question(), Qt::Key_Return);
        QTRY_VERIFY(!question());
        QVERIFY(agreed.isEmpty());
    }

    void stopAndQuitLetsGo()
    {
        QSignalSpy agreed(m_guard, &ClosingGuard::agreed);
        QVERIFY(!m_guard->mayClose(true));
        const QList<QPushButton *> buttons = question()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text().remove(u'&') == u"Stop and quit")
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(agreed.size(), 1);
        QVERIFY(m_guard->mayClose(true));
    }

    void whatIsKeptNeedsNoQuestion()
    {
        m_guard->setArrivedIsKept(true);
        QVERIFY(m_guard->mayClose(true));
        QVERIFY(!question());
    }

    void theLastAnswerTakesTheQuestionBack()
    {
        QSignalSpy agreed(m_guard, &ClosingGuard::agreed);
        QVERIFY(!m_guard->mayClose(true));
        m_guard->dismiss();
        QTRY_VERIFY(!question());
        QVERIFY(agreed.isEmpty());
    }

private:
    QMessageBox *question() const { return m_window->findChild<QMessageBox *>(u"closeQuestion"_s); }

    std::unique_ptr<QWidget> m_window;
    ClosingGuard *m_guard = nullptr;
};

QTEST_MAIN(TestClosingGuard)
#include "tst_closingguard.moc"

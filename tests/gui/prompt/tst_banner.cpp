// SPDX-License-Identifier: Apache-2.0
#include "prompt/banner.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestBanner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatItIsTold();
    void closes();
    void isReadWhole();
    void foreignTextIsPlain();
};

void TestBanner::saysWhatItIsTold()
{
    Banner banner;
    QVERIFY(!banner.isVisible());
    QSignalSpy clicked(&banner, &Banner::buttonClicked);
    banner.showMessage(u"Canned texts."_s, { u"Add provider"_s, u"Use Ollama & Co"_s });
    QVERIFY(banner.isVisible());
    QCOMPARE(banner.accessibleDescription(), u"Canned texts."_s);
    QTest::mouseClick(banner.findChild<QPushButton *>(u"secondButton"_s), Qt::LeftButton);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked.first().first().toInt(), 1);
    QCOMPARE(banner.findChild<QPushButton *>(u"secondButton"_s)->text(), u"Use Ollama && Co"_s);
    banner.showMessage(u"Other."_s);
    QCOMPARE(banner.accessibleDescription(), u"Other."_s);
    QVERIFY(!banner.findChild<QPushButton *>(u"firstButton"_s)->isVisible());
}

void TestBanner::closes()
{
    Banner banner;
    banner.showMessage(u"Text"_s);
    QSignalSpy closed(&banner, &Banner::closed);
    auto *close = banner.findChild<QToolButton *>(u"closeButton"_s);
    QVERIFY(!close->accessibleName().isEmpty());
    QTest::keyClick(close, Qt::Key_Space);
    QCOMPARE(closed.size(), 1);
    QVERIFY(!banner.isVisible());
    banner.setClosable(false);
    banner.showMessage(u"Text"_s);
    QVERIFY(!close->isVisible());
}

// On as many lines as it takes, and no higher.
void TestBanner::isReadWhole()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    Banner banner;
    banner.showMessage(u"A message of so many words that a narrow window shows it on several lines."_s,
                       { u"Do it"_s });
    layout->addWidget(&banner);
    auto *greedy = new QWidget;
    greedy->setMinimumHeight(20);
    layout->addWidget(greedy, 1);
    window.resize(260, 400);
    window.show();
    auto *label = banner.findChild<QLabel *>(u"messageLabel"_s);
    QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
    banner.showMessage(u"Short"_s);
    QTRY_VERIFY(banner.height() < 3 * label->heightForWidth(label->width()));
}

void TestBanner::foreignTextIsPlain()
{
    Banner banner;
    banner.showMessage(u"<table><tr><td>x"_s);
    QCOMPARE(banner.findChild<QLabel *>(u"messageLabel"_s)->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestBanner)
#include "tst_banner.moc"

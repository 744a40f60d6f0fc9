// SPDX-License-Identifier: Apache-2.0
#include "answers/shortscroll.h"

#include <QLabel>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestShortScroll : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAsHighAsItsContent();
    void scrollsWhatIsTooHigh();
};

namespace {

struct Page
{
    QWidget window;
    ShortScroll *scroll = new ShortScroll;
    QLabel *label = new QLabel;

    Page()
    {
        auto *content = new QWidget;
        auto *inner = new QVBoxLayout(content);
        inner->setContentsMargins({});
        inner->addWidget(label);
        label->setWordWrap(true);
        scroll->setWidget(content);
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(scroll);
        layout->addWidget(new QWidget, 1);
        window.resize(300, 600);
        window.show();
    }
};

} // namespace

void TestShortScroll::isAsHighAsItsContent()
{
    Page page;
    page.label->setText(u"one line"_s);
    QTRY_VERIFY(page.scroll->height() > 0);
    const int line = page.scroll->height();
    QCOMPARE(page.scroll->verticalScrollBar()->maximum(), 0);
    page.label->setText(u"many words in several lines "_s.repeated(10));
    QTRY_VERIFY(page.scroll->height() > 3 * line);
    QTRY_COMPARE(page.scroll->verticalScrollBar()->maximum(), 0);
    const int narrow = page.scroll->height();
    page.window.resize(900, 600);
    QTRY_VERIFY(page.scroll->height() < narrow);
}

void TestShortScroll::scrollsWhatIsTooHigh()
{
    Page page;
    page.scroll->setMaximumHeight(60);
    page.label->setText(u"many words in several lines "_s.repeated(20));
    QTRY_COMPARE(page.scroll->height(), 60);
    QTRY_VERIFY(page.scroll->verticalScrollBar()->maximum() > 60);
    page.label->setText(u"one line"_s);
    QTRY_VERIFY(page.scroll->height() < 60);
}

QTEST_MAIN(TestShortScroll)
#include "tst_shortscroll.moc"

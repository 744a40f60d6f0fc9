// SPDX-License-Identifier: Apache-2.0
#include "answers/answerfooter.h"

#include <QAccessible>
#include <QActionGroup>
#include <QLayout>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestAnswerFooter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offersWhatTheStateAllows_data();
    void offersWhatTheStateAllows();
    void offersNothingWithoutText();
    void asksBeforeItPicks();
    void hearsAScreenReader_data();
    void hearsAScreenReader();
    void keepsQuietOnItsOwnChanges();
    void rates();
    void givesWay();
    void callsOffOrStops();
    void keepsItsWidth();
};

void TestAnswerFooter::offersWhatTheStateAllows_data()
{
    QTest::addColumn<AnswerPhase>("phase");
    QTest::addColumn<AnswerStatus>("status");
    QTest::addColumn<QStringList>("offered");
    QTest::newRow("idle") << AnswerPhase::Idle << AnswerStatus::Running << QStringList();
    QTest::newRow("streaming") << AnswerPhase::Streaming << AnswerStatus::Running
                               << QStringList{ u"cancelButton"_s };
    QTest::newRow("retrying") << AnswerPhase::Retrying << AnswerStatus::Running
                              << QStringList{ u"cancelButton"_s };
    QTest::newRow("complete") << AnswerPhase::Ended << AnswerStatus::Complete
                              << QStringList{ u"retryButton"_s };
    QTest::newRow("failed") << AnswerPhase::Ended << AnswerStatus::Failed << QStringList{ u"retryButton"_s };
    QTest::newRow("truncated") << AnswerPhase::Ended << AnswerStatus::Truncated
                               << QStringList{ u"continueButton"_s, u"retryButton"_s };
}

void TestAnswerFooter::offersWhatTheStateAllows()
{
    QFETCH(AnswerPhase, phase);
    QFETCH(AnswerStatus, status);
    AnswerFooter footer;
    Answer answer;
    answer.status = status;
    footer.setAnswer(answer, phase);
    QStringList offered;
    for (const QString &name : { u"continueButton"_s, u"retryButton"_s, u"cancelButton"_s }) {
        if (footer.findChild<QToolButton *>(name)->isVisibleTo(&footer))
            offered += name;
    }
    QTEST(offered, "offered");
}

void TestAnswerFooter::offersNothingWithoutText()
{
    AnswerFooter footer;
    Answer answer;
    footer.setAnswer(answer, AnswerPhase::Idle);
    for (const QString &name :
         { u"pickButton"_s, u"copyButton"_s, u"rateButton"_s, u"noteButton"_s, u"editButton"_s })
        QVERIFY2(!footer.findChild<QToolButton *>(name)->isEnabled(), qPrintable(name));
    answer.text = u"text"_s;
    footer.setAnswer(answer, AnswerPhase::Streaming);
    for (const QString &name : { u"pickButton"_s, u"copyButton"_s, u"rateButton"_s, u"noteButton"_s })
        QVERIFY2(footer.findChild<QToolButton *>(name)->isEnabled(), qPrintable(name));
}

void TestAnswerFooter::asksBeforeItPicks()
{
    AnswerFooter footer;
    Answer answer;
    answer.text = u"text"_s;
    answer.label = u"GPT & co"_s;
    footer.setAnswer(answer, AnswerPhase::Ended);
    footer.setNumber(3);
    auto *pick = footer.findChild<QToolButton *>(u"pickButton"_s);
    QSignalSpy picked(&footer, &AnswerFooter::pickRequested);
    QCOMPARE(pick->accessibleName(), u"Pick GPT & co"_s);
    QCOMPARE(pick->text(), u"Pick 3"_s);
    QTest::mouseClick(pick, Qt::LeftButton);
    QCOMPARE(picked.size(), 1);
    QVERIFY(!pick->isChecked());
    answer.picked = true;
    footer.setAnswer(answer, AnswerPhase::Ended);
    QVERIFY(pick->isChecked());
    QCOMPARE(pick->text(), u"Picked 3"_s);
}

void TestAnswerFooter::hearsAScreenReader_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<bool>("stays");
    QTest::newRow("pick") << u"pickButton"_s << false;
    QTest::newRow("note") << u"noteButton"_s << true;
    QTest::newRow("edit") << u"editButton"_s << true;
}

void TestAnswerFooter::hearsAScreenReader()
{
    QFETCH(QString, button);
    AnswerFooter footer;
    Answer answer;
    answer.text = u"text"_s;
    footer.setAnswer(answer, AnswerPhase::Ended);
    auto *pushed = footer.findChild<QToolButton *>(button);
    QSignalSpy clicked(pushed, &QToolButton::clicked);
    int wishes = 0;
    connect(&footer, &AnswerFooter::pickRequested, this, [&] { ++wishes; });
    connect(&footer, &AnswerFooter::noteToggled, this, [&] { ++wishes; });
    connect(&footer, &AnswerFooter::editToggled, this, [&] { ++wishes; });
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(pushed);
    QVERIFY(accessible && accessible->actionInterface());
    accessible->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(clicked.size(), 0);
    QCOMPARE(wishes, 1);
    QTEST(pushed->isChecked(), "stays");
    QTest::mouseClick(pushed, Qt::LeftButton);
    QCOMPARE(wishes, 2);
}

void TestAnswerFooter::keepsQuietOnItsOwnChanges()
{
    AnswerFooter footer;
    QSignalSpy picked(&footer, &AnswerFooter::pickRequested);
    QSignalSpy noted(&footer, &AnswerFooter::noteToggled);
    QSignalSpy edited(&footer, &AnswerFooter::editToggled);
    Answer answer;
    for (const bool on : { true, false }) {
        answer.picked = on;
        footer.setAnswer(answer, AnswerPhase::Ended);
        footer.setNoteOpen(on);
        footer.setEditing(on);
        for (const QString &name : { u"pickButton"_s, u"noteButton"_s, u"editButton"_s })
            QCOMPARE(footer.findChild<QToolButton *>(name)->isChecked(), on);
    }
    QCOMPARE(picked.size() + noted.size() + edited.size(), 0);
}

void TestAnswerFooter::rates()
{
    AnswerFooter footer;
    QList<std::optional<int>> chosen;
    connect(&footer, &AnswerFooter::ratingChosen, this, [&](std::optional<int> rating) { chosen += rating; });
    auto *button = footer.findChild<QToolButton *>(u"rateButton"_s);
    const QList<QAction *> actions = button->menu()->actions();
    QList<QAction *> choices;
    for (QAction *action : actions) {
        if (!action->isSeparator())
            choices += action;
    }
    QCOMPARE(choices.size(), 6);
    QCOMPARE(choices[4]->text().remove(u'&'), u"Rating 4"_s);
    QVERIFY(choices[0]->isChecked());
    choices[4]->trigger();
    choices[0]->trigger();
    QCOMPARE(chosen, (QList<std::optional<int>>{ 4, std::nullopt }));
    Answer answer;
    answer.rating = 4;
    footer.setAnswer(answer, AnswerPhase::Ended);
    QCOMPARE(button->text(), u"4 of 5"_s);
    QVERIFY(choices[4]->isChecked());
    QVERIFY(!choices[0]->isChecked() && !choices[1]->isChecked());
    QVERIFY(choices[4]->actionGroup() && choices[4]->actionGroup()->isExclusive());
    QCOMPARE(button->accessibleDescription(), u"Rating 4"_s);
}

void TestAnswerFooter::givesWay()
{
    AnswerFooter footer;
    Answer answer;
    answer.text = u"text"_s;
    answer.status = AnswerStatus::Truncated;
    footer.setAnswer(answer, AnswerPhase::Ended);
    footer.resize(1500, footer.sizeHint().height());
    footer.show();
    auto *copy = footer.findChild<QToolButton *>(u"copyButton"_s);
    auto *pick = footer.findChild<QToolButton *>(u"pickButton"_s);
    const int twoRows = footer.sizeHint().height();
    QCOMPARE(copy->toolButtonStyle(), Qt::ToolButtonTextOnly);
    footer.setLow(true);
    QCOMPARE(copy->toolButtonStyle(), Qt::ToolButtonTextOnly);
    QVERIFY(footer.sizeHint().height() < twoRows);
    footer.resize(footer.neededWidth(), footer.sizeHint().height());
    QCOMPARE(copy->toolButtonStyle(), Qt::ToolButtonIconOnly);
    QVERIFY(!copy->icon().isNull() && !copy->toolTip().isEmpty());
    QCOMPARE(pick->text(), u"Pick"_s);
    footer.layout()->activate();
    QCOMPARE_LE(footer.minimumSizeHint().width(), footer.neededWidth());
    footer.setLow(false);
    footer.resize(1500, footer.sizeHint().height());
    QCOMPARE(copy->toolButtonStyle(), Qt::ToolButtonTextOnly);
    QCOMPARE(footer.sizeHint().height(), twoRows);
}

void TestAnswerFooter::callsOffOrStops()
{
    AnswerFooter footer;
    Answer answer;
    answer.label = u"GPT"_s;
    auto *button = footer.findChild<QToolButton *>(u"cancelButton"_s);
    footer.setAnswer(answer, AnswerPhase::Streaming);
    QCOMPARE(button->text(), u"Stop"_s);
    QCOMPARE(button->accessibleName(), u"Stop GPT"_s);
    footer.setAnswer(answer, AnswerPhase::Retrying);
    QCOMPARE(button->text(), u"Cancel"_s);
    QCOMPARE(button->accessibleName(), u"Cancel GPT"_s);
}

void TestAnswerFooter::keepsItsWidth()
{
    AnswerFooter footer;
    footer.setNumber(1);
    Answer answer;
    const int before = footer.neededWidth();
    answer.picked = true;
    answer.rating = 5;
    answer.note = u"x"_s;
    answer.status = AnswerStatus::Truncated;
    footer.setAnswer(answer, AnswerPhase::Ended);
    QCOMPARE(footer.neededWidth(), before);
}

QTEST_MAIN(TestAnswerFooter)
#include "tst_answerfooter.moc"

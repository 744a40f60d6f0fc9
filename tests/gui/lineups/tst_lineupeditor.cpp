// SPDX-License-Identifier: Apache-2.0
#include "fakelineupservices.h"
#include "lineups/lineupeditor.h"
#include "lineups/targetform.h"
#include "prompt/banner.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

#include <memory>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestLineupEditor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsAndGivesBack();
    void addsWithAnIdFromItsLabel();
    void duplicateHasAnOwnId();
    void removeCanBeTakenBack();
    void movesByButton();
    void draftSurvivesAnotherSelection();
    void okRefusesProblemsAndShowsThem();
    void aNewFormDoesNotScold();
    void okHandsOverTheLineup();
    void saveAsStaysOpen();
    void leavingWithChangesAsks();
    void leavingWithoutChangesDoesNot();
    void emptyLineupSaysWhatToDo();
    void mayDieWhileChecking();

private:
    template <typename T>
    T *child(const char *name) const
    {
        return m_editor->findChild<T *>(QLatin1String(name));
    }
    void click(const char *name) { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }
    QStringList ids() const;
    static Lineup trio();

    test::FakeLineupServices m_services;
    std::unique_ptr<LineupEditor> m_editor;
};

Lineup TestLineupEditor::trio()
{
    Lineup lineup;
    lineup.name = u"Trio"_s;
    for (const QString &id : { u"a"_s, u"b"_s, u"c"_s }) {
        Target target;
        target.id = id;
        target.label = id.toUpper();
        target.provider = u"openai"_s;
        target.model = u"m"_s;
        lineup.targets.append(target);
    }
    return lineup;
}

QStringList TestLineupEditor::ids() const
{
    QStringList ids;
    const Lineup lineup = m_editor->lineup();
    for (const Target &target : lineup.targets)
        ids.append(target.id);
    return ids;
}

void TestLineupEditor::init()
{
    m_editor = std::make_unique<LineupEditor>(&m_services);
    m_editor->setLineup(trio());
    m_editor->open();
    QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
}

void TestLineupEditor::showsAndGivesBack()
{
    QVERIFY(m_editor->lineup() == trio());
    QVERIFY(!m_editor->hasChanges());
    QCOMPARE(child<QListView>("targetView")->accessibleName(), u"Targets"_s);
    QCOMPARE(child<QLineEdit>("labelEdit")->text(), u"A"_s);
    QTest::keyClick(child<QListView>("targetView"), Qt::Key_Down);
    QCOMPARE(child<QLineEdit>("labelEdit")->text(), u"B"_s);
    QVERIFY(!m_editor->hasChanges());
    QTest::keyClicks(child<QLineEdit>("labelEdit"), u"!"_s);
    QVERIFY(m_editor->hasChanges());
    QVERIFY(m_editor->isWindowModified());
    QTest::keyClick(child<QLineEdit>("labelEdit"), Qt::Key_Backspace);
    QVERIFY(!m_editor->hasChanges());
}

void TestLineupEditor::addsWithAnIdFromItsLabel()
{
    click("addButton");
    QCOMPARE(ids(), (QStringList{ u"a"_s, u"target"_s, u"b"_s, u"c"_s }));
    QTest::keyClicks(child<QComboBox>("modelBox")->lineEdit(), u"c"_s);
    QCOMPARE(ids().at(1), u"c-2"_s); // "c" is taken
    QTest::keyClicks(child<QLineEdit>("labelEdit"), u"New One"_s);
    QCOMPARE(ids().at(1), u"new-one"_s);
    m_editor->findChild<TargetForm *>()->focusField(u"id"_s);
    child<QLineEdit>("idEdit")->selectAll();
    QTest::keyClicks(child<QLineEdit>("idEdit"), u"mine"_s);
    QTest::keyClicks(child<QLineEdit>("labelEdit"), u"X"_s);
    QCOMPARE(ids().at(1), u"mine"_s);
    // A target that was there before keeps its id: history knows it by that.
    m_editor->selectTarget(0);
    QTest::keyClicks(child<QLineEdit>("labelEdit"), u"X"_s);
    QCOMPARE(ids().at(0), u"a"_s);
}

void TestLineupEditor::duplicateHasAnOwnId()
{
    click("duplicateButton");
    click("duplicateButton");
    QCOMPARE(ids(), (QStringList{ u"a"_s, u"a-2"_s, u"a-2-2"_s, u"b"_s, u"c"_s }));
    QCOMPARE(m_editor->lineup().targets.at(1).model, u"m"_s);
}

void TestLineupEditor::removeCanBeTakenBack()
{
    m_editor->selectTarget(1);
    QTest::keyClicks(child<QLineEdit>("labelEdit"), u"!"_s);
    child<QListView>("targetView")->setFocus();
    QTest::keyClick(child<QListView>("targetView"), Qt::Key_Delete);
    QCOMPARE(ids(), (QStringList{ u"a"_s, u"c"_s }));
    click("removeButton");
    QCOMPARE(ids(), QStringList{ u"a"_s });
    auto *banner = child<Banner>("banner");
    QVERIFY(banner->isVisible());
    QTest::mouseClick(banner->findChild<QPushButton *>(u"firstButton"_s), Qt::LeftButton);
    QCOMPARE(ids(), (QStringList{ u"a"_s, u"c"_s }));
    QTest::keyClick(child<QListView>("targetView"), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(ids(), (QStringList{ u"a"_s, u"b"_s, u"c"_s }));
    QCOMPARE(m_editor->lineup().targets.at(1).label, u"B!"_s);
    QVERIFY(!banner->isVisible());
}

void TestLineupEditor::movesByButton()
{
    QVERIFY(!child<QPushButton>("upButton")->isEnabled());
    click("downButton");
    click("downButton");
    QCOMPARE(ids(), (QStringList{ u"b"_s, u"c"_s, u"a"_s }));
    QVERIFY(!child<QPushButton>("downButton")->isEnabled());
    QCOMPARE(child<QLineEdit>("labelEdit")->text(), u"A"_s); // the selection went along
    click("upButton");
    QCOMPARE(ids(), (QStringList{ u"b"_s, u"a"_s, u"c"_s }));
    QVERIFY(m_editor->hasChanges());
}

void TestLineupEditor::draftSurvivesAnotherSelection()
{
    child<QPlainTextEdit>("extraEdit")->setPlainText(u"{ not yet"_s);
    QVERIFY(m_editor->hasChanges());
    m_editor->selectTarget(1);
    QCOMPARE(child<QPlainTextEdit>("extraEdit")->toPlainText(), QString());
    m_editor->selectTarget(0);
    QCOMPARE(child<QPlainTextEdit>("extraEdit")->toPlainText(), u"{ not yet"_s);
}

void TestLineupEditor::okRefusesProblemsAndShowsThem()
{
    Lineup lineup = trio();
    lineup.targets[2].model.clear();
    m_editor->setLineup(lineup);
    QSignalSpy accepted(m_editor.get(), &LineupEditor::lineupAccepted);
    m_editor->accept();
    auto *banner = child<Banner>("banner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().startsWith(u"C needs attention"_s));
    QCOMPARE(accepted.size(), 0);
    QVERIFY(m_editor->isVisible());
    QCOMPARE(child<QListView>("targetView")->currentIndex().row(), 2);
    QVERIFY(child<QComboBox>("modelBox")->hasFocus());
    QVERIFY(!m_editor->findChild<QLabel *>(u"note.model"_s)->text().isEmpty());
    const QModelIndex row = child<QListView>("targetView")->model()->index(2, 0);
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(u"needs attention"_s));
    // Mended, the mark goes by itself.
    QTest::keyClicks(child<QComboBox>("modelBox")->lineEdit(), u"m"_s);
    QTRY_VERIFY(!row.data(Qt::AccessibleTextRole).toString().contains(u"needs attention"_s));
}

void TestLineupEditor::aNewFormDoesNotScold()
{
    Target target;
    target.id = u"x"_s;
    target.protocol = u"openai-chat"_s;
    m_editor->setNew(true);
    m_editor->setLineup({ u"Mine"_s, { target }, {} });
    QCOMPARE(m_editor->windowTitle(), u"New lineup[*]"_s);
    auto *address = child<QLineEdit>("baseUrlEdit");
    const auto note = [this](const char *name) { return child<QLabel>(name)->text(); };
    const QModelIndex row = child<QListView>("targetView")->model()->index(0, 0);
    address->setFocus();
    QTest::keyClicks(address, u"x"_s);
    QTest::keyClick(address, Qt::Key_Backspace);
    QTest::qWait(400); // longer than the pause before a check
    QCOMPARE(note("note.baseUrl"), QString());
    QCOMPARE(note("note.model"), QString());
    QVERIFY(!row.data(Qt::AccessibleTextRole).toString().contains(u"attention"_s));
    // Left empty, it is told, in the form's words; the field that nobody has been to still is not.
    child<QLineEdit>("labelEdit")->setFocus();
    QTRY_VERIFY(note("note.baseUrl").contains(u"Enter the address"_s));
    QVERIFY(!note("note.baseUrl").contains(u"baseUrl"_s));
    QCOMPARE(note("note.model"), QString());
    m_editor->accept();
    QTRY_VERIFY(note("note.model").contains(u"Choose a model"_s));
    QVERIFY(!child<Banner>("banner")->text().contains(u"member"_s));
}

void TestLineupEditor::okHandsOverTheLineup()
{
    QSignalSpy accepted(m_editor.get(), &LineupEditor::lineupAccepted);
    QTest::keyClicks(child<QLineEdit>("nameEdit"), u" 2"_s);
    QTest::keyClick(m_editor.get(), Qt::Key_Return);
    QTRY_COMPARE(accepted.size(), 1);
    QVERIFY(!m_editor->isVisible());
    Lineup expected = trio();
    expected.name = u"Trio 2"_s;
    QVERIFY(accepted.first().first().value<Lineup>() == expected);
}

void TestLineupEditor::saveAsStaysOpen()
{
    QSignalSpy save(m_editor.get(), &LineupEditor::saveAsRequested);
    QTest::keyClicks(child<QLineEdit>("nameEdit"), u"!"_s);
    click("saveAsButton");
    QTRY_COMPARE(save.size(), 1);
    QVERIFY(m_editor->isVisible());
    QVERIFY(m_editor->hasChanges());
    m_editor->markSaved();
    QVERIFY(!m_editor->hasChanges());
}

void TestLineupEditor::leavingWithChangesAsks()
{
    QTest::keyClicks(child<QLineEdit>("nameEdit"), u"!"_s);
    QTest::keyClick(m_editor.get(), Qt::Key_Escape);
    auto *question = child<QMessageBox>("discardQuestion");
    QVERIFY(question);
    QVERIFY(m_editor->isVisible());
    QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(!child<QMessageBox>("discardQuestion"));
    QVERIFY(m_editor->isVisible());
    m_editor->close();
    question = child<QMessageBox>("discardQuestion");
    QVERIFY(question);
    QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton);
    QTRY_VERIFY(!m_editor->isVisible());
    QCOMPARE(m_editor->result(), int(QDialog::Rejected));
}

void TestLineupEditor::leavingWithoutChangesDoesNot()
{
    QTest::keyClick(m_editor.get(), Qt::Key_Escape);
    QVERIFY(!child<QMessageBox>("discardQuestion"));
    QVERIFY(!m_editor->isVisible());
}

void TestLineupEditor::emptyLineupSaysWhatToDo()
{
    m_editor->setLineup({ u"Empty"_s, {} });
    QVERIFY(child<QPushButton>("addFirstButton")->isVisible());
    QVERIFY(!child<QPushButton>("removeButton")->isEnabled());
    click("addFirstButton");
    QCOMPARE(ids(), QStringList{ u"target"_s });
    QVERIFY(child<QLineEdit>("labelEdit")->isVisible());
}

void TestLineupEditor::mayDieWhileChecking()
{
    m_editor->accept();
    m_editor.reset();
    QTest::qWait(20);
}

QTEST_MAIN(TestLineupEditor)
#include "tst_lineupeditor.moc"

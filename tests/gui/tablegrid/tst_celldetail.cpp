// SPDX-License-Identifier: Apache-2.0
#include "gridfixtures.h"
#include "tablegrid/answerentry.h"
#include "tablegrid/cellchecking.h"
#include "tablegrid/celldetail.h"
#include "tablegrid/findinglist.h"
#include "tablegrid/formseditor.h"
#include "tablegrid/markedtext.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lineup;
using namespace lineup::test;

namespace {

struct Pane
{
    explicit Pane(const TableJob &job)
        : session(job, gridHead())
        , checking(&session)
        , scores(&session)
    {
        detail.setTable(&session, &scores, &checking);
        detail.resize(800, 600);
        detail.show();
    }
    ~Pane() { detail.setTable(nullptr, nullptr, nullptr); }

    AnswerEntry *entry(int target) { return detail.findChildren<AnswerEntry *>().at(target); }
    MarkedText *text(int target) { return entry(target)->findChild<MarkedText *>(); }
    QToolButton *button(int target, const QString &name)
    {
        for (QToolButton *button : entry(target)->findChildren<QToolButton *>()) {
            if (button->accessibleName().startsWith(name) && button->isVisible())
                return button;
        }
        return nullptr;
    }
    QStringList labels(int target)
    {
        QStringList texts;
        for (QLabel *label : entry(target)->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts;
    }

    TableSession session;
    CellChecking checking;
    RowScores scores;
    CellDetail detail;
};

} // namespace

// The details of one string: every answer whole, compared, with findings to fix and to ignore, edited in
// place.
class TestCellDetail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsEveryAnswer()
    {
        Pane pane(gridJob({ u"Hello {0}"_s, u"Bye"_s }, 3));
        pane.session.addCells({ gridCell({ 0, 0, 0 }, u"Hallo"_s), failedGridCell({ 0, 0, 1 }) });
        pane.detail.showPlace(0, 0, 0);
        QCOMPARE(pane.text(0)->toPlainText(), u"Hallo"_s);
        QVERIFY(pane.text(1)->toPlainText().contains(u"slow <b>down</b>"));
        QVERIFY(!pane.button(1, u"Pick"_s)->isEnabled());
        QVERIFY(pane.labels(2).contains(u"No answer yet"_s));
        QTRY_VERIFY2_WITH_TIMEOUT(pane.labels(0).join(u' ').contains(u"Missing: “0”."),
                                  qPrintable(pane.labels(0).join(u'|')), 2000);
        auto *source = pane.detail.findChildren<MarkedText *>().first();
        QCOMPARE(source->toPlainText(), u"Hello {0}"_s);
        QCOMPARE(source->extraSelections().size(), 1);
        QCOMPARE(source->extraSelections().first().cursor.selectedText(), u"{0}"_s);
        pane.session.addCells({ gridCell({ 0, 0, 2 }, u"Servus {0}"_s) });
        QCOMPARE(pane.text(2)->toPlainText(), u"Servus {0}"_s);
    }

    void comparesWithTheFile()
    {
        TableJob job = gridJob({ u"The wolf howls"_s });
        job.strings[0].languages[u"de"_s].targets = { u"Der Wolf heult"_s };
        Pane pane(job);
        pane.session.addCells({ gridCell({ 0, 0, 0 }, u"Der Wolf singt"_s) });
        pane.detail.showPlace(0, 0, 0);
        pane.detail.findChild<QComboBox *>()->setCurrentIndex(1);
        QCOMPARE(pane.text(0)->toPlainText(), u"Der Wolf heult singt"_s);
        pane.detail.findChild<QComboBox *>()->setCurrentIndex(0);
        QCOMPARE(pane.text(0)->toPlainText(), u"Der Wolf singt"_s);
    }

    void fixes()
    {
        Pane pane(gridJob({ u"Hello there"_s }));
        pane.session.addCells({ gridCell({ 0, 0, 0 }, u"Hallo  du"_s) });
        pane.detail.showPlace(0, 0, 0);
        QSignalSpy fixes(&pane.detail, &CellDetail::fixRequested);
        QTRY_VERIFY(pane.button(0, u"Fix"_s));
        pane.button(0, u"Fix"_s)->click();
        QCOMPARE(fixes.size(), 1);
        QCOMPARE(fixes.first().at(1).toString(), u"Hallo du"_s);
    }

    void ignoredFindingsSayWhy()
    {
        Pane pane(gridJob({ u"Hello {0}"_s }));
        pane.session.addCells({ gridCell({ 0, 0, 0 }, u"Hallo"_s) });
        pane.detail.showPlace(0, 0, 0);
        QSignalSpy ignores(&pane.detail, &CellDetail::ignoreRequested);
        QTRY_VERIFY(pane.button(0, u"Ignore"_s));
        pane.button(0, u"Ignore"_s)->click();
        QCOMPARE(ignores.size(), 1);
        pane.session.setIgnored({ 0, 0, 0 }, ignores.first().at(1).value<Finding>(), u"nobody is named"_s);
        QTRY_VERIFY(pane.labels(0).join(u' ').contains(u"nobody is named"));
        QVERIFY(!pane.button(0, u"Ignore"_s));
        QSignalSpy counts(&pane.detail, &CellDetail::countRequested);
        pane.button(0, u"Count again"_s)->click();
        QCOMPARE(counts.size(), 1);
    }

    void editsWithChecks()
    {
        Pane pane(gridJob({ u"Hello {0}"_s }));
        pane.session.addCells({ gridCell({ 0, 0, 0 }, u"Hallo {0}"_s) });
        pane.detail.showPlace(0, 0, 0);
        QSignalSpy edits(&pane.detail, &CellDetail::textEdited);
        pane.detail.edit(0);
        QVERIFY(pane.detail.isEditing());
        auto *field = pane.entry(0)->findChild<QPlainTextEdit *>();
        QCOMPARE(field->toPlainText(), u"Hallo {0}"_s);
        field->setPlainText(u"Hallo"_s);
        QTRY_VERIFY(pane.labels(0).join(u' ').contains(u"Missing: “0”."));
        QCOMPARE(edits.size(), 0);
        QVERIFY(!pane.button(0, u"Ignore"_s)); // a draft is nobody's answer yet
        field->setPlainText(u"Moin {0}"_s);
        QTRY_VERIFY(!pane.labels(0).join(u' ').contains(u"Missing"));
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(edits.size(), 1);
        QCOMPARE(edits.first().at(1).value<std::optional<QString>>(), u"Moin {0}"_s);
        QVERIFY(!pane.detail.isEditing());
    }

    void anotherRowEndsTheEditing()
    {
        Pane pane(gridJob({ u"Hello"_s, u"Bye"_s }));
        pane.session.addCells({ gridCell({ 0, 0, 0 }, u"Hallo"_s), gridCell({ 1, 0, 0 }, u"Tschüs"_s) });
        pane.detail.showPlace(0, 0, 0);
        QSignalSpy edits(&pane.detail, &CellDetail::textEdited);
        pane.detail.edit(0);
        pane.entry(0)->findChild<QPlainTextEdit *>()->setPlainText(u"Servus"_s);
        pane.detail.showPlace(1, 0, 0);
        QCOMPARE(edits.size(), 1);
        QCOMPARE(edits.first().at(0).value<TablePlace>(), (TablePlace{ 0, 0, 0 }));
        QCOMPARE(pane.text(0)->toPlainText(), u"Tschüs"_s);
        // What was not changed is no edit.
        pane.detail.edit(0);
        pane.detail.finishEditing();
        QCOMPARE(edits.size(), 1);
    }

    void pluralFormsAreEditedOneByOne()
    {
        TableJob job = gridJob({ u"One orc"_s });
        job.strings[0].plural = true;
        job.strings[0].sourcePlural = u"{0} orcs"_s;
        Pane pane(job);
        TableCell cell = gridCell({ 0, 0, 0 }, u"Ein Ork\n{0} Orks"_s);
        cell.forms = { u"Ein Ork"_s, u"{0} Orks"_s };
        pane.session.addCells({ cell });
        pane.detail.showPlace(0, 0, 0);
        QSignalSpy edits(&pane.detail, &CellDetail::textEdited);
        pane.detail.edit(0);
        const QList<QPlainTextEdit *> fields = pane.entry(0)->findChildren<QPlainTextEdit *>();
        QCOMPARE(fields.size(), 2);
        QVERIFY(fields.at(0)->accessibleName().contains(u"one"));
        fields.at(1)->setPlainText(u"{0}\nOrks"_s);
        QTest::keyClick(fields.at(1), Qt::Key_Escape);
        QCOMPARE(edits.size(), 1);
        const auto text = edits.first().at(1).value<std::optional<QString>>();
        pane.session.setEditedText({ 0, 0, 0 }, text);
        QCOMPARE(pane.text(0)->toPlainText(), u"Ein Ork\n{0}\nOrks"_s);
        // Both forms are there again, with the lines of the second one.
        pane.detail.edit(0);
        const FormsEditor *editor = pane.entry(0)->findChild<FormsEditor *>();
        QCOMPARE(editor->texts(), (QStringList{ u"Ein Ork"_s, u"{0}\nOrks"_s }));
    }

    void restoreTakesTheEditBack()
    {
        Pane pane(gridJob({ u"Hello"_s }));
        pane.session.addCells({ gridCell({ 0, 0, 0 }, u"Hallo"_s) });
        pane.session.setEditedText({ 0, 0, 0 }, u"Servus"_s);
        pane.detail.showPlace(0, 0, 0);
        QSignalSpy edits(&pane.detail, &CellDetail::textEdited);
        pane.detail.edit(0);
        for (QToolButton *button : pane.entry(0)->findChildren<QToolButton *>()) {
            if (button->text() == u"Restore")
                button->click();
        }
        pane.detail.finishEditing();
        QCOMPARE(edits.size(), 1);
        QCOMPARE(edits.first().at(1).value<std::optional<QString>>(), std::nullopt);
    }
};

QTEST_MAIN(TestCellDetail)
#include "tst_celldetail.moc"

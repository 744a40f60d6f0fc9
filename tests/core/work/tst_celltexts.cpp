// SPDX-License-Identifier: Apache-2.0
#include "strings/stringformats.h"
#include "work/celltexts.h"
#include "work/tablefindings.h"
#include "work/tableselection.h"
#include "work/tablewriteback.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

// What counts as a cell's text, edits of plurals with several lines included, and that what was found all
// right goes back into the file.
class TestCellTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editsOutrankAnswers()
    {
        TableCell cell;
        QVERIFY(cellTexts(cell).isEmpty());
        cell.answer.editedText = u"nothing to edit"_s;
        QVERIFY(cellTexts(cell).isEmpty());
        cell.forms = { u"one"_s };
        cell.answer.editedText.reset();
        QCOMPARE(cellTexts(cell), QStringList{ u"one"_s });
        cell.answer.editedText = u"two\nlines"_s;
        QCOMPARE(cellTexts(cell), QStringList{ u"two\nlines"_s });
    }

    void forms_data()
    {
        QTest::addColumn<QStringList>("forms");
        QTest::newRow("one") << QStringList{ u"a"_s };
        QTest::newRow("one with lines") << QStringList{ u"a\nb"_s };
        QTest::newRow("plural") << QStringList{ u"a"_s, u"b"_s };
        QTest::newRow("plural with lines") << QStringList{ u"a\nb"_s, u"c"_s, u"d\n"_s };
        QTest::newRow("empty forms") << QStringList{ QString(), u"c"_s, QString() };
    }
    void forms()
    {
        QFETCH(QStringList, forms);
        QCOMPARE(splitForms(joinedForms(forms), forms.size()), forms);
        TableCell cell;
        cell.forms = QStringList(forms.size(), u"x"_s);
        cell.answer.editedText = joinedForms(forms);
        QCOMPARE(cellTexts(cell), forms);
    }

    void ignoredErrorsAreWritten()
    {
        const QByteArray po = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                              "#, python-brace-format\nmsgid \"Hello {0}\"\nmsgstr \"\"\n";
        StringReadOptions options;
        options.language = u"de"_s;
        const TableFile file{ u"de"_s, *readStrings(po, u"game.po"_s, options).file };
        TableJob job;
        Target target;
        target.id = u"a"_s;
        job.lineup.targets = { target };
        selectStrings(job, { file }, {});
        TableCell cell;
        cell.answer.status = AnswerStatus::Complete;
        cell.answer.picked = true;
        cell.forms = { u"Hallo"_s };
        TableChoice choice;
        choice.picks = true;
        QCOMPARE(writeBack(job, 0, { cell }, file, choice).written, 0);
        for (const Finding &finding : TableFindings(job).ofCell(cell))
            cell.ignored.append({ finding.check, finding.form, finding.message, u"nobody is named"_s });
        QVERIFY(!cell.ignored.isEmpty());
        QVERIFY(writeBack(job, 0, { cell }, file, choice).bytes.contains("msgstr \"Hallo\""));
        // Of another text nobody has said that.
        cell.answer.editedText = u"Hallo {1}"_s;
        QCOMPARE(writeBack(job, 0, { cell }, file, choice).written, 0);
    }
};

QTEST_GUILESS_MAIN(TestCellTexts)
#include "tst_celltexts.moc"

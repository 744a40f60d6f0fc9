// SPDX-License-Identifier: Apache-2.0
#include "tablejobs.h"
#include "tables/columnsdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// Which columns of a spreadsheet hold what.
class TestColumnsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oddColumnsAreChosen()
    {
        open("Ident,Text,Deutsch,Who\nhi,Hello,,Mara\nbye,Good bye,,\n");
        QTRY_COMPARE(rows(), 2);
        QCOMPARE(box("presetBox")->currentText(), u"Choose each"_s); // nothing was found out
        QVERIFY(!ok()->isEnabled());
        choose("keyBox", u"Ident"_s);
        choose("sourceBox", u"Text"_s);
        choose("targetBox", u"Deutsch"_s);
        choose("speakerBox", u"Who"_s);
        QVERIFY(ok()->isEnabled());
        QSignalSpy chosen(m_dialog, &ColumnsDialog::columnsChosen);
        m_dialog->accept();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toStringList().size(), 4);
        const auto mapping = chosen.first().at(1).value<ColumnMapping>();
        QCOMPARE(mapping.key, u"Ident"_s);
        QCOMPARE(mapping.source, u"Text"_s);
        QCOMPARE(mapping.target, u"Deutsch"_s);
        QCOMPARE(mapping.speaker, u"Who"_s);
        QVERIFY(mapping.comment.isEmpty());
    }

    void presets_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("entry");
        QTest::addColumn<ColumnPreset>("preset");
        QTest::addRow("Unity") << QByteArray("Key,Id,English(en),German(de)\na,1,Hi,\n")
                               << u"Those of Unity"_s << ColumnPreset::Unity;
        QTest::addRow("Godot") << QByteArray("keys,en,de\na,Hi,\n") << u"Those of Godot"_s
                               << ColumnPreset::Godot;
        QTest::addRow("Yarn") << QByteArray(
            "language,id,text,file,node,lineNumber,lock,comment\nde,l:1,,f,n,1,x,\n")
                              << u"Those of Yarn Spinner"_s << ColumnPreset::Yarn;
    }
    void presets()
    {
        QFETCH(const QByteArray, csv);
        QFETCH(const QString, entry);
        QFETCH(const ColumnPreset, preset);
        open(csv);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(box("presetBox")->currentText(), u"Find out"_s);
        QVERIFY(!box("keyBox")->isEnabled());
        QVERIFY(ok()->isEnabled());
        choose("presetBox", entry);
        QVERIFY(ok()->isEnabled());
        QCOMPARE(m_dialog->mapping().preset, std::optional(preset));
    }

    void whatIsInUseIsShown()
    {
        ColumnMapping mapping;
        mapping.key = u"B"_s;
        mapping.source = u"A"_s;
        open("A,B\nHello,hi\n", mapping);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(box("presetBox")->currentText(), u"Choose each"_s);
        QCOMPARE(box("keyBox")->currentText(), u"B"_s);
        QCOMPARE(m_dialog->mapping(), mapping);
    }

    // People say what a column of limits counts; engines' own columns have none to choose.
    void theUnitOfLimits()
    {
        open("Key,en,de,Room\na,Hi,,20\n");
        QTRY_COMPARE(rows(), 1);
        QVERIFY(!box("limitUnitBox")->isEnabled());
        choose("presetBox", u"Choose each"_s);
        QVERIFY(!box("limitUnitBox")->isEnabled()); // of which column?
        choose("limitBox", u"Room"_s);
        QVERIFY(box("limitUnitBox")->isEnabled());
        choose("limitUnitBox", u"pixels"_s);
        const ColumnMapping mapping = m_dialog->mapping();
        QCOMPARE(mapping.limit, u"Room"_s);
        QCOMPARE(mapping.limitUnit, StringLimit::Unit::Pixels);
        QCOMPARE(columnsFromJson(columnsToJson(mapping)), mapping);
        choose("limitBox", u"None"_s);
        QCOMPARE(m_dialog->mapping().limitUnit, StringLimit::Unit::Characters);
        delete m_dialog;
        open("Key,en,de,Room\na,Hi,,20\n", mapping);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(box("limitUnitBox")->currentText(), u"pixels"_s);
        delete m_dialog;
        open("Key,en,de,Max bytes\na,Hi,,20\n");
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(box("limitBox")->currentText(), u"Max bytes"_s);
        QCOMPARE(box("limitUnitBox")->currentText(), u"bytes"_s);
    }

    // What was found out stands in the boxes, and whoever takes it away gets none.
    void noneIsNone()
    {
        const QStringList headers{ u"Key"_s, u"en"_s, u"de"_s, u"Context"_s, u"Comment"_s, u"Speaker"_s };
        open("Key,en,de,Context,Comment,Speaker\na,Hi,,c,n,s\n");
        QTRY_COMPARE(rows(), 1);
        choose("presetBox", u"Choose each"_s);
        QCOMPARE(box("contextBox")->currentText(), u"Context"_s);
        QCOMPARE(box("commentBox")->currentText(), u"Comment"_s);
        QCOMPARE(box("speakerBox")->currentText(), u"Speaker"_s);
        choose("contextBox", u"None"_s);
        choose("commentBox", u"None"_s);
        const StringColumns columns = findStringColumns(headers, m_dialog->mapping(), {}, true);
        QCOMPARE(columns.context, -1);
        QVERIFY(columns.comments.isEmpty());
        QCOMPARE(columns.speaker, 5);
        QCOMPARE(columns.source, 1);
        QCOMPARE(languagesOfColumns(headers, m_dialog->mapping()), QStringList{ u"de"_s });
    }

    void noTextsNoWay()
    {
        open("Key,Number\na,1\n");
        QTRY_COMPARE(rows(), 1);
        QVERIFY(!ok()->isEnabled());
        m_dialog->accept();
        QVERIFY(m_dialog->isVisible());
    }

    void cleanup() { delete m_dialog; }

private:
    void open(const QByteArray &csv, const ColumnMapping &mapping = {})
    {
        m_dialog = new ColumnsDialog(writeFile(m_folder, u"t.csv"_s, csv), mapping, {});
        m_dialog->open();
    }
    int rows() const { return m_dialog->findChild<QTableView *>()->model()->rowCount(); }
    QPushButton *ok() const
    {
        return m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }
    QComboBox *box(const char *name) const
    {
        return m_dialog->findChild<QComboBox *>(QLatin1StringView(name));
    }
    void choose(const char *name, const QString &text)
    {
        QVERIFY2(box(name)->findText(text) >= 0, name);
        box(name)->setCurrentText(text);
    }

    QTemporaryDir m_folder;
    QPointer<ColumnsDialog> m_dialog;
};

QTEST_MAIN(TestColumnsDialog)
#include "tst_columnsdialog.moc"

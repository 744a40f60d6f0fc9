// SPDX-License-Identifier: Apache-2.0
#include "tablejobs.h"
#include "tables/writebackdialog.h"
#include "tables/writebackmodels.h"
#include "work/tablesource.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// What goes back into the files, looked at first.
class TestWriteBackDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = writeFile(*m_folder, u"game.po"_s, poFile("de", 3));
        Target a;
        a.id = u"a"_s;
        a.model = u"a"_s;
        Target b = a;
        b.id = b.model = u"b"_s;
        m_job = tableJob(3, { a, b });
        m_job.file = m_path;
        m_cells = { cellOf({ 0, 0, 0 }, u"Eins"_s), cellOf({ 0, 0, 1 }, u"Ein"_s),
                    cellOf({ 1, 0, 1 }, u"Zwei"_s) };
    }
    void cleanup() { delete m_dialog; }

    void theFileItself()
    {
        open();
        QTRY_VERIFY(write()->isEnabled());
        QVERIFY(message().contains(u"2 "_s));
        QCOMPARE(readFile(m_path), poFile("de", 3)); // nothing yet
        QCOMPARE(left()->rowCount(), 1);
        QVERIFY(left()->index(0, LeftAloneModel::Reason).data().toString().contains(u"no translation"_s));
        QSignalSpy written(m_dialog, &WriteBackDialog::written);
        QTest::mouseClick(write(), Qt::LeftButton);
        QTRY_COMPARE(written.size(), 1);
        const QByteArray po = readFile(m_path);
        QVERIFY(po.contains("msgid \"Text 0\"\nmsgstr \"Eins\""));
        QVERIFY(po.contains("msgid \"Text 1\"\nmsgstr \"Zwei\""));
        QVERIFY(po.contains("msgid \"Text 2\"\nmsgstr \"\""));
        QVERIFY(message().contains(u"written"_s));
        QVERIFY(!write()->isEnabled());
        QVERIFY(m_dialog->isVisible());
    }

    void anotherFileAndOrder()
    {
        open();
        const QString out = m_folder->filePath(u"new.po"_s);
        auto *edit = m_dialog->findChild<QLineEdit *>(u"outEdit"_s);
        edit->setText(out);
        Q_EMIT edit->editingFinished();
        QTest::mouseClick(m_dialog->findChild<QPushButton *>(u"downButton"_s), Qt::LeftButton);
        m_dialog->findChild<QCheckBox *>(u"fuzzyBox"_s)->setChecked(true);
        QCOMPARE(m_dialog->choice().targets, (QStringList{ u"b"_s, u"a"_s }));
        QTRY_VERIFY(write()->isEnabled());
        QTest::mouseClick(write(), Qt::LeftButton);
        QTRY_VERIFY(!readFile(out).isEmpty());
        QVERIFY(readFile(out).contains("#, fuzzy\nmsgid \"Text 0\"\nmsgstr \"Ein\""));
        QCOMPARE(readFile(m_path), poFile("de", 3));
    }

    void picks()
    {
        m_cells[1].answer.picked = true;
        open();
        QVERIFY(m_dialog->findChild<QRadioButton *>(u"picksButton"_s)->isChecked());
        QVERIFY(!m_dialog->findChild<QListView *>(u"preferView"_s)->isEnabled());
        QTRY_VERIFY(write()->isEnabled());
        QCOMPARE(left()->rowCount(), 2);
        QTest::mouseClick(write(), Qt::LeftButton);
        QTRY_VERIFY(readFile(m_path).contains("msgstr \"Ein\""));
        QVERIFY(!readFile(m_path).contains("Zwei"));
    }

    void whatCannotBeReadIsTold()
    {
        m_job.file = m_folder->filePath(u"gone.po"_s);
        open();
        QTRY_VERIFY(message().contains(u"gone.po"_s));
        QVERIFY(!write()->isEnabled());
    }

    void whatCannotBeWrittenIsTold()
    {
        open();
        auto *edit = m_dialog->findChild<QLineEdit *>(u"outEdit"_s);
        edit->setText(m_folder->filePath(u"no/such/folder.po"_s));
        Q_EMIT edit->editingFinished();
        QTRY_VERIFY(write()->isEnabled());
        QTest::mouseClick(write(), Qt::LeftButton);
        QTRY_VERIFY(message().contains(u"folder.po"_s));
        QVERIFY(message().contains(u"could not be written"_s));
    }

private:
    void open()
    {
        m_dialog = new WriteBackDialog(m_job, sharedCells(m_cells), filesOf(m_job));
        m_dialog->open();
    }
    QPushButton *write() const { return m_dialog->findChild<QPushButton *>(u"writeFilesButton"_s); }
    QString message() const { return m_dialog->findChild<QLabel *>(u"messageLabel"_s)->text(); }
    QAbstractItemModel *left() const { return m_dialog->findChild<QTableView *>(u"leftView"_s)->model(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    TableJob m_job;
    QList<TableCell> m_cells;
    QPointer<WriteBackDialog> m_dialog;
};

QTEST_MAIN(TestWriteBackDialog)
#include "tst_writebackdialog.moc"

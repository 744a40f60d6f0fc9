// SPDX-License-Identifier: Apache-2.0
#include "paper/pdfformat.h"
#include "settings/settings.h"
#include "sheets/exportdialog.h"
#include "sheets/sheetjob.h"
#include "sheetsamples.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

SheetScope scopeOf(const QString &name, const QString &onlyTarget = {})
{
    return { name, name, [onlyTarget]() -> std::unique_ptr<SheetSource> {
                SheetReader reader = sampleReader();
                reader.onlyTarget = onlyTarget;
                return std::make_unique<RunsSheetSource>(
                    QList<SheetRun>{ sampleRun(
                        u"Hi"_s, { sampleAnswer(u"a"_s, u"=1+1"_s), sampleAnswer(u"b"_s, u"Second"_s) }) },
                    reader);
            } };
}

// Writes half of something, and then waits until it is cancelled.
SheetFormat endlessFormat(QSemaphore *begun)
{
    return { u"endless"_s,
             u"Endless"_s,
             { u"endless"_s },
             true,
             [begun](const SheetSource &, const SheetOptions &, QIODevice *device, SheetProgress &progress) {
                 device->write("half");
                 progress.rowsDone(1, 2);
                 begun->release();
                 while (!progress.isCancelled())
                     QThread::msleep(2);
                 return SheetResult::cancelled();
             } };
}

SheetFormat fullFormat()
{
    return { u"full"_s,
             u"Full"_s,
             { u"full"_s },
             true,
             [](const SheetSource &, const SheetOptions &, QIODevice *device, SheetProgress &) {
                 device->write("half");
                 return SheetResult::failed(u"No space left on device."_s);
             } };
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
}

} // namespace

class TestExportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offersTheOneList();
    void exportsByKeyboard();
    void previewFollowsTheChoice();
    void leavesOutColumns();
    void remembersTheLastChoice();
    void theNameFollowsTheFormat();
    void asksBeforeReplacing();
    void cancelLeavesTheOldFile();
    void fullDiskLeavesTheOldFile();
    void saysThatThereIsNoFolder();
    void dyingWhileWriting();
    void theWindowGoesOnWhileAPdfIsMade();

private:
    ExportDialog *open(const QList<SheetScope> &scopes = { scopeOf(u"All"_s), scopeOf(u"Only A"_s, u"a"_s) })
    {
        auto *dialog = new ExportDialog(scopes, *m_formats, m_settings.get());
        m_dialog = dialog;
        dialog->open();
        [&] { QTRY_VERIFY(part<QTableView>("previewView")->model()->rowCount() > 0); }();
        return dialog;
    }
    template <typename Widget>
    Widget *part(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1StringView(name));
    }
    QPushButton *button(QDialogButtonBox::ButtonRole role) const
    {
        auto *box = m_dialog->findChild<QDialogButtonBox *>();
        for (QAbstractButton *each : box->buttons()) {
            if (box->buttonRole(each) == role)
                return qobject_cast<QPushButton *>(each);
        }
        return nullptr;
    }
    QPushButton *exportButton() const { return button(QDialogButtonBox::AcceptRole); }
    void choose(const QString &format) const
    {
        auto *box = part<QComboBox>("formatBox");
        box->setCurrentIndex(box->findData(format));
    }
    void writeTo(const QString &path) const
    {
        part<QLineEdit>("fileEdit")->setText(path);
        exportButton()->click();
    }
    QString status() const { return part<QLabel>("statusLabel")->text(); }
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString oldFile(const QString &name) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write("old");
        return path(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SheetFormats> m_formats;
    QSemaphore m_begun;
    QPointer<ExportDialog> m_dialog;
};

void TestExportDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(u"config"_s));
    m_settings->setLastFolder(u"sheet"_s, m_folder->path());
    m_formats = std::make_unique<SheetFormats>(coreSheetFormats());
    m_formats->add(pdfFormat());
    m_formats->add(endlessFormat(&m_begun));
    m_formats->add(fullFormat());
}

void TestExportDialog::cleanup()
{
    delete m_dialog;
    m_settings.reset();
}

void TestExportDialog::offersTheOneList()
{
    open();
    const auto *box = part<QComboBox>("formatBox");
    QCOMPARE(box->count(), int(m_formats->all().size()));
    for (int i = 0; i < box->count(); ++i)
        QCOMPARE(box->itemText(i), m_formats->all().at(i).name);
    QCOMPARE(part<QComboBox>("scopeBox")->count(), 2);
}

void TestExportDialog::exportsByKeyboard()
{
    open();
    QSignalSpy written(m_dialog, &ExportDialog::written);
    QTest::keyClick(part<QComboBox>("scopeBox"), Qt::Key_Down);
    auto *format = part<QComboBox>("formatBox");
    format->setFocus();
    QTest::keyClicks(format, u"CSV"_s);
    QCOMPARE(format->currentData(), u"csv"_s);
    auto *file = part<QLineEdit>("fileEdit");
    file->setFocus();
    file->selectAll();
    QTest::keyClicks(file, u"mine"_s);
    QTRY_VERIFY(exportButton()->isEnabled());
    QTest::keyClick(file, Qt::Key_Return);
    QTRY_COMPARE(written.count(), 1);
    QCOMPARE(written.first().first().toString(), path(u"mine.csv"_s));
    const QByteArray csv = contents(path(u"mine.csv"_s));
    QVERIFY(csv.contains("\"'=1+1\""));
    QVERIFY(!csv.contains("Second"));
    QVERIFY(part<QPushButton>("openButton")->isVisible());
    QVERIFY(part<QPushButton>("openButton")->hasFocus());
    QVERIFY(status().contains(u"mine.csv"_s));
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestExportDialog::previewFollowsTheChoice()
{
    open();
    choose(u"csv"_s);
    const auto *model = part<QTableView>("previewView")->model();
    const auto column = [model](const QString &header) {
        for (int i = 0; i < model->columnCount(); ++i) {
            if (model->headerData(i, Qt::Horizontal).toString() == header)
                return i;
        }
        return -1;
    };
    QTRY_VERIFY(column(u"text"_s) >= 0);
    QCOMPARE(model->rowCount(), 2);
    QTRY_COMPARE(model->index(0, column(u"text"_s)).data().toString(), u"'=1+1"_s);
    part<QRadioButton>("exactRadio")->click();
    QTRY_COMPARE(model->index(0, column(u"text"_s)).data().toString(), u"=1+1"_s);
    QVERIFY(part<QGroupBox>("csvGroup")->isVisible());
    choose(u"html"_s);
    QTRY_COMPARE(model->columnCount(), 3); // the prompt and two targets
    QCOMPARE(model->index(0, 0).data().toString(), u"Hi"_s);
    QVERIFY(!part<QGroupBox>("csvGroup")->isVisible());
    QVERIFY(!part<QGroupBox>("columnsGroup")->isVisible());
    part<QComboBox>("scopeBox")->setCurrentIndex(1);
    QTRY_COMPARE(model->columnCount(), 2);
}

void TestExportDialog::leavesOutColumns()
{
    open();
    choose(u"csv"_s);
    auto *columns = part<QListView>("columnsView");
    QTRY_VERIFY(columns->model()->rowCount() > 10);
    part<QPushButton>("noneButton")->click();
    // The keyboard switches a box on.
    columns->setCurrentIndex(columns->model()->index(0, 0));
    QTest::keyClick(columns, Qt::Key_Space);
    QSignalSpy written(m_dialog, &ExportDialog::written);
    QTRY_VERIFY(exportButton()->isEnabled());
    writeTo(path(u"few.csv"_s));
    QTRY_COMPARE(written.count(), 1);
    QCOMPARE(contents(path(u"few.csv"_s)).split('\n').first().count(','), 3); // it, id, baseline and csv-mode
}

void TestExportDialog::remembersTheLastChoice()
{
    open();
    choose(u"tsv"_s);
    part<QRadioButton>("exactRadio")->click();
    QTRY_VERIFY(part<QListView>("columnsView")->model()->rowCount() > 10);
    QAbstractItemModel *columns = part<QListView>("columnsView")->model();
    QVERIFY(columns->setData(columns->index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(QDir(m_folder->path()).mkdir(u"elsewhere"_s));
    QSignalSpy written(m_dialog, &ExportDialog::written);
    writeTo(path(u"elsewhere/x.tsv"_s));
    QTRY_COMPARE(written.count(), 1);
    delete m_dialog;
    open();
    QCOMPARE(part<QComboBox>("formatBox")->currentData(), u"tsv"_s);
    QVERIFY(part<QRadioButton>("exactRadio")->isChecked());
    columns = part<QListView>("columnsView")->model();
    QTRY_VERIFY(columns->rowCount() > 10);
    QCOMPARE(columns->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(columns->index(1, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(part<QLineEdit>("fileEdit")->text(), path(u"elsewhere/All.tsv"_s));
}

void TestExportDialog::theNameFollowsTheFormat()
{
    open();
    auto *file = part<QLineEdit>("fileEdit");
    choose(u"html"_s);
    QCOMPARE(file->text(), path(u"All.html"_s));
    part<QComboBox>("scopeBox")->setCurrentIndex(1);
    QCOMPARE(file->text(), path(u"Only A.html"_s));
    file->selectAll();
    QTest::keyClicks(file, path(u"own.name.html"_s));
    choose(u"xlsx"_s);
    QCOMPARE(file->text(), path(u"own.name.xlsx"_s));
    part<QComboBox>("scopeBox")->setCurrentIndex(0);
    QCOMPARE(file->text(), path(u"own.name.xlsx"_s));
}

void TestExportDialog::asksBeforeReplacing()
{
    open();
    choose(u"md"_s);
    const QString file = oldFile(u"sheet.md"_s);
    const auto question = [this] { return m_dialog->findChild<QMessageBox *>(u"replaceQuestion"_s); };
    writeTo(file);
    QTRY_VERIFY(question());
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QCOMPARE(contents(file), QByteArray("old"));
    QSignalSpy written(m_dialog, &ExportDialog::written);
    exportButton()->click();
    QTRY_VERIFY(question());
    for (QAbstractButton *each : question()->buttons()) {
        if (question()->buttonRole(each) == QMessageBox::AcceptRole)
            each->click();
    }
    QTRY_COMPARE(written.count(), 1);
    QVERIFY(contents(file).contains("Hi"));
}

void TestExportDialog::cancelLeavesTheOldFile()
{
    open();
    choose(u"endless"_s);
    const QString file = path(u"sheet.endless"_s);
    writeTo(file);
    QTRY_VERIFY(m_begun.available() > 0);
    m_begun.acquire();
    QVERIFY(!exportButton()->isEnabled());
    QTRY_COMPARE(part<QProgressBar>("progressBar")->value(), 50);
    // Esc stops the writing first, and does not close the dialog.
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(status().contains(u"cancelled"_s));
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!part<QProgressBar>("progressBar")->isVisible());
    QVERIFY(!part<QPushButton>("openButton")->isVisible());
    QVERIFY(!QFile::exists(file));
    QVERIFY(exportButton()->isEnabled());
}

void TestExportDialog::fullDiskLeavesTheOldFile()
{
    open();
    choose(u"full"_s);
    const QString file = oldFile(u"sheet.full"_s);
    writeTo(file);
    QTRY_VERIFY(m_dialog->findChild<QMessageBox *>(u"replaceQuestion"_s));
    auto *box = m_dialog->findChild<QMessageBox *>(u"replaceQuestion"_s);
    for (QAbstractButton *each : box->buttons()) {
        if (box->buttonRole(each) == QMessageBox::AcceptRole)
            each->click();
    }
    QTRY_COMPARE(status(), u"No space left on device."_s);
    QCOMPARE(contents(file), QByteArray("old"));
    QVERIFY(!part<QPushButton>("openButton")->isVisible());
}

void TestExportDialog::saysThatThereIsNoFolder()
{
    open();
    choose(u"md"_s);
    writeTo(path(u"nowhere/sheet.md"_s));
    QTRY_VERIFY(status().contains(u"nowhere"_s));
    QVERIFY(exportButton()->isEnabled());
}

void TestExportDialog::dyingWhileWriting()
{
    open();
    choose(u"endless"_s);
    writeTo(path(u"sheet.endless"_s));
    QTRY_VERIFY(m_begun.available() > 0);
    m_begun.acquire();
    delete m_dialog;
    // What was half written goes with it.
    QTRY_COMPARE(QDir(m_folder->path()).entryList({ u"sheet*"_s }).size(), 0);
}

void TestExportDialog::theWindowGoesOnWhileAPdfIsMade()
{
    open({ { u"Strings"_s, u"Strings"_s,
             []() -> std::unique_ptr<SheetSource> { return std::make_unique<SampleTable>(400); } } });
    choose(u"pdf"_s);
    int beats = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, m_dialog, [this, &beats] {
        ++beats;
        // The window lays out text of its own meanwhile.
        m_dialog->update();
    });
    QSignalSpy written(m_dialog, &ExportDialog::written);
    heart.start(1);
    writeTo(path(u"strings.pdf"_s));
    QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 60'000);
    QVERIFY2(beats >= 10, qPrintable(QString::number(beats)));
    QVERIFY(contents(path(u"strings.pdf"_s)).startsWith("%PDF-"));
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"

// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheetprinter.h"
#include "sheetsamples.h"

#include <QFile>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestSheetPrinter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsPages();
    void cancelled();
    void asksFirst();

private:
    static SheetScope table(qsizetype rows)
    {
        return { u"Strings"_s, {}, [rows]() -> std::unique_ptr<SheetSource> {
                    return std::make_unique<SampleTable>(rows);
                } };
    }
    std::unique_ptr<QPrinter> printer() const
    {
        auto printer = std::make_unique<QPrinter>();
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(m_folder.filePath(u"paper.pdf"_s));
        return printer;
    }

    QTemporaryDir m_folder;
    QWidget m_window;
};

void TestSheetPrinter::printsPages()
{
    SheetPrinter sheets(&m_window);
    QSignalSpy said(&sheets, &SheetPrinter::said);
    sheets.print(table(40), printer());
    QTRY_COMPARE_WITH_TIMEOUT(said.count(), 1, 60'000);
    QCOMPARE(said.first().first().toString(), u"“Strings” was printed."_s);
    QFile file(m_folder.filePath(u"paper.pdf"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().count("/Type /Page\n") >= 3);
}

void TestSheetPrinter::cancelled()
{
    SheetPrinter sheets(&m_window);
    QSignalSpy said(&sheets, &SheetPrinter::said);
    sheets.print(table(100'000), printer());
    auto *waiting = m_window.findChild<QProgressDialog *>();
    QVERIFY(waiting);
    auto *cancel = waiting->findChild<QPushButton *>();
    QVERIFY(cancel);
    cancel->click();
    QTRY_COMPARE_WITH_TIMEOUT(said.count(), 1, 30'000);
    QCOMPARE(said.first().first().toString(), u"Printing was cancelled."_s);
    QTRY_VERIFY(!m_window.findChild<QProgressDialog *>());
}

void TestSheetPrinter::asksFirst()
{
    m_window.show();
    SheetPrinter sheets(&m_window);
    QSignalSpy said(&sheets, &SheetPrinter::said);
    sheets.ask(table(1));
    auto *dialog = m_window.findChild<QPrintDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    dialog->reject();
    QTRY_VERIFY(!m_window.findChild<QPrintDialog *>());
    QCOMPARE(said.count(), 0);
}

QTEST_MAIN(TestSheetPrinter)
#include "tst_sheetprinter.moc"

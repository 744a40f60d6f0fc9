// SPDX-License-Identifier: Apache-2.0
#include "paper/papersheet.h"
#include "paper/papertext.h"
#include "paper/pdfformat.h"
#include "sheetsamples.h"

#include <QElapsedTimer>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

// How many pages a sheet takes: the objects of type Page that its file has.
int pagesOf(const QByteArray &pdf)
{
    return int(pdf.count("/Type /Page\n"));
}

} // namespace

class TestPaperSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAPdf();
    void longAnswersRunOverPages();
    void aParagraphWithoutSpacesRunsOverPages();
    void aTableRunsOverPages();
    void emptySource();
    void paintsOnAnyPagedDevice();
    void worksInAnotherThread();
    void cancelled();
    void fullDisk();
    void missingCharactersAreTold();
    void directionOfAParagraph();
};

void TestPaperSheet::makesAPdf()
{
    Answer picked = sampleAnswer(u"a"_s, u"One\nمرحبا\n日本語"_s);
    picked.picked = true;
    const RunsSheetSource source({ sampleRun(u"Hi"_s, { picked, failedAnswer(u"b"_s, u"No."_s) }) },
                                 sampleReader());
    const QByteArray pdf = written(pdfFormat(), source);
    QVERIFY(pdf.startsWith("%PDF-1."));
    QCOMPARE(pagesOf(pdf), 2); // the request settings begin the second
    // A4 in points.
    QVERIFY2(pdf.contains("/MediaBox [0 0 595"), pdf.left(2000).constData());
}

void TestPaperSheet::longAnswersRunOverPages()
{
    QString text;
    for (int i = 0; i < 300; ++i)
        text += u"Line %1 of a long answer\n"_s.arg(i);
    const QByteArray pdf = written(
        pdfFormat(), RunsSheetSource({ sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, text) }) }, sampleReader()));
    QVERIFY2(pagesOf(pdf) >= 5 && pagesOf(pdf) <= 9, qPrintable(QString::number(pagesOf(pdf))));
}

void TestPaperSheet::aParagraphWithoutSpacesRunsOverPages()
{
    const QString text(60'000, u'x');
    const QByteArray pdf = written(
        pdfFormat(), RunsSheetSource({ sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, text) }) }, sampleReader()));
    QVERIFY2(pagesOf(pdf) >= 8 && pagesOf(pdf) <= 20, qPrintable(QString::number(pagesOf(pdf))));
}

void TestPaperSheet::aTableRunsOverPages()
{
    const QByteArray pdf = written(pdfFormat(), SampleTable(60));
    QVERIFY2(pagesOf(pdf) >= 4, qPrintable(QString::number(pagesOf(pdf))));
}

void TestPaperSheet::emptySource()
{
    QCOMPARE(pagesOf(written(pdfFormat(), RunsSheetSource({}, sampleReader()))), 1);
}

void TestPaperSheet::paintsOnAnyPagedDevice()
{
    QTemporaryDir folder;
    QPdfWriter narrow(folder.filePath(u"narrow.pdf"_s));
    narrow.setResolution(300);
    narrow.setPageSize(QPageSize(QPageSize::A6));
    const QString name(80, u'n');
    Answer answer = sampleAnswer(u"a"_s, u"text"_s);
    answer.label = name;
    answer.modelReturned = name;
    SheetProgress progress;
    const RunsSheetSource source({ sampleRun(u"Hi"_s, { answer }) }, sampleReader());
    const SheetResult result = paintSheet(source, {}, &narrow, progress);
    QVERIFY2(result.written(), qPrintable(result.message));
}

void TestPaperSheet::worksInAnotherThread()
{
    QByteArray pdf;
    const std::unique_ptr<QThread> thread(QThread::create([&pdf] {
        pdf = written(
            pdfFormat(),
            RunsSheetSource({ sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, u"x"_s) }) }, sampleReader()));
    }));
    thread->start();
    QVERIFY(thread->wait(60'000));
    QCOMPARE(pagesOf(pdf), 1);
}

void TestPaperSheet::cancelled()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    SheetProgress *running = nullptr;
    SheetProgress progress([&running](qsizetype, qsizetype) { running->cancel(); });
    running = &progress;
    QCOMPARE(pdfFormat().write(SampleTable(100), {}, &buffer, progress).status,
             SheetResult::Status::Cancelled);
}

void TestPaperSheet::fullDisk()
{
    FullDevice device(2000);
    SheetProgress progress;
    const SheetResult result = pdfFormat().write(SampleTable(5), {}, &device, progress);
    QCOMPARE(result.status, SheetResult::Status::Failed);
    QVERIFY2(result.message.contains(u"No space left"_s), qPrintable(result.message));
}

void TestPaperSheet::missingCharactersAreTold()
{
    // Not assigned in any version of Unicode so far.
    const QString text = u"a\u0378"_s;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    SheetProgress progress;
    const RunsSheetSource source({ sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, text) }) }, sampleReader());
    const SheetResult result = pdfFormat().write(source, {}, &buffer, progress);
    QVERIFY(result.written());
    QVERIFY2(result.message.contains(u"U+0378"_s), qPrintable(result.message));
}

void TestPaperSheet::directionOfAParagraph()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    QPdfWriter writer(&buffer);
    PaperPage page(&writer, nullptr, {});
    PaperText text([] { return false; });
    const double one = text.height(page, u"x"_s, {}, page.width());
    QVERIFY(one > 0);
    QCOMPARE(text.height(page, u"x\n\nمرحبا"_s, {}, page.width()), 3 * one);
    const QRectF start = page.place(10, 20, 5);
    QCOMPARE(start.left(), 10.0);
    PaperFrame mirrored;
    mirrored.rightToLeft = true;
    const PaperPage rightToLeft(&writer, nullptr, mirrored);
    QCOMPARE(rightToLeft.place(10, 20, 5).right(), rightToLeft.width() - 10);
}

QTEST_MAIN(TestPaperSheet)
#include "tst_papersheet.moc"

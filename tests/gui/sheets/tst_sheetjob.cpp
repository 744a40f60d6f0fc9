// SPDX-License-Identifier: Apache-2.0
#include "paper/pdfformat.h"
#include "sheets/sheetjob.h"
#include "sheetsamples.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QTextLayout>
#include <QThread>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestSheetJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finishesOnce();
    void tellsHowFarItIs();
    void cancelledBeforeItBegins();
    void dyingCancels();
    void pagesBesideTheWindowsOwnText();
};

void TestSheetJob::finishesOnce()
{
    QThread *worker = nullptr;
    SheetJob job([&worker](SheetProgress &) {
        worker = QThread::currentThread();
        return SheetResult::failed(u"why"_s);
    });
    QSignalSpy finished(&job, &SheetJob::finished);
    job.start();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().value<SheetResult>().message, u"why"_s);
    QVERIFY(worker != thread());
}

void TestSheetJob::tellsHowFarItIs()
{
    QSemaphore go;
    SheetJob job([&go](SheetProgress &progress) {
        progress.rowsDone(30, 100);
        go.acquire();
        return SheetResult();
    });
    QSignalSpy progressed(&job, &SheetJob::progressed);
    QSignalSpy finished(&job, &SheetJob::finished);
    job.start();
    QTRY_COMPARE(progressed.count(), 1);
    QCOMPARE(progressed.first().first().toInt(), 30);
    go.release();
    QTRY_COMPARE(finished.count(), 1);
}

void TestSheetJob::cancelledBeforeItBegins()
{
    bool begun = false;
    SheetJob job([&begun](SheetProgress &) {
        begun = true;
        return SheetResult();
    });
    QSignalSpy finished(&job, &SheetJob::finished);
    job.cancel();
    job.start();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().value<SheetResult>().status, SheetResult::Status::Cancelled);
    QVERIFY(!begun);
}

void TestSheetJob::dyingCancels()
{
    QSemaphore begun;
    QSemaphore ended;
    auto job = std::make_unique<SheetJob>([&begun, &ended](SheetProgress &progress) {
        begun.release();
        while (!progress.isCancelled())
            QThread::msleep(1);
        ended.release();
        return SheetResult::cancelled();
    });
    job->start();
    QTRY_VERIFY(begun.available() > 0);
    job.reset();
    QTRY_VERIFY(ended.available() > 0);
}

// Fonts are kept for each thread: those of a worker must go with it, whatever the window does with its own.
void TestSheetJob::pagesBesideTheWindowsOwnText()
{
    for (int i = 0; i < 12; ++i) {
        QByteArray pdf;
        SheetJob job([&pdf](SheetProgress &progress) {
            QBuffer buffer(&pdf);
            buffer.open(QIODevice::WriteOnly);
            const RunsSheetSource source(
                { sampleRun(u"مرحبا 日本語 Ж"_s, { sampleAnswer(u"a"_s, u"שלום ไทย 한국어 😀"_s) }) },
                sampleReader());
            return pdfFormat().write(source, {}, &buffer, progress);
        });
        QSignalSpy finished(&job, &SheetJob::finished);
        int laidOut = 0;
        QTimer window;
        connect(&window, &QTimer::timeout, &window, [&laidOut] {
            QTextLayout layout(u"مرحبا 日本語 Ж %1"_s.arg(++laidOut), QFont());
            layout.beginLayout();
            layout.createLine();
            layout.endLayout();
        });
        window.start(0);
        job.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
        QVERIFY(finished.first().first().value<SheetResult>().written());
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(laidOut > 0);
    }
}

QTEST_MAIN(TestSheetJob)
#include "tst_sheetjob.moc"

// SPDX-License-Identifier: Apache-2.0
// bench_sheetgap ROWS FILE: writes a sheet outside the window's thread, as the export dialog does, and prints
// the longest time in which that thread came to nothing else, as JSON.
#include "common/largememory.h"
#include "sheets/sheetfile.h"
#include "sheets/sheetjob.h"
#include "tablesource.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace lineup;
using namespace lineup::test;

int main(int argc, char **argv)
{
    giveLargeMemoryBack();
    const QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const int rows = arguments.value(1).toInt();
    const QString path = arguments.value(2);
    const SheetFormats formats(coreSheetFormats());
    const SheetFormat *format = formats.forFileName(path);
    if (rows <= 0 || !format) {
        std::fprintf(stderr, "bench_sheetgap ROWS FILE\n");
        return 2;
    }
    QElapsedTimer clock;
    qint64 last = 0;
    qint64 gap = 0;
    QTimer heart;
    QObject::connect(&heart, &QTimer::timeout, &heart, [&clock, &last, &gap] {
        const qint64 now = clock.elapsed();
        gap = std::max(gap, now - last);
        last = now;
    });
    SheetJob job([format = *format, rows, path](SheetProgress &progress) {
        const TableSource source(rows, { QStringLiteral("de") });
        return writeSheetFile(format, source, {}, path, progress);
    });
    QObject::connect(&job, &SheetJob::finished, &app, [&clock, &gap](const SheetResult &result) {
        std::printf("{\"gapMs\": %lld, \"seconds\": %.3f}\n", static_cast<long long>(gap),
                    double(clock.elapsed()) / 1000);
        QApplication::exit(result.written() ? 0 : 1);
    });
    clock.start();
    heart.start(1);
    job.start();
    return QApplication::exec();
}

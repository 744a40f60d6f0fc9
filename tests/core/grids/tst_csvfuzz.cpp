// SPDX-License-Identifier: Apache-2.0
#include "grids/csvtable.h"

#include <QRandomGenerator>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

// Random tables made of what matters to the reader: it must neither crash nor lose or invent a byte.
class CsvFuzzTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void randomBytes();
    void randomEdits();
    void writtenTablesReadTheSame();
};

namespace {

QByteArray randomTable(QRandomGenerator &random, const QList<QByteArray> &pieces)
{
    QByteArray bytes;
    const int count = random.bounded(60);
    for (int i = 0; i < count; ++i)
        bytes += pieces.at(random.bounded(int(pieces.size())));
    return bytes;
}

const QList<QByteArray> wild{ "\"",   "\"\"", ",", ";", "\t",           "|",    "\r",   "\n",
                              "\r\n", "a",    " ", "ä", "\xef\xbb\xbf", "\xff", "\xfe", QByteArray(1, 0),
                              "sep=", "日" };
const QList<QByteArray> tame{
    "\"", "\"\"", ",", ";", "\t", "|", "\r", "\n", "\r\n", "a", " ", "ä", "日", "x"
};

} // namespace

void CsvFuzzTest::randomBytes()
{
    QRandomGenerator random(1);
    int tables = 0;
    for (int round = 0; round < 20'000; ++round) {
        const QByteArray bytes = randomTable(random, wild);
        const CsvRead read = CsvTable::read(bytes);
        QCOMPARE(read.table.has_value(), read.error.message.isEmpty());
        if (!read.table)
            continue;
        ++tables;
        QCOMPARE(read.table->edited({}).bytes, bytes);
        for (qsizetype row = 0; row < read.table->rowCount(); ++row)
            QCOMPARE(read.table->texts(row).size(), read.table->cellCount(row));
    }
    QVERIFY(tables > 1000);
}

void CsvFuzzTest::randomEdits()
{
    QRandomGenerator random(2);
    for (int round = 0; round < 20'000; ++round) {
        const QByteArray bytes = randomTable(random, tame);
        CsvOptions options;
        options.delimiter = u',';
        const CsvRead read = CsvTable::read(bytes, options);
        QVERIFY(read.table.has_value());
        if (read.table->rowCount() == 0 || !read.table->warnings().isEmpty())
            continue;
        const qsizetype row = random.bounded(int(read.table->rowCount()));
        const qsizetype column = random.bounded(int(read.table->cellCount(row)));
        const QString text = QString::fromUtf8(randomTable(random, tame));
        const QByteArray changed = read.table->edited({ { row, column, text } }).bytes;
        const CsvSpan span = read.table->span(row, column);
        QVERIFY(changed.startsWith(bytes.first(span.begin)));
        QVERIFY(changed.endsWith(bytes.sliced(qsizetype(span.begin) + qsizetype(span.length))));
        // A row that was nothing but its end of line, and the last of the file, has no other place to be.
        if (text.isEmpty())
            continue;
        const CsvRead again = CsvTable::read(changed, options);
        QVERIFY(again.table.has_value());
        QCOMPARE(again.table->text(row, column), text);
        QCOMPARE(again.table->rowCount(), read.table->rowCount());
    }
}

void CsvFuzzTest::writtenTablesReadTheSame()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 5'000; ++round) {
        const int width = random.bounded(2, 6);
        QList<QStringList> rows;
        QByteArray bytes;
        for (int row = 0; row < random.bounded(1, 6); ++row) {
            QStringList cells;
            QByteArrayList quoted;
            for (int column = 0; column < width; ++column) {
                const QByteArray cell = randomTable(random, tame);
                cells.append(QString::fromUtf8(cell));
                quoted.append('"' + QByteArray(cell).replace("\"", "\"\"") + '"');
            }
            rows.append(cells);
            bytes += quoted.join(';') + "\r\n";
        }
        CsvOptions options;
        options.delimiter = u';';
        const CsvRead read = CsvTable::read(bytes, options);
        QVERIFY(read.table.has_value());
        QCOMPARE(read.table->rowCount(), rows.size());
        for (qsizetype row = 0; row < rows.size(); ++row)
            QCOMPARE(read.table->texts(row), rows.at(row));
        QVERIFY(read.table->warnings().isEmpty());
    }
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::CsvFuzzTest)
#include "tst_csvfuzz.moc"

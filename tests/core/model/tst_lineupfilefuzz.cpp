// SPDX-License-Identifier: Apache-2.0
#include "model/lineupfile.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QByteArray validFile()
{
    QFile file(QStringLiteral(LINEUP_TEST_DATA "/lineups/mixed.lineup.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void checkResult(const QByteArray &file)
{
    const LineupFileResult result = parseLineup(file);
    bool error = false;
    for (const LineupIssue &issue : result.issues) {
        error = error || issue.severity == LineupIssue::Severity::Error;
        QVERIFY2(issue.line >= 1 && issue.column >= 1, file.constData());
        QVERIFY2(!issue.message.isEmpty(), file.constData());
    }
    QVERIFY2(error != result.lineup.has_value(), file.constData());
    if (result.lineup) {
        const LineupFileResult again = parseLineup(lineupToJson(*result.lineup));
        QVERIFY2(again.lineup == result.lineup, file.constData());
    }
}

} // namespace

class LineupFileFuzzTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void truncations();
    void mutations_data();
    void mutations();
    void numbers();
};

void LineupFileFuzzTest::truncations()
{
    const QByteArray file = validFile();
    QVERIFY(parseLineup(file).lineup);
    for (qsizetype length = 0; length < file.size(); ++length) {
        checkResult(file.left(length));
        checkResult(file.mid(length));
        if (QTest::currentTestFailed())
            return;
    }
}

void LineupFileFuzzTest::mutations_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void LineupFileFuzzTest::mutations()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const QByteArray tokens = QByteArrayLiteral("{}[]\",:\\/0-e.tn \n\r\t\0\xff\xc3\x80 @");
    const QByteArray valid = validFile();
    for (int round = 0; round < 1500; ++round) {
        QByteArray file = valid;
        const int changes = 1 + int(random.bounded(4));
        for (int change = 0; change < changes && !file.isEmpty(); ++change) {
            const qsizetype at = random.bounded(int(file.size()));
            switch (random.bounded(5)) {
            case 0:
                file[at] = tokens[random.bounded(int(tokens.size()))];
                break;
            case 1:
                file.insert(at, tokens[random.bounded(int(tokens.size()))]);
                break;
            case 2:
                file.remove(at, 1 + random.bounded(8));
                break;
            case 3: // a piece of the file once more
                file.insert(at, file.mid(random.bounded(int(file.size())), random.bounded(40)));
                break;
            default:
                file[at] = char(random.bounded(256));
                break;
            }
        }
        checkResult(file);
        if (QTest::currentTestFailed())
            return;
    }
}

void LineupFileFuzzTest::numbers()
{
    QRandomGenerator random(7);
    const QByteArray alphabet("0123456789+-.eE");
    for (int round = 0; round < 3000; ++round) {
        QByteArray number;
        for (int i = int(random.bounded(30)); i >= 0; --i)
            number += alphabet[random.bounded(int(alphabet.size()))];
        checkResult(validFile().replace("0.15e1", number));
        if (QTest::currentTestFailed())
            return;
    }
    checkResult(validFile().replace("0.15e1", "1." + QByteArray(100000, '9')));
    checkResult(validFile().replace("0.15e1", "0." + QByteArray(100000, '0') + "1"));
    checkResult(validFile().replace("0.15e1", QByteArray(100000, '9')));
    checkResult(validFile().replace("0.15e1", "1e-99999"));
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::LineupFileFuzzTest)
#include "tst_lineupfilefuzz.moc"

// SPDX-License-Identifier: Apache-2.0
#include "sheets/runssheetsource.h"
#include "sheets/sheetfile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

class ManyRows : public SheetSource
{
public:
    explicit ManyRows(qsizetype rows)
        : m_rows(rows)
    {
        m_head.targets.append({ u"t"_s, u"T"_s, {}, {}, {}, {}, {} });
    }
    const SheetHead &head() const override { return m_head; }
    qsizetype rowCount() const override { return m_rows; }
    SheetRow row(qsizetype index) const override
    {
        SheetRow row;
        SheetAnswer answer;
        answer.address = { u"r"_s, index, {}, u"t"_s, 1, 1 };
        answer.answer.text = u"text"_s;
        row.answers = { answer };
        return row;
    }

private:
    SheetHead m_head;
    qsizetype m_rows;
};

// A device on which there is room for some bytes only.
class SmallDevice : public QIODevice
{
protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override
    {
        setErrorString(u"No space left"_s);
        return -1;
    }
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

qsizetype openFiles()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
}

} // namespace

class SheetFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void formatsByIdAndEnding();
    void writesAWorkbook();
    void progressReachesTheEnd();
    void cancelLeavesTheOldFile();
    void cancelLeavesNoFile();
    void folderIsRefused();
    void missingFolder();
    void fullDevice();
    void throughALink();
    void noTargetsAtAll();

private:
    SheetFormats m_formats{ coreSheetFormats() };
    const SheetFormat &xlsx() const { return *m_formats.find(u"xlsx"); }
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SheetFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void SheetFileTest::formatsByIdAndEnding()
{
    QCOMPARE(m_formats.find(u"xlsx")->endings, QStringList{ u"xlsx"_s });
    QVERIFY(!m_formats.find(u"xls"));
    QCOMPARE(m_formats.forFileName(u"a.b/Sheet.XLSX"_s), &xlsx());
    QVERIFY(!m_formats.forFileName(u"xlsx"_s));
    SheetFormats more = m_formats;
    more.add({ u"own"_s, u"Own"_s, { u"own"_s }, true, {} });
    QCOMPARE(more.forFileName(u"x.own"_s)->id, u"own"_s);
}

void SheetFileTest::writesAWorkbook()
{
    SheetProgress progress;
    const SheetResult result = writeSheetFile(xlsx(), ManyRows(3), {}, path(u"a.xlsx"_s), progress);
    QVERIFY2(result.written(), qPrintable(result.message));
    QVERIFY(contents(path(u"a.xlsx"_s)).startsWith("PK\x03\x04"));
    QVERIFY(contents(path(u"a.xlsx"_s)).size() > 5000);
}

void SheetFileTest::progressReachesTheEnd()
{
    QList<qsizetype> done;
    SheetProgress progress([&done](qsizetype rows, qsizetype total) {
        QCOMPARE(total, 250);
        done.append(rows);
    });
    QVERIFY(writeSheetFile(xlsx(), ManyRows(250), {}, path(u"a.xlsx"_s), progress).written());
    QCOMPARE(done, QList<qsizetype>({ 100, 200, 250 }));
}

void SheetFileTest::cancelLeavesTheOldFile()
{
    QVERIFY(write(path(u"a.xlsx"_s), "old"));
    const qsizetype before = openFiles();
    SheetProgress *stopped = nullptr;
    SheetProgress progress([&stopped](qsizetype done, qsizetype total) {
        if (done >= total / 2)
            stopped->cancel();
    });
    stopped = &progress;
    const SheetResult result = writeSheetFile(xlsx(), ManyRows(10'000), {}, path(u"a.xlsx"_s), progress);
    QCOMPARE(result.status, SheetResult::Status::Cancelled);
    QCOMPARE(contents(path(u"a.xlsx"_s)), QByteArray("old"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    QCOMPARE(openFiles(), before);
}

void SheetFileTest::cancelLeavesNoFile()
{
    SheetProgress progress;
    progress.cancel();
    QCOMPARE(writeSheetFile(xlsx(), ManyRows(0), {}, path(u"a.xlsx"_s), progress).status,
             SheetResult::Status::Cancelled);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void SheetFileTest::folderIsRefused()
{
    SheetProgress progress;
    const SheetResult result = writeSheetFile(xlsx(), ManyRows(1), {}, m_folder->path(), progress);
    QCOMPARE(result.status, SheetResult::Status::Failed);
    QVERIFY(result.message.contains(m_folder->path()));
}

void SheetFileTest::missingFolder()
{
    SheetProgress progress;
    const SheetResult result = writeSheetFile(xlsx(), ManyRows(1), {}, path(u"no/a.xlsx"_s), progress);
    QCOMPARE(result.status, SheetResult::Status::Failed);
    QVERIFY(!result.message.isEmpty());
}

void SheetFileTest::fullDevice()
{
    SmallDevice device;
    QVERIFY(device.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    SheetProgress progress;
    const SheetResult result = xlsx().write(ManyRows(1), {}, &device, progress);
    QCOMPARE(result.status, SheetResult::Status::Failed);
    QVERIFY(result.message.contains(u"No space left"_s));
}

void SheetFileTest::throughALink()
{
    QVERIFY(write(path(u"real.xlsx"_s), "old"));
    QVERIFY(QFile::link(path(u"real.xlsx"_s), path(u"link.xlsx"_s)));
    SheetProgress progress;
    QVERIFY(writeSheetFile(xlsx(), ManyRows(1), {}, path(u"link.xlsx"_s), progress).written());
    QVERIFY(QFileInfo(path(u"link.xlsx"_s)).isSymLink());
    QVERIFY(contents(path(u"real.xlsx"_s)).startsWith("PK"));
}

void SheetFileTest::noTargetsAtAll()
{
    SheetProgress progress;
    QVERIFY(writeSheetFile(xlsx(), RunsSheetSource({}, {}), {}, path(u"a.xlsx"_s), progress).written());
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::SheetFileTest)
#include "tst_sheetfile.moc"

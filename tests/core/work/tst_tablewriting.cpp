// SPDX-License-Identifier: Apache-2.0
#include "tableserver.h"
#include "work/tablewriting.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

TableCell cellOf(const TablePlace &place, const QString &text)
{
    TableCell cell;
    cell.place = place;
    cell.answer.status = AnswerStatus::Complete;
    cell.forms = { text };
    return cell;
}

} // namespace

// Several languages go back into one file, or into files of their own.
class TestTableWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_in = write(u"t.csv"_s, "Key,English(en),German(de),Japanese(ja)\na,One,,\nb,Two,,\n");
        Target target;
        target.id = u"x"_s;
        m_job = tableJob(2, { target }, { u"de"_s, u"ja"_s });
        m_job.file = m_in;
        const QStringList ids{ u"a"_s, u"b"_s };
        const QStringList texts{ u"One"_s, u"Two"_s };
        for (int row = 0; row < 2; ++row) {
            m_job.strings[row].id = ids.at(row);
            m_job.strings[row].source = m_job.strings[row].fullSource = texts.at(row);
        }
        m_cells = { cellOf({ 0, 0, 0 }, u"Eins"_s), cellOf({ 1, 0, 0 }, u"Zwei"_s),
                    cellOf({ 0, 1, 0 }, u"一"_s) };
        m_choice.targets = QStringList{ u"x"_s };
    }

    void oneFileHoldsAllLanguages()
    {
        const QString out = m_folder->filePath(u"out.csv"_s);
        const auto results
            = writeTable(m_job, m_cells, { { 0, m_in, out }, { 1, m_in, out } }, m_choice, false);
        QCOMPARE(results.size(), 2);
        QCOMPARE(results.at(0).written, 2);
        QCOMPARE(results.at(1).written, 1);
        QCOMPARE(results.at(1).leftAlone.size(), 1);
        QCOMPARE(read(out), "Key,English(en),German(de),Japanese(ja)\na,One,Eins,一\nb,Two,Zwei,\n"_ba);
    }

    void inPlaceAndEachItsOwn()
    {
        const QString own = m_folder->filePath(u"ja.csv"_s);
        writeTable(m_job, m_cells, { { 0, m_in, m_in }, { 1, m_in, own } }, m_choice, false);
        QVERIFY(read(m_in).contains("a,One,Eins,\n"));
        QVERIFY(read(own).contains("a,One,,一\n"));
    }

    void rehearsedOnly()
    {
        const QByteArray before = read(m_in);
        const QString there = write(u"there.csv"_s, "x");
        const auto results
            = writeTable(m_job, m_cells, { { 0, m_in, there }, { 1, m_in, m_in } }, m_choice, true);
        QCOMPARE(results.at(0).written, 2);
        QVERIFY(results.at(0).replaces);
        QVERIFY(!results.at(1).replaces);
        QCOMPARE(read(m_in), before);
        QCOMPARE(read(there), "x"_ba);
    }

    void onlyWhatCannotBeWrittenFails()
    {
        const QString bad = m_folder->filePath(u"no/folder.csv"_s);
        const auto results = writeTable(
            m_job, m_cells,
            { { 0, m_in, bad }, { 1, m_in, m_in }, { 0, m_folder->filePath(u"gone.csv"_s), bad } }, m_choice,
            false);
        QVERIFY(results.at(0).problem.contains(u"folder.csv"_s));
        QCOMPARE(results.at(0).written, 0);
        QVERIFY(results.at(1).problem.isEmpty());
        QVERIFY(results.at(2).problem.contains(u"gone.csv"_s));
        QVERIFY(read(m_in).contains("a,One,,一\n"));
    }

private:
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_in;
    TableJob m_job;
    QList<TableCell> m_cells;
    TableChoice m_choice;
};

QTEST_GUILESS_MAIN(TestTableWriting)
#include "tst_tablewriting.moc"

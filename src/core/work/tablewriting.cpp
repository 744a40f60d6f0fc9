// SPDX-License-Identifier: Apache-2.0
#include "tablewriting.h"

#include "tablesource.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace lineup {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TableWriting)
};

// What one file has become so far.
struct Draft
{
    QString in;
    QString out;
    QByteArray bytes;
    QList<qsizetype> results;
};

QString problemOf(const QString &path, const QString &why)
{
    return Words::tr("“%1”: %2", "a file, and what is wrong with it").arg(QFileInfo(path).fileName(), why);
}

class TableWriter
{
public:
    TableWriter(const TableJob &job, const QList<TableCell> &cells, const TableChoice &choice)
        : m_job(job)
        , m_cells(cells)
        , m_choice(choice)
    { }

    void take(const TableWriteRequest &request);
    void write();
    QList<TableWritten> results() const { return m_results; }

private:
    Draft &draftOf(const TableWriteRequest &request);

    const TableJob &m_job;
    const QList<TableCell> &m_cells;
    const TableChoice &m_choice;
    QList<Draft> m_drafts;
    QList<TableWritten> m_results;
};

Draft &TableWriter::draftOf(const TableWriteRequest &request)
{
    for (Draft &draft : m_drafts) {
        if (draft.in == request.in && draft.out == request.out)
            return draft;
    }
    m_drafts.append({ request.in, request.out, {}, {} });
    return m_drafts.last();
}

void TableWriter::take(const TableWriteRequest &request)
{
    TableWritten result;
    result.language = request.language;
    Draft &draft = draftOf(request);
    const ReadBytes readBytes = [&](const QString &path, QString &error) -> std::optional<QByteArray> {
        return path == draft.in && !draft.bytes.isNull() ? draft.bytes : readRegularFile(path, error);
    };
    TableSource source = sourceOf(m_job);
    source.in = request.in;
    source.files.clear();
    const QString tag = m_job.languages.at(request.language).tag;
    const TableFileRead read = readTableFile(source, tag, readBytes);
    if (!read.file) {
        result.problem = problemOf(read.path, read.error);
    } else {
        TableWriteBack written = writeBack(m_job, request.language, m_cells, { tag, *read.file }, m_choice);
        draft.bytes = written.bytes;
        draft.results.append(m_results.size());
        result.written = written.written;
        result.leftAlone = written.leftAlone;
        result.marksLost = written.marksLost;
        result.replaces = QFileInfo(request.in) != QFileInfo(request.out) && QFileInfo::exists(request.out);
    }
    m_results.append(result);
}

void TableWriter::write()
{
    for (const Draft &draft : std::as_const(m_drafts)) {
        if (draft.bytes.isNull())
            continue;
        const QString why = writeRegularFile(draft.out, draft.bytes);
        for (const qsizetype index : draft.results) {
            if (why.isEmpty())
                continue;
            m_results[index].problem = problemOf(draft.out, why);
            m_results[index].written = 0;
        }
    }
}

} // namespace

QList<TableWritten> writeTable(const TableJob &job, const QList<TableCell> &cells,
                               const QList<TableWriteRequest> &requests, const TableChoice &choice,
                               bool rehearse)
{
    TableWriter writer(job, cells, choice);
    for (const TableWriteRequest &request : requests)
        writer.take(request);
    if (!rehearse)
        writer.write();
    return writer.results();
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tableselection.h"

#include <functional>

namespace lineup {

// Where the strings of a table lie, and how they are read. The functions here block: for workers and the
// console program.
struct TableSource
{
    QString in; // a file, or a pattern with {lang}
    QMap<QString, QString> files = {}; // by BCP 47 tag: files of their own that no pattern tells
    QString source = {}; // the file with the source texts, where a format has one language a file
    ColumnMapping columns = {};
    QString sheet = {};

    friend bool operator==(const TableSource &, const TableSource &) = default;

    QString pathFor(const QString &language) const;
};

// That of a run that has begun.
TableSource sourceOf(const TableJob &job);
// The file of each of its languages.
QStringList filesOf(const TableJob &job);

// The bytes of a file, or nothing and why, for people.
using ReadBytes = std::function<std::optional<QByteArray>(const QString &path, QString &error)>;
// Regular files only, none larger than a file of strings may be.
std::optional<QByteArray> readRegularFile(const QString &path, QString &error);
// Replaces a regular file as a whole, or makes one. An empty string, or why it was not written, for people.
QString writeRegularFile(const QString &path, const QByteArray &bytes);

struct TableFileRead
{
    std::optional<StringFile> file;
    QString path; // of the file, or of its source where that one is at fault
    QString error; // for people
    bool unreadable = false; // `error` is that of the ReadBytes
};

// The strings as they stand for one language, paired with their source. An empty language: what the file
// says.
TableFileRead readTableFile(const TableSource &source, const QString &language,
                            const ReadBytes &readBytes = readRegularFile);

} // namespace lineup

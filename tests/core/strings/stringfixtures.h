// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "strings/stringformats.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace lineup::test {

using namespace Qt::StringLiterals;

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString fixture(const QString &name)
{
    return QStringLiteral(LINEUP_TEST_DATA "/strings/") + name;
}

inline StringFile readFixture(const QString &name, const StringReadOptions &options = {})
{
    const StringReadResult result = readStrings(bytesOf(fixture(name)), name, options);
    return result.file.value_or(StringFile{});
}

inline StringFile readText(const QByteArray &bytes, const QString &name)
{
    return readStrings(bytes, name).file.value_or(StringFile{});
}

inline qsizetype unitAt(const StringFile &file, const QString &id)
{
    for (qsizetype i = 0; i < file.units.size(); ++i) {
        if (file.units.at(i).id == id)
            return i;
    }
    return -1;
}

// The own files, and those of other projects where they are there.
inline QStringList allFiles()
{
    const QString shared = qEnvironmentVariable("LINEUP_SHARED_DATA");
    QStringList files;
    for (const QString &folder : { fixture({}), shared + u"/localization"_s }) {
        const QFileInfoList found = QDir(folder).entryInfoList(
            { u"*.po"_s, u"*.pot"_s, u"*.xlf"_s, u"*.ts"_s, u"*.json"_s, u"*.rpy"_s, u"*.csv"_s, u"*.tsv"_s },
            QDir::Files, QDir::Name);
        for (const QFileInfo &file : found) {
            if (file.fileName() != u"MANIFEST.tsv") // tells of the others
                files.append(file.absoluteFilePath());
        }
    }
    return files;
}

// Where the first and last differing lines are, 1-based and in `a`.
inline std::pair<qsizetype, qsizetype> differingLines(const QByteArray &a, const QByteArray &b)
{
    const QList<QByteArray> left = a.split('\n');
    const QList<QByteArray> right = b.split('\n');
    qsizetype first = 0;
    while (first < left.size() && first < right.size() && left.at(first) == right.at(first))
        ++first;
    qsizetype last = 0;
    while (last < left.size() - first && last < right.size() - first
           && left.at(left.size() - 1 - last) == right.at(right.size() - 1 - last))
        ++last;
    return { first + 1, left.size() - last };
}

} // namespace lineup::test

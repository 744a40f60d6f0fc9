// SPDX-License-Identifier: Apache-2.0
#include "tablesource.h"

#include "strings/languagetags.h"
#include "strings/stringformats.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>

namespace lineup {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TableSource)
};

TableFileRead readOne(const TableSource &source, const QString &path, const QString &language,
                      const ReadBytes &readBytes)
{
    QString error;
    const std::optional<QByteArray> bytes = readBytes(path, error);
    if (!bytes)
        return { {}, path, error, true };
    StringReadOptions options;
    options.language = language;
    options.columns = source.columns;
    options.sheet = source.sheet;
    StringReadResult read = readStrings(*bytes, path, options);
    return { std::move(read.file), path, read.error, false };
}

} // namespace

QString TableSource::pathFor(const QString &language) const
{
    if (const auto own = files.constFind(language); own != files.constEnd())
        return *own;
    return isLanguagePattern(in) ? languageFile(in, language) : in;
}

TableSource sourceOf(const TableJob &job)
{
    TableSource source{ job.file, {}, job.sourceFile, job.columns, job.sheet };
    for (const TableLanguage &language : job.languages) {
        if (!language.file.isEmpty())
            source.files.insert(language.tag, language.file);
    }
    return source;
}

QStringList filesOf(const TableJob &job)
{
    const TableSource source = sourceOf(job);
    QStringList paths;
    for (const TableLanguage &language : job.languages)
        paths.append(source.pathFor(language.tag));
    return paths;
}

std::optional<QByteArray> readRegularFile(const QString &path, QString &error)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.exists()) {
        error = Words::tr("There is no such file.");
    } else if (!info.isFile()) {
        error = Words::tr("It is not a file.");
    } else if (info.size() > SourceText::maxBytes) {
        error = Words::tr("It is larger than %1.").arg(QLocale().formattedDataSize(SourceText::maxBytes));
    } else if (!file.open(QIODevice::ReadOnly)) {
        error = Words::tr("It cannot be read: %1").arg(file.errorString());
    } else {
        const QByteArray bytes = file.read(SourceText::maxBytes + 1);
        if (file.error() == QFileDevice::NoError && bytes.size() <= SourceText::maxBytes)
            return bytes;
        error = Words::tr("It cannot be read: %1").arg(file.errorString());
    }
    return {};
}

QString writeRegularFile(const QString &path, const QByteArray &bytes)
{
    // Renaming over a device or a pipe would destroy it.
    if (const QFileInfo info(path); info.exists() && !info.isFile())
        return Words::tr("It is not a file that can be replaced.");
    QSaveFile file(path);
    // For folders that take no new files but let this one be written.
    file.setDirectWriteFallback(true);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Words::tr("It could not be written: %1").arg(file.errorString());
    return {};
}

TableFileRead readTableFile(const TableSource &source, const QString &language, const ReadBytes &readBytes)
{
    TableFileRead read = readOne(source, source.pathFor(language), language, readBytes);
    if (!read.file || source.source.isEmpty())
        return read;
    const TableFileRead paired = readOne(source, source.source, {}, readBytes);
    if (!paired.file)
        return paired;
    pairWithSource(*read.file, *paired.file);
    return read;
}

} // namespace lineup

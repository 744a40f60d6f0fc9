// SPDX-License-Identifier: Apache-2.0
#include "zipediting.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <memory>
#include <zip.h>

namespace lineup {

namespace {

struct ZipDiscard
{
    void operator()(zip_t *archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ZipDiscard>;

bool replaceEntry(zip_t *archive, const QString &name, const QByteArray &content)
{
    const QByteArray utf8 = name.toUtf8();
    const zip_int64_t index = zip_name_locate(archive, utf8.constData(), 0);
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (index < 0 || zip_stat_index(archive, zip_uint64_t(index), 0, &stat) != 0)
        return false;
    zip_source_t *source = zip_source_buffer(archive, content.constData(), zip_uint64_t(content.size()), 0);
    if (!source || zip_file_replace(archive, zip_uint64_t(index), source, 0) != 0) {
        if (source)
            zip_source_free(source);
        return false;
    }
    return !(stat.valid & ZIP_STAT_MTIME)
        || zip_file_set_mtime(archive, zip_uint64_t(index), stat.mtime, 0) == 0;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

} // namespace

QByteArray zipWithEntry(const QByteArray &bytes, const QString &name, const QByteArray &content,
                        QString &error)
{
    error = QCoreApplication::translate("lineup::Zip", "The file cannot be put together again.");
    // In a file, because libzip 1.7 frees a memory twice that it has changed a part of.
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("archive.zip"));
    if (!folder.isValid() || !write(path, bytes))
        return {};
    Archive archive(zip_open(QFile::encodeName(path).constData(), 0, nullptr));
    if (!archive || !replaceEntry(archive.get(), name, content) || zip_close(archive.get()) != 0)
        return {};
    static_cast<void>(archive.release());
    QFile file(path);
    const QByteArray result = file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    if (!result.isEmpty())
        error.clear();
    return result;
}

} // namespace lineup

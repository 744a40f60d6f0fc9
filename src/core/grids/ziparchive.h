// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "readcontrol.h"

#include <QByteArray>
#include <QHash>
#include <QIODevice>
#include <QString>

#include <memory>

struct zip;
struct zip_file;

namespace lineup {

inline constexpr qint64 maxZipBytes = 128 * 1024 * 1024; // of the file
inline constexpr qint64 maxZipOutput = 256 * 1024 * 1024; // of all that is read out of it
inline constexpr qint64 maxZipEntries = 2000;
inline constexpr qint64 maxZipRatio = 200; // of an entry, after its first freeZipOutput bytes
inline constexpr qint64 freeZipOutput = 1024 * 1024;

// A ZIP file from outside, read only. Nothing that its headers say is believed: what comes out is counted,
// and no memory is taken for sizes that are only announced. Encrypted ones, names that lead out of a folder,
// links and doubled names are refused as a whole. One thread at a time; devices must not outlive it.
class ZipArchive
{
public:
    // `bytes` stay shared. Null, and `error` for people, when it is refused.
    static std::unique_ptr<ZipArchive> open(const QByteArray &bytes, const ReadControl &control,
                                            QString &error);
    ~ZipArchive();
    Q_DISABLE_COPY_MOVE(ZipArchive)

    bool contains(const QString &name) const { return m_entries.contains(name); }
    // Open for reading, sequential. Null: there is no such entry, or it cannot be read. When a limit is
    // reached the device stops with an error; see ZipEntry::refusal().
    std::unique_ptr<class ZipEntry> entry(const QString &name);

private:
    friend class ZipEntry;
    struct Entry
    {
        qint64 index = 0;
        qint64 packed = 0; // announced, but never more than the file has
    };

    explicit ZipArchive(const QByteArray &bytes, const ReadControl &control);
    QString takeEntries();
    QString takeEntry(qint64 index);

    const QByteArray m_bytes;
    const ReadControl m_control;
    zip *m_zip = nullptr;
    QHash<QString, Entry> m_entries;
    qint64 m_output = 0;
};

// One file of an archive while it is unpacked.
class ZipEntry : public QIODevice
{
    Q_OBJECT
public:
    ~ZipEntry() override;

    bool isSequential() const override { return true; }
    // For people; empty unless the device stopped early.
    QString refusal() const { return m_refusal; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    friend class ZipArchive;
    ZipEntry(ZipArchive *archive, zip_file *file, qint64 packed);
    QString excess(qint64 more) const;

    ZipArchive *m_archive;
    zip_file *m_file;
    qint64 m_packed;
    qint64 m_output = 0;
    QString m_refusal;
};

} // namespace lineup

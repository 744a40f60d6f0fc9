// SPDX-License-Identifier: Apache-2.0
#include "ziparchive.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <sys/stat.h>
#include <zip.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct ZipText
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Zip)
};

constexpr QByteArrayView oleMagic("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");

bool isDangerousName(const QString &name)
{
    const auto parts = QStringView(name).split(u'/');
    return name.isEmpty() || name.startsWith(u'/') || name.contains(u'\\') || name.contains(QChar::Null)
        || (name.size() > 1 && name.at(1) == u':')
        || std::any_of(parts.begin(), parts.end(), [](QStringView part) { return part == u".."; });
}

bool isLink(zip *archive, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    return zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0
        && system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16);
}

QString tooLarge()
{
    return ZipText::tr(
        "The file unpacks to far more than it should. It is not read, because it may be made to "
        "fill the memory.");
}

} // namespace

ZipArchive::ZipArchive(const QByteArray &bytes, const ReadControl &control)
    : m_bytes(bytes)
    , m_control(control)
{ }

ZipArchive::~ZipArchive()
{
    if (m_zip)
        zip_discard(m_zip);
}

std::unique_ptr<ZipArchive> ZipArchive::open(const QByteArray &bytes, const ReadControl &control,
                                             QString &error)
{
    if (bytes.size() > maxZipBytes) {
        error = ZipText::tr("The file is larger than %1.").arg(QLocale().formattedDataSize(maxZipBytes));
        return nullptr;
    }
    if (bytes.startsWith(oleMagic)) {
        error = ZipText::tr(
            "The file is protected with a password or in the format of Excel 97. Save it without "
            "a password as an Excel workbook (.xlsx).");
        return nullptr;
    }
    std::unique_ptr<ZipArchive> archive(new ZipArchive(bytes, control));
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t *source
        = zip_source_buffer_create(archive->m_bytes.constData(), zip_uint64_t(bytes.size()), 0, &problem);
    archive->m_zip = source ? zip_open_from_source(source, ZIP_RDONLY, &problem) : nullptr;
    if (source && !archive->m_zip)
        zip_source_free(source);
    zip_error_fini(&problem);
    error = archive->m_zip ? archive->takeEntries()
                           : ZipText::tr("The file is damaged, or it is not an Excel workbook (.xlsx).");
    return error.isEmpty() ? std::move(archive) : nullptr;
}

QString ZipArchive::takeEntries()
{
    const zip_int64_t count = zip_get_num_entries(m_zip, 0);
    if (count > maxZipEntries) {
        return ZipText::tr("The file holds %1 parts, more than a workbook has. It is not read.")
            .arg(QLocale().toString(qlonglong(count)));
    }
    for (zip_int64_t index = 0; index < count; ++index) {
        const QString problem = m_control.mustStop() ? m_control.reason() : takeEntry(index);
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

QString ZipArchive::takeEntry(qint64 index)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_zip, zip_uint64_t(index), ZIP_FL_ENC_GUESS, &stat) != 0 || !stat.name)
        return ZipText::tr("The file is damaged, or it is not an Excel workbook (.xlsx).");
    const QString name = QString::fromUtf8(stat.name);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return ZipText::tr("The file is protected with a password. Save it without one.");
    if (isDangerousName(name) || isLink(m_zip, zip_uint64_t(index)))
        return ZipText::tr("The file holds parts whose names lead out of it. It is not read.");
    if (m_entries.contains(name))
        return ZipText::tr("The file holds two parts of the same name. It is not read.");
    m_entries.insert(name, { index, std::min(qint64(stat.comp_size), qint64(m_bytes.size())) });
    return {};
}

std::unique_ptr<ZipEntry> ZipArchive::entry(const QString &name)
{
    const auto found = m_entries.constFind(name);
    if (found == m_entries.cend())
        return nullptr;
    zip_file_t *file = zip_fopen_index(m_zip, zip_uint64_t(found->index), 0);
    if (!file)
        return nullptr;
    std::unique_ptr<ZipEntry> device(new ZipEntry(this, file, found->packed));
    device->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return device;
}

ZipEntry::ZipEntry(ZipArchive *archive, zip_file *file, qint64 packed)
    : m_archive(archive)
    , m_file(file)
    , m_packed(packed)
{ }

ZipEntry::~ZipEntry()
{
    zip_fclose(m_file);
}

QString ZipEntry::excess(qint64 more) const
{
    const qint64 entry = m_output + more;
    if (m_archive->m_output + more > maxZipOutput)
        return tooLarge();
    if (entry > freeZipOutput && (entry - freeZipOutput) / maxZipRatio > m_packed)
        return tooLarge();
    return {};
}

qint64 ZipEntry::readData(char *data, qint64 maxSize)
{
    if (!m_refusal.isEmpty())
        return -1;
    if (m_archive->m_control.mustStop()) {
        m_refusal = m_archive->m_control.reason();
        setErrorString(m_refusal);
        return -1;
    }
    const zip_int64_t got = zip_fread(m_file, data, zip_uint64_t(std::min<qint64>(maxSize, 64 * 1024)));
    if (got < 0)
        m_refusal = ZipText::tr("The file is damaged: a part of it cannot be unpacked.");
    else
        m_refusal = excess(got);
    if (!m_refusal.isEmpty()) {
        setErrorString(m_refusal);
        return -1;
    }
    m_output += got;
    m_archive->m_output += got;
    return got > 0 || maxSize == 0 ? got : -1;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "ziptools.h"

#include <QProcess>
#include <QtEndian>

#include <zip.h>

namespace lineup::test {

using namespace Qt::StringLiterals;

namespace {

const QByteArray head("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
const QByteArray mainSpace("xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"");
const QByteArray officeSpace("http://schemas.openxmlformats.org/officeDocument/2006/relationships");
const QByteArray packageSpace("xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"");

QByteArray relation(const QByteArray &id, const QByteArray &type, const QByteArray &target)
{
    return "<Relationship Id=\"" + id + "\" Type=\"" + officeSpace + '/' + type + "\" Target=\"" + target
        + "\"/>";
}

} // namespace

QByteArray zipped(const ZipParts &parts, const QString &password)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto &[name, bytes] : parts) {
        zip_source_t *source = zip_source_buffer(zip, bytes.constData(), zip_uint64_t(bytes.size()), 0);
        const zip_int64_t index = zip_file_add(zip, name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8);
        if (!password.isEmpty())
            zip_file_set_encryption(zip, zip_uint64_t(index), ZIP_EM_AES_256, password.toUtf8().constData());
    }
    QByteArray result;
    if (zip_close(zip) == 0 && zip_source_open(target) == 0) {
        char buffer[8192];
        for (zip_int64_t got = 0; (got = zip_source_read(target, buffer, sizeof(buffer))) > 0;)
            result.append(buffer, got);
        zip_source_close(target);
    }
    zip_source_free(target);
    zip_error_fini(&error);
    return result;
}

ZipParts workbookParts(const QByteArray &sheetData, const QByteArray &sharedStrings, const QByteArray &styles)
{
    return {
        { u"_rels/.rels"_s,
          head + "<Relationships " + packageSpace + ">"
              + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>" },
        { u"xl/workbook.xml"_s,
          head + "<workbook " + mainSpace + " xmlns:r=\"" + officeSpace
              + "\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" },
        { u"xl/_rels/workbook.xml.rels"_s,
          head + "<Relationships " + packageSpace + ">"
              + relation("rId1", "worksheet", "worksheets/sheet1.xml")
              + relation("rId2", "sharedStrings", "sharedStrings.xml")
              + relation("rId3", "styles", "/xl/styles.xml") + "</Relationships>" },
        { u"xl/sharedStrings.xml"_s, head + "<sst " + mainSpace + ">" + sharedStrings + "</sst>" },
        { u"xl/styles.xml"_s, head + "<styleSheet " + mainSpace + ">" + styles + "</styleSheet>" },
        { u"xl/worksheets/sheet1.xml"_s,
          head + "<worksheet " + mainSpace + "><sheetData>" + sheetData + "</sheetData></worksheet>" },
    };
}

void replacePart(ZipParts &parts, const QString &name, const QByteArray &bytes)
{
    for (auto &part : parts) {
        if (part.first == name)
            part.second = bytes;
    }
}

QByteArray withAnnouncedSizes(QByteArray zip, int index, quint32 packed, quint32 unpacked)
{
    qsizetype entry = -1;
    for (int i = 0; i <= index; ++i)
        entry = zip.indexOf("PK\x01\x02", entry + 1);
    const auto local = qsizetype(qFromLittleEndian<quint32>(zip.constData() + entry + 42));
    qToLittleEndian(packed, zip.data() + entry + 20);
    qToLittleEndian(unpacked, zip.data() + entry + 24);
    qToLittleEndian(packed, zip.data() + local + 18);
    qToLittleEndian(unpacked, zip.data() + local + 22);
    return zip;
}

QString pythonWorkbook(const QString &kind, const QString &folder, QString &skip)
{
    // The distribution's modules belong to the distribution's Python, which may be another one.
    for (const QString &program : { QStringLiteral(PYTHON), u"/usr/bin/python3"_s }) {
        QProcess python;
        python.start(program, { QStringLiteral(XLSX_FIXTURES), kind, folder });
        if (!python.waitForFinished(120'000)) {
            skip = u"Python did not start or did not end."_s;
            continue;
        }
        const QString output = QString::fromUtf8(python.readAllStandardOutput()).trimmed();
        if (python.exitCode() == 0) {
            skip.clear();
            return output;
        }
        skip = python.exitCode() == 77 ? output : QString();
        if (skip.isEmpty())
            qWarning("%s", python.readAllStandardError().constData());
    }
    return {};
}

} // namespace lineup::test

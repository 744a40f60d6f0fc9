// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "xlsxstyles.h"
#include "ziparchive.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace lineup {

struct XlsxSheetRead
{
    std::optional<XlsxSheet> sheet; // unset: `error` says why, for people
    QString error;
};

// An Excel workbook (.xlsx) from anybody, read only. Its limits are those of ZipArchive, GuardedXml and
// xlsxtypes.h. Blocks: for worker threads, one at a time.
class XlsxWorkbook
{
public:
    // Null, and `error` for people, when it cannot be read.
    static std::unique_ptr<XlsxWorkbook> open(const QByteArray &bytes, const ReadControl &control,
                                              QString &error);

    // Worksheets in their order, without chart sheets.
    QList<XlsxSheetName> sheets() const;
    const QList<XlsxDefinedName> &definedNames() const { return m_definedNames; }
    // Names are compared as Excel does, without regard to case.
    XlsxSheetRead read(const QString &name);
    // The name of the part that a sheet is in, and what stands there; empty: it cannot be read.
    QString partOf(const QString &name) const;
    QByteArray partBytes(const QString &part);

private:
    struct Part
    {
        XlsxSheetName name;
        QString path; // empty: no worksheet
    };
    struct Relation
    {
        QString id;
        QString type; // behind the last "/": "worksheet"
        QString target; // a path in the archive
    };

    explicit XlsxWorkbook(std::unique_ptr<ZipArchive> archive)
        : m_archive(std::move(archive))
    { }

    QString openParts();
    QString readWorkbook(const QString &path);
    QString readShared(const QList<Relation> &relations);
    QList<Relation> relations(const QString &part, QString &error);

    std::unique_ptr<ZipArchive> m_archive;
    QList<Part> m_parts;
    QList<XlsxDefinedName> m_definedNames;
    QStringList m_strings;
    QList<XlsxFormat> m_styles;
    bool m_since1904 = false;
};

} // namespace lineup

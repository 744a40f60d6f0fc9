// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace lineup::test {

using ZipParts = QList<QPair<QString, QByteArray>>;

// A ZIP file of these parts, in their order. Empty when it could not be made.
QByteArray zipped(const ZipParts &parts, const QString &password = {});

// The parts of a workbook with one sheet "Sheet1" of this XML inside <sheetData>. What stands between is as
// spreadsheet programs write it.
ZipParts workbookParts(const QByteArray &sheetData, const QByteArray &sharedStrings = {},
                       const QByteArray &styles = {});
void replacePart(ZipParts &parts, const QString &name, const QByteArray &bytes);

// Sets the sizes that the directory and the local header announce for the entry of this index.
QByteArray withAnnouncedSizes(QByteArray zip, int index, quint32 packed, quint32 unpacked);

// Runs xlsxfixtures.py with `kind`; the path of what it made in `folder`, or empty with `skip` set to why.
QString pythonWorkbook(const QString &kind, const QString &folder, QString &skip);

} // namespace lineup::test

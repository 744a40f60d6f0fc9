// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "xlsxstyles.h"

#include <QStringList>

namespace lineup {

class GuardedXml;

// Reads one worksheet's part. What it refers to must outlive it. read() once.
class XlsxSheetReader
{
public:
    XlsxSheetReader(GuardedXml &xml, const QStringList &strings, const QList<XlsxFormat> &styles,
                    bool since1904)
        : m_xml(xml)
        , m_strings(strings)
        , m_styles(styles)
        , m_since1904(since1904)
    { }

    // The sheet as far as it could be read; error() says whether that is all of it.
    XlsxSheet read(const QString &name);
    QString error() const { return m_error; }

private:
    void readColumn();
    bool readRow();
    bool readCell(XlsxRow &row);
    bool placeCell(XlsxCell &cell, const XlsxRow &row);
    void take(XlsxCell &cell, const QString &type, const QString &value, int style);
    bool add(XlsxRow &row, XlsxCell cell);
    void readMerged();
    void warn(qint64 row, const QString &message);

    GuardedXml &m_xml;
    const QStringList &m_strings;
    const QList<XlsxFormat> &m_styles;
    const bool m_since1904;
    XlsxSheet m_sheet;
    qsizetype m_cells = 0;
    QString m_error;
};

} // namespace lineup

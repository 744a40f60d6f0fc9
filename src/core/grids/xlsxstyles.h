// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "xlsxtypes.h"

namespace lineup {

class GuardedXml;

// What a number format makes of a number.
enum class XlsxFormat : quint8 { Plain, Date, Time, DateTime, Duration };

XlsxFormat xlsxBuiltInFormat(int id);
XlsxFormat xlsxFormatOf(QStringView code); // "d.m.yyyy h:mm"

// The formats of a workbook's styles, by the number that cells name.
QList<XlsxFormat> readXlsxStyles(GuardedXml &xml);

// The number as the file has it, "45982.5", in the words of XlsxKind.
XlsxCell xlsxNumber(const QString &number, XlsxFormat format, bool since1904);

} // namespace lineup

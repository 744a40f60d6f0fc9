// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace lineup {

class GuardedXml;

// The text of the current element, which is read to its end: plain or in runs of different looks, without the
// reading aids of East Asian texts.
QString readXlsxText(GuardedXml &xml);

// "_x000D_" stands for a character that XML cannot hold, "_x005F_" for an underscore that would begin one.
QString xlsxUnescaped(const QString &text);

// The workbook's shared strings. False: there are more than maxXlsxStrings.
bool readXlsxStrings(GuardedXml &xml, QStringList &strings);

} // namespace lineup

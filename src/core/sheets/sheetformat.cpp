// SPDX-License-Identifier: Apache-2.0
#include "sheetformat.h"

#include "sheets/csvsheet.h"
#include "sheets/htmlsheet.h"
#include "sheets/jsonsheet.h"
#include "sheets/markdownsheet.h"
#include "sheets/xlsxsheet.h"

#include <algorithm>

namespace lineup {

namespace {

const SheetFormat *firstWith(const QList<SheetFormat> &formats, const auto &fits)
{
    const auto found = std::find_if(formats.begin(), formats.end(), fits);
    return found == formats.end() ? nullptr : &*found;
}

} // namespace

const SheetFormat *SheetFormats::find(QStringView id) const
{
    return firstWith(m_formats, [id](const SheetFormat &format) { return format.id == id; });
}

const SheetFormat *SheetFormats::forFileName(const QString &fileName) const
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    if (dot < 0)
        return nullptr;
    const QString ending = fileName.mid(dot + 1).toLower();
    return firstWith(m_formats,
                     [&ending](const SheetFormat &format) { return format.endings.contains(ending); });
}

QList<SheetFormat> coreSheetFormats()
{
    return { xlsxFormat(), htmlFormat(), csvFormat(), tsvFormat(), markdownFormat(), jsonFormat() };
}

} // namespace lineup

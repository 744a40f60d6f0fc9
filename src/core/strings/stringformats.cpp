// SPDX-License-Identifier: Apache-2.0
#include "stringformats.h"

#include "grids/csvtable.h"
#include "gridstrings.h"
#include "jsonstrings.h"
#include "languagetags.h"
#include "pofile.h"
#include "qttsfile.h"
#include "renpyfile.h"
#include "stringwords.h"
#include "xlifffile.h"

#include <QFileInfo>
#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

const QList<StringFormat> &stringFormats()
{
    static const QList<StringFormat> formats{
        poFormat(),          xliffFormat(),      qtTsFormat(),        renpyFormat(),
        jsonStringsFormat(), csvStringsFormat(), xlsxStringsFormat(),
    };
    return formats;
}

const StringFormat *findStringFormat(QStringView id)
{
    for (const StringFormat &format : stringFormats()) {
        if (format.id == id)
            return &format;
    }
    return nullptr;
}

StringReadResult readStrings(const QByteArray &bytes, const QString &fileName,
                             const StringReadOptions &options)
{
    // A workbook is no text.
    const bool isArchive = bytes.startsWith("PK\3\4");
    const SourceText text = isArchive ? SourceText::opaque(bytes) : SourceText::read(bytes);
    if (!text.isValid())
        return { {}, text.error() };
    const QString ending = QFileInfo(fileName).suffix().toLower();
    const StringFormat *format = nullptr;
    for (const StringFormat &candidate : stringFormats()) {
        if (candidate.recognises(text, ending) && (!format || candidate.endings.contains(ending)))
            format = &candidate;
    }
    if (!format)
        return { {}, StringWords::tr("This is not a file of strings that can be read here.") };
    StringReadOptions known = options;
    if (known.language.isEmpty()) {
        known.language = languageOfPath(fileName);
        known.languageIsHint = true;
    }
    known.likelyTabs = isTabEnding(ending);
    StringReadResult result = format->read(text, known);
    if (!result.file)
        return result;
    StringFile &file = *result.file;
    if (text.firstInvalid() >= 0) {
        file.warnings.prepend(
            { text.line(text.firstInvalid()),
              StringWords::tr("The file is not valid UTF-8; what is unreadable is kept as it "
                              "is.") });
    }
    if (!text.isEditable() && !isArchive) {
        file.warnings.prepend(
            { 0,
              StringWords::tr("The file's encoding, %1, cannot be written back exactly, so the "
                              "file can only be read.")
                  .arg(QString::fromLatin1(text.encoding())) });
    }
    return result;
}

} // namespace lineup

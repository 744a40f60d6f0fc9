// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringfile.h"

#include <QList>

namespace lineup {

// A format of files of strings. To add one, add its pair of files and a line in stringformats.cpp.
struct StringFormat
{
    QString id;
    QString (*name)() = nullptr; // for people
    QStringList endings; // without dot
    // The content is of this format, as far as its beginning tells; endings only decide between several.
    bool (*recognises)(const SourceText &text, const QString &ending) = nullptr;
    StringReadResult (*read)(const SourceText &text, const StringReadOptions &options) = nullptr;
};

const QList<StringFormat> &stringFormats();
// nullptr: there is none of that id.
const StringFormat *findStringFormat(QStringView id);

// Reads a file in whatever format it is. Blocking for as long as the file is large; for a worker.
StringReadResult readStrings(const QByteArray &bytes, const QString &fileName,
                             const StringReadOptions &options = {});

} // namespace lineup

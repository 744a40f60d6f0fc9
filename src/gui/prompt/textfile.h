// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineup {

// What reading a text file gave: either the text or, for people, why there is none.
struct TextFile
{
    QString text; // line ends are "\n", the byte order mark is gone
    QString error; // empty: the file was read
};

// Reads a UTF-8 file, or a UTF-16 one that says so by its byte order mark; never more than `maxBytes`.
// Blocks: call it on a worker thread.
TextFile readTextFile(const QString &path, qint64 maxBytes);

} // namespace lineup

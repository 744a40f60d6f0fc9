// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace lineup {

// The ZIP file with other contents for one of its entries. Every other entry stays as it is, packed bytes,
// time and order; so does the time of this one. `error` for people, and no bytes, where it cannot be made.
// For files that ZipArchive has accepted. Blocks.
QByteArray zipWithEntry(const QByteArray &bytes, const QString &name, const QByteArray &content,
                        QString &error);

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace lineup {

// Offset of the first byte that begins no valid character; -1: there is none. UTF-8 after Unicode's table of
// well-formed sequences: no overlong forms, no surrogates.
qsizetype firstInvalidUtf8(QByteArrayView bytes);
// Lone surrogates and half a unit at the end are invalid.
qsizetype firstInvalidUtf16(QByteArrayView bytes, bool bigEndian);

} // namespace lineup

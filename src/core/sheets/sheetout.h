// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheetformat.h"

#include <QByteArray>

class QIODevice;

namespace lineup {

// Where a writer of text puts its bytes: gathered into large writes, and after the first failure or a cancel
// nothing more is written. Belongs to one call of a writer.
class SheetOut
{
public:
    SheetOut(QIODevice *device, SheetProgress &progress);

    void write(const QByteArray &bytes);
    // False: stop, the result says why.
    bool rowDone(qsizetype done, qsizetype of);
    // Call last: writes what is left.
    SheetResult result();

private:
    void flush();

    QIODevice *m_device;
    SheetProgress &m_progress;
    QByteArray m_waiting;
    bool m_failed = false;
};

} // namespace lineup

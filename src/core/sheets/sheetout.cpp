// SPDX-License-Identifier: Apache-2.0
#include "sheetout.h"

#include <QCoreApplication>
#include <QIODevice>

namespace lineup {

namespace {

constexpr qsizetype gather = 256 * 1024;

} // namespace

SheetOut::SheetOut(QIODevice *device, SheetProgress &progress)
    : m_device(device)
    , m_progress(progress)
{ }

void SheetOut::write(const QByteArray &bytes)
{
    m_waiting += bytes;
    if (m_waiting.size() >= gather)
        flush();
}

bool SheetOut::rowDone(qsizetype done, qsizetype of)
{
    m_progress.rowsDone(done, of);
    return !m_failed && !m_progress.isCancelled();
}

SheetResult SheetOut::result()
{
    if (m_progress.isCancelled())
        return SheetResult::cancelled();
    flush();
    if (!m_failed)
        return {};
    return SheetResult::failed(
        QCoreApplication::translate("lineup::SheetOut", "The sheet could not be written: %1.")
            .arg(m_device->errorString()));
}

void SheetOut::flush()
{
    if (!m_failed && !m_waiting.isEmpty() && m_device->write(m_waiting) != m_waiting.size())
        m_failed = true;
    m_waiting.clear();
}

} // namespace lineup

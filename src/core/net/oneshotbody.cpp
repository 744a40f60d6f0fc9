// SPDX-License-Identifier: Apache-2.0
#include "oneshotbody.h"

#include <cstring>

namespace lineup {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::seek(qint64 position)
{
    return position >= m_read && QIODevice::seek(position);
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = qMin(maxSize, m_bytes.size() - pos());
    if (count <= 0)
        return 0;
    if (m_read == 0)
        Q_EMIT firstRead();
    std::memcpy(data, m_bytes.constData() + pos(), size_t(count));
    m_read = pos() + count;
    return count;
}

} // namespace lineup

// SPDX-License-Identifier: Apache-2.0
#include "secret.h"

#include <utility>

namespace lineup {

Secret::Secret(QByteArray bytes)
    : m_bytes(std::move(bytes))
{ }

Secret::~Secret()
{
    wipe();
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

void Secret::wipe()
{
    if (m_bytes.isDetached()) {
        // Through volatile, so that the compiler does not drop a write to memory that is freed next.
        volatile char *bytes = m_bytes.data();
        for (qsizetype i = 0; i < m_bytes.size(); ++i)
            bytes[i] = 0;
    }
    m_bytes.clear();
}

} // namespace lineup

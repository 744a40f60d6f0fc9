// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

class QDebug;

namespace lineup {

// A key. It cannot be printed, compared with text by accident or turned into a QString without saying so; its
// bytes are overwritten when the last copy goes (best effort: Qt's network classes keep their own copies).
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    ~Secret();
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;

    bool isEmpty() const { return m_bytes.isEmpty(); }
    // For building a request header or writing to the keychain; nothing else.
    const QByteArray &reveal() const { return m_bytes; }

    friend QDebug operator<<(QDebug, const Secret &) = delete;

private:
    void wipe();
    QByteArray m_bytes;
};

} // namespace lineup
